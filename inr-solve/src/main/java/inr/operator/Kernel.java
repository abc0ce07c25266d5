package inr.operator;

/**
 * What a sample is in terms of its neighbours when a picture changes size; a reduction stretches
 * the kernel by its factor, so that nothing aliases beyond what the kernel lets through.
 *
 * <p>The kernels of Pillow; {@link #BICUBIC} is MATLAB's {@code imresize} too.
 */
public enum Kernel {
  /** Mean of the cells that a cell covers; enlarging repeats samples. */
  MEAN(0.5) {
    @Override
    public double at(double x) {
      return x > -0.5 && x <= 0.5 ? 1 : 0;
    }
  },

  /** Keys' cubic with a = −½. */
  BICUBIC(2) {
    @Override
    public double at(double x) {
      double r = Math.abs(x);
      if (r < 1) {
        return ((A + 2) * r - (A + 3)) * r * r + 1;
      }
      return r < 2 ? (((r - 5) * r + 8) * r - 4) * A : 0;
    }
  },

  /** sinc(x)·sinc(x/3) on (−3, 3), sinc(x) = sin(πx)/(πx). */
  LANCZOS(3) {
    @Override
    public double at(double x) {
      return x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0;
    }
  };

  private static final double A = -0.5;

  private final double support;

  Kernel(double support) {
    this.support = support;
  }

  /** The kernel is 0 beyond this distance, in samples of the coarser picture. */
  double support() {
    return support;
  }

  /** The kernel at a distance of x samples. */
  public abstract double at(double x);

  private static double sinc(double x) {
    double angle = Math.PI * x;
    return x == 0 ? 1 : StrictMath.sin(angle) / angle;
  }
}
