package inr.codec.train.kernel;

/** Plain loop, the definition of the vector twin. */
final class ScalarNoise implements Noise {
  @Override
  public void fill(int key, int index, float scale, float[] out, int outOffset, int n) {
    float factor = scale * PER_LEVEL;
    for (int i = 0; i < n; i++) {
      int x = key + (index + i) * GOLDEN;
      x = (x ^ (x >>> 17)) * FACTOR_1;
      x = (x ^ (x >>> 11)) * FACTOR_2;
      x ^= x >>> 15;
      int pairs = (x & BYTES) + ((x >>> 8) & BYTES);
      int sum = (pairs & 0xFFFF) + (pairs >>> 16);
      out[outOffset + i] = (sum - MEAN) * factor;
    }
  }
}
