package inr.backend;

/** A right plan that this backend cannot train; the message says why and what helps. */
public final class UnsupportedPlanException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With reason and remedy. */
  public UnsupportedPlanException(String message) {
    super(message);
  }
}
