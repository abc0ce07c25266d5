package inr.backend;

/** A backend that was asked for by name cannot be used on this machine; the message says why. */
public final class MissingDeviceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the backend and what is missing. */
  public MissingDeviceException(String message) {
    super(message);
  }
}
