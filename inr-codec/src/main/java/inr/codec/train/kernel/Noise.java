package inr.codec.train.kernel;

import inr.cpu.kernel.Kernels;

/**
 * Noise of nearly normal distribution as a pure function of (key, index): the sum of the four bytes
 * of a mixed 32-bit counter, mean 0 and variance 1.
 *
 * <p>Four bytes reach ±3.4 standard deviations; the kurtosis is 2.7 where a normal distribution has
 * 3. The mixer is Wellons' "triple32" without its last round. 256 levels a byte make 1,021 levels.
 */
public interface Noise {
  /** Of the sum of four uniform bytes. */
  int MEAN = 510;

  /** √(12 / (4 · 65535)). */
  float PER_LEVEL = 0.006766f;

  int FACTOR_1 = 0xED5AD4BB;
  int FACTOR_2 = 0xAC4C1B51;
  int GOLDEN = 0x9E3779B9;
  int BYTES = 0x00FF00FF;

  /** out[i] = scale · noise(key, index + i) for 0 ≤ i &lt; n. */
  void fill(int key, int index, float scale, float[] out, int outOffset, int n);

  /** The fastest of this process. */
  static Noise current() {
    return Kernels.vectors() ? new VectorNoise() : new ScalarNoise();
  }
}
