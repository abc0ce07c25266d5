package inr.samples;

/**
 * Noise from an integer hash: the same numbers on every machine.
 *
 * <p>Smooth noise is gradient noise with quintic blending: each lattice point has a random slope,
 * and the value at (x, y) blends the four planes around it. It has zero mean and lies within [−1,
 * 1].
 *
 * @see <a href="https://doi.org/10.1145/566654.566636">Perlin 2002, Improving noise</a>
 */
final class Noise {
  private Noise() {}

  /** 32 well-mixed bits of a lattice point. */
  static int hash(int x, int y, int seed) {
    int h = x * 0x9E3779B1 ^ y * 0x85EBCA77 ^ seed * 0xC2B2AE3D;
    h = (h ^ h >>> 15) * 0x2C1B3C6D;
    h = (h ^ h >>> 12) * 0x297A2D39;
    return h ^ h >>> 15;
  }

  /** Uniform in [0, 1), one number per lattice point. */
  static double uniform(int x, int y, int seed) {
    return (hash(x, y, seed) >>> 8) * 0x1p-24;
  }

  /** About normal, mean 0 and standard deviation 1, within ±4.2: the sum of six uniforms. */
  static double normal(int x, int y, int seed) {
    double sum = -3;
    for (int i = 0; i < 6; i++) {
      sum += uniform(x, y, 6 * seed + i);
    }
    return sum * Math.sqrt(2);
  }

  /** Smooth noise with features about one unit wide. */
  static double smooth(double x, double y, int seed) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    double dx = x - column;
    double dy = y - row;
    double blendX = dx * dx * dx * (dx * (6 * dx - 15) + 10);
    double blendY = dy * dy * dy * (dy * (6 * dy - 15) + 10);
    double top = plane(column, row, dx, dy, seed);
    top += blendX * (plane(column + 1, row, dx - 1, dy, seed) - top);
    double bottom = plane(column, row + 1, dx, dy - 1, seed);
    bottom += blendX * (plane(column + 1, row + 1, dx - 1, dy - 1, seed) - bottom);
    return top + blendY * (bottom - top);
  }

  /** Σₖ 2⁻ᵏ·smooth(2ᵏx, 2ᵏy): fractal noise, within [−2, 2] and mostly within ±0.7. */
  static double fractal(double x, double y, int octaves, int seed) {
    double sum = 0;
    double scale = 1;
    for (int k = 0; k < octaves; k++) {
      sum += smooth(x * scale, y * scale, seed + k) / scale;
      scale *= 2;
    }
    return sum;
  }

  /** 0 below {@code low}, 1 above {@code high}, a smooth step between. */
  static double step(double low, double high, double x) {
    double t = Math.max(0, Math.min(1, (x - low) / (high - low)));
    return t * t * (3 - 2 * t);
  }

  private static double plane(int column, int row, double dx, double dy, int seed) {
    int h = hash(column, row, seed);
    return ((h & 0xFFFF) * 0x1p-15 - 1) * dx + ((h >>> 16) * 0x1p-15 - 1) * dy;
  }
}
