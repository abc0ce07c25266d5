package inr.structure;

/**
 * A distance of sounds that are heard through a filter.
 *
 * @param heard the distance behind it
 */
record KWeighted(Structure heard, KWeighting filter) implements Structure {
  @Override
  public double at(double[][] target, double[][] prediction, double share, double[][] slopes) {
    double[][] slope = new double[target.length][target[0].length];
    double value = heard.at(through(target), through(prediction), share, slope);
    for (int c = 0; c < slopes.length; c++) {
      double[] back = filter.back(slope[c]);
      for (int i = 0; i < back.length; i++) {
        slopes[c][i] += back[i];
      }
    }
    return value;
  }

  private double[][] through(double[][] sound) {
    double[][] filtered = new double[sound.length][];
    for (int c = 0; c < sound.length; c++) {
      filtered[c] = filter.of(sound[c]);
    }
    return filtered;
  }
}
