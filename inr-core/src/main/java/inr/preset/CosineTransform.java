package inr.preset;

import java.util.Arrays;
import java.util.Optional;

/**
 * The discrete cosine transform cₖ = Σᵢ xᵢ cos(πk(2i + 1)/2n) of short blocks, by sums: even
 * coefficients are the transform of xᵢ + xₙ₋₁₋ᵢ, half as long, and odd ones sums over half of the
 * samples; so n²/3 products where n is a power of two. Working arrays belong to the instance, so it
 * serves one thread.
 */
final class CosineTransform {
  private final int size;

  /** Of each sample of the folded block, its cosine in each coefficient that is summed here. */
  private final float[][] cosines;

  private final Optional<CosineTransform> half;
  private final float[] folded;
  private final float[] sums;

  CosineTransform(int size) {
    this.size = size;
    boolean even = size % 2 == 0;
    this.half = even ? Optional.of(new CosineTransform(size / 2)) : Optional.empty();
    int terms = even ? size / 2 : size;
    this.folded = new float[terms];
    this.sums = new float[terms];
    this.cosines = new float[terms][terms];
    double[] table = new double[4 * size];
    for (int j = 0; j < table.length; j++) {
      table[j] = StrictMath.cos(Math.PI * j / (2 * size));
    }
    for (int i = 0; i < terms; i++) {
      for (int m = 0; m < terms; m++) {
        int k = even ? 2 * m + 1 : m;
        cosines[i][m] = (float) table[(int) ((long) k * (2 * i + 1) % table.length)];
      }
    }
  }

  /** Transforms in place the {@link #size} numbers at {@code from}, {@code from + step}, …. */
  void transform(float[] x, int from, int step) {
    Arrays.fill(sums, 0);
    int last = from + (size - 1) * step;
    for (int i = 0; i < folded.length; i++) {
      float left = x[from + i * step];
      float right = half.isPresent() ? x[last - i * step] : 0;
      folded[i] = left + right;
      add(cosines[i], left - right, sums);
    }
    if (half.isPresent()) {
      half.get().transform(folded, 0, 1);
      for (int m = 0; m < folded.length; m++) {
        x[from + 2 * m * step] = folded[m];
        x[from + (2 * m + 1) * step] = sums[m];
      }
    } else {
      for (int k = 0; k < size; k++) {
        x[from + k * step] = sums[k];
      }
    }
  }

  private static void add(float[] cosines, float factor, float[] sums) {
    for (int m = 0; m < sums.length; m++) {
      sums[m] += factor * cosines[m];
    }
  }
}
