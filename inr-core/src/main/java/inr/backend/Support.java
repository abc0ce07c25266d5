package inr.backend;

/**
 * Whether a backend can train a network.
 *
 * @param supported whether it can
 * @param reason empty, or why not and what helps
 */
public record Support(boolean supported, String reason) {
  /** Yes. */
  public static Support yes() {
    return new Support(true, "");
  }

  /** No, for a reason that names the remedy. */
  public static Support no(String reason) {
    return new Support(false, reason);
  }
}
