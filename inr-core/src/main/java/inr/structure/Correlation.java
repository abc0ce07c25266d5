package inr.structure;

/**
 * Mean over frames of |ρ(L̂, R̂) − ρ(L, R)|, ρ = Σ(l − l̄)(r − r̄)/√(Σ(l − l̄)²·Σ(r − r̄)² + 10⁻⁸);
 * what is left behind the last whole frame is left out.
 *
 * @param frame samples
 */
record Correlation(int frame) implements Structure {
  private static final double FLOOR = 1e-8;

  @Override
  public double at(double[][] target, double[][] prediction, double share, double[][] slopes) {
    int frames = target[0].length / frame;
    double sum = 0;
    for (int m = 0; m < frames; m++) {
      double wanted = new Frame(target, m * frame).rho;
      Frame predicted = new Frame(prediction, m * frame);
      double missed = predicted.rho - wanted;
      sum += Math.abs(missed);
      predicted.addSlope(share * Math.signum(missed) / frames, slopes);
    }
    return sum / frames;
  }

  /** ρ of the first two channels of a sound from a sample on. */
  double rho(double[][] sound, int from) {
    return new Frame(sound, from).rho;
  }

  private final class Frame {
    private final int from;
    private final double[] left;
    private final double[] right;
    private final double lefts;
    private final double rights;
    private final double products;
    private final double root;
    private final double rho;

    Frame(double[][] sound, int from) {
      this.from = from;
      left = centred(sound[0]);
      right = centred(sound[1]);
      lefts = product(left, left);
      rights = product(right, right);
      products = product(left, right);
      root = Math.sqrt(lefts * rights + FLOOR);
      rho = products / root;
    }

    private double[] centred(double[] line) {
      double sum = 0;
      for (int i = 0; i < frame; i++) {
        sum += line[from + i];
      }
      double[] rest = new double[frame];
      for (int i = 0; i < frame; i++) {
        rest[i] = line[from + i] - sum / frame;
      }
      return rest;
    }

    private double product(double[] a, double[] b) {
      double sum = 0;
      for (int i = 0; i < frame; i++) {
        sum += a[i] * b[i];
      }
      return sum;
    }

    /** Of centred numbers, whose slope has a mean of 0 already. */
    void addSlope(double share, double[][] slopes) {
      double cube = products / (root * root * root);
      for (int i = 0; i < frame; i++) {
        slopes[0][from + i] += share * (right[i] / root - cube * rights * left[i]);
        slopes[1][from + i] += share * (left[i] / root - cube * lefts * right[i]);
      }
    }
  }
}
