package inr.circuit;

/** The parameters of a network: one flat vector and its layout. */
public final class Parameters {
  private final ParameterLayout layout;
  private final float[] values;

  /**
   * Parameters in a layout.
   *
   * @param values as many as the layout says; owned from now on
   */
  public Parameters(ParameterLayout layout, float[] values) {
    if (values.length != layout.size()) {
      throw new IllegalArgumentException(
          "network has " + layout.size() + " parameters but " + values.length + " were given");
    }
    this.layout = layout;
    this.values = values;
  }

  /** Where each tensor lies. */
  public ParameterLayout layout() {
    return layout;
  }

  /** The vector itself, not a copy. */
  public float[] values() {
    return values;
  }

  /** A copy of the vector in double precision. */
  public double[] doubles() {
    double[] doubles = new double[values.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
