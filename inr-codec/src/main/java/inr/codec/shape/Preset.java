package inr.codec.shape;

/**
 * How large the networks are: small pictures cannot pay for large ones.
 *
 * <p>The sizes are those of Cool-chic 5 (Ladune et al. 2026, arXiv 2605.02726).
 */
public enum Preset {
  /** Low: 481 parameters for an RGB picture with grids 1:1 to 1:64. */
  LOP(0, 6, 2, 8, 1),
  /** Medium: 1,007 parameters. */
  MOP(1, 10, 4, 16, 2),
  /** High: 1,857 parameters. */
  HOP(2, 14, 6, 48, 2),
  /** Very high: 2,621 parameters. */
  VHOP(3, 20, 6, 64, 2);

  private final int number;
  private final int neighbours;
  private final int features;
  private final int width;
  private final int residuals;

  Preset(int number, int neighbours, int features, int width, int residuals) {
    this.number = number;
    this.neighbours = neighbours;
    this.features = features;
    this.width = width;
    this.residuals = residuals;
  }

  /** What a file calls it. */
  public int number() {
    return number;
  }

  /** Neighbours N of a symbol that predict it: the first N of {@link Neighbour#byPriority}. */
  public int neighbours() {
    return neighbours;
  }

  /** Features F of coarser grids that predict it too. */
  public int features() {
    return features;
  }

  /** Inputs C = N + F of the prediction: the neighbours, then the features. */
  public int context() {
    return neighbours + features;
  }

  /** Hidden units of the synthesis. */
  public int width() {
    return width;
  }

  /** Residual convolutions 3 x 3 of the synthesis. */
  public int residuals() {
    return residuals;
  }
}
