package inr.codec.shape;

/**
 * What the networks' sizes follow from.
 *
 * @param preset how large the networks are
 * @param channels samples of a pixel O, 1 to 4
 * @param finest level of the finest latent, 0 to {@value #LAST_FINEST}
 * @param coarsest level of the coarsest, {@code finest} to {@value #LAST_LEVEL}
 */
public record Shape(Preset preset, int channels, int finest, int coarsest) {
  /** The finest latent may at most be this coarse. */
  public static final int LAST_FINEST = 2;

  /** No grid is coarser. */
  public static final int LAST_LEVEL = 8;

  public Shape {
    if (channels < 1
        || channels > 4
        || finest < 0
        || finest > LAST_FINEST
        || coarsest < finest
        || coarsest > LAST_LEVEL) {
      throw new IllegalArgumentException(
          "shape has "
              + channels
              + " channels and levels "
              + finest
              + " to "
              + coarsest
              + "; 1 to 4 channels, a finest level of 0 to "
              + LAST_FINEST
              + " and a coarsest of at most "
              + LAST_LEVEL
              + " are accepted");
    }
  }

  /** Inputs I of the synthesis: one for each latent. */
  public int latents() {
    return coarsest - finest + 1;
  }

  /** The grids of a picture or tile. */
  public Pyramid pyramid(int width, int height) {
    return Pyramid.of(width, height, finest, coarsest);
  }

  /** The tensors of the networks. */
  public Layout layout() {
    return Layout.of(this);
  }
}
