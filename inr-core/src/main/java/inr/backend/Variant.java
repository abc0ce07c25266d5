package inr.backend;

/**
 * One of the ways in which a backend can compute the same.
 *
 * @param name what is particular about it
 * @param backend the backend, made to go this way
 */
public record Variant(String name, Backend backend) {
  /** A backend as it is. */
  public static Variant usual(Backend backend) {
    return new Variant("usual", backend);
  }
}
