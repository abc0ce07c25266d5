package inr.codec.shape;

/**
 * One grid of symbols.
 *
 * @param level i: a symbol stands for 2^i x 2^i pixels
 * @param hyper whether it only helps to predict others and is not drawn
 * @param width columns, ⌈picture/2^i⌉
 * @param height rows, likewise
 */
public record Plane(int level, boolean hyper, int width, int height) {
  /** Least symbol. */
  public static final int LEAST = -64;

  /** Largest symbol. */
  public static final int LARGEST = 63;

  /** Number of symbols. */
  public int size() {
    return width * height;
  }

  /** {@code latent 0}, {@code hyperlatent 4}. */
  public String name() {
    return (hyper ? "hyperlatent " : "latent ") + level;
  }
}
