package inr.spectrum;

import java.util.ArrayList;
import java.util.List;

/**
 * DCT-IV of 16 blocks side by side: X[k] = √(2/N) Σₙ x[n] cos(π/N (n + ½)(k + ½)), orthonormal and
 * its own inverse.
 *
 * <p>By a complex FFT of N/2 numbers between two rotations: z[n] = (x[2n] + i x[N − 1 − 2n]) e^{−iπ
 * (8n + 1)/(8N)}, then X[2k] − i X[N − 1 − 2k] = e^{−iπ (8k + 1)/(8N)} FFT(z)[k]. The FFT goes from
 * array to array in passes of four, so that nothing is reordered. Number n of block l lies at 16n +
 * l: all loops run over neighbours, and the compiler makes vectors of them. Error 4e-7 of the
 * largest number.
 */
final class BlockTransform {
  /** Blocks side by side. */
  static final int LANES = 16;

  private final int size;
  private final float[] cosines;
  private final float[] sines;
  private final List<Pass> passes = new ArrayList<>();

  /**
   * A pass of the FFT.
   *
   * @param radix 4 or 2
   * @param cosines of the factors, three for each butterfly; none for radix 2, the last pass
   */
  private record Pass(int radix, float[] cosines, float[] sines) {}

  /**
   * That of blocks of a size.
   *
   * @param size N, a power of two from 2 on
   */
  BlockTransform(int size) {
    this.size = size;
    int half = size / 2;
    this.cosines = new float[half];
    this.sines = new float[half];
    double scale = Math.sqrt(Math.sqrt(2.0 / size));
    for (int n = 0; n < half; n++) {
      double angle = -Math.PI * (8 * n + 1) / (8.0 * size);
      cosines[n] = (float) (StrictMath.cos(angle) * scale);
      sines[n] = (float) (StrictMath.sin(angle) * scale);
    }
    int left = half;
    while (left >= 4) {
      passes.add(pass(left));
      left /= 4;
    }
    if (left == 2) {
      passes.add(new Pass(2, new float[0], new float[0]));
    }
  }

  private static Pass pass(int length) {
    int quarter = length / 4;
    float[] cosines = new float[3 * quarter];
    float[] sines = new float[3 * quarter];
    for (int p = 0; p < quarter; p++) {
      for (int k = 1; k < 4; k++) {
        double angle = -2 * Math.PI * p * k / length;
        cosines[3 * p + k - 1] = (float) StrictMath.cos(angle);
        sines[3 * p + k - 1] = (float) StrictMath.sin(angle);
      }
    }
    return new Pass(4, cosines, sines);
  }

  /** Numbers of the blocks together. */
  int length() {
    return size * LANES;
  }

  /**
   * Transforms in place.
   *
   * @param x {@link #length} numbers
   * @param scratch four arrays of half as many
   */
  void apply(float[] x, float[][] scratch) {
    int half = size / 2;
    float[] re = scratch[0];
    float[] im = scratch[1];
    float[] nextRe = scratch[2];
    float[] nextIm = scratch[3];
    for (int n = 0; n < half; n++) {
      int low = 2 * n * LANES;
      int high = (size - 1 - 2 * n) * LANES;
      rotateIn(x, low, high, cosines[n], sines[n], re, im, n * LANES);
    }
    int length = half;
    int stride = LANES;
    for (Pass pass : passes) {
      if (pass.radix == 4) {
        int quarter = length / 4;
        for (int p = 0; p < quarter; p++) {
          four(
              re,
              im,
              nextRe,
              nextIm,
              p * stride,
              4 * p * stride,
              stride,
              quarter * stride,
              pass,
              p);
        }
      } else {
        two(re, im, nextRe, nextIm, stride);
      }
      length /= pass.radix;
      stride *= pass.radix;
      float[] spareRe = re;
      float[] spareIm = im;
      re = nextRe;
      im = nextIm;
      nextRe = spareRe;
      nextIm = spareIm;
    }
    for (int k = 0; k < half; k++) {
      int low = 2 * k * LANES;
      int high = (size - 1 - 2 * k) * LANES;
      rotateOut(re, im, k * LANES, cosines[k], sines[k], x, low, high);
    }
  }

  private static void rotateIn(
      float[] x, int low, int high, float c, float s, float[] re, float[] im, int to) {
    for (int l = 0; l < LANES; l++) {
      float u = x[low + l];
      float v = x[high + l];
      re[to + l] = u * c - v * s;
      im[to + l] = u * s + v * c;
    }
  }

  private static void rotateOut(
      float[] re, float[] im, int from, float c, float s, float[] x, int low, int high) {
    for (int l = 0; l < LANES; l++) {
      float u = re[from + l];
      float v = im[from + l];
      x[low + l] = u * c - v * s;
      x[high + l] = -(u * s + v * c);
    }
  }

  private static void two(float[] re, float[] im, float[] toRe, float[] toIm, int stride) {
    for (int q = 0; q < stride; q++) {
      float a = re[q];
      float b = re[q + stride];
      toRe[q] = a + b;
      toRe[q + stride] = a - b;
    }
    for (int q = 0; q < stride; q++) {
      float a = im[q];
      float b = im[q + stride];
      toIm[q] = a + b;
      toIm[q + stride] = a - b;
    }
  }

  /** Butterfly p of a pass, for all transforms that go on side by side. */
  private static void four(
      float[] re,
      float[] im,
      float[] toRe,
      float[] toIm,
      int from,
      int to,
      int stride,
      int step,
      Pass pass,
      int p) {
    float c1 = pass.cosines[3 * p];
    float c2 = pass.cosines[3 * p + 1];
    float c3 = pass.cosines[3 * p + 2];
    float s1 = pass.sines[3 * p];
    float s2 = pass.sines[3 * p + 1];
    float s3 = pass.sines[3 * p + 2];
    for (int q = 0; q < stride; q++) {
      int i = from + q;
      int o = to + q;
      float sumRe = re[i] + re[i + 2 * step];
      float sumIm = im[i] + im[i + 2 * step];
      float lessRe = re[i] - re[i + 2 * step];
      float lessIm = im[i] - im[i + 2 * step];
      float oddRe = re[i + step] + re[i + 3 * step];
      float oddIm = im[i + step] + im[i + 3 * step];
      float turnedRe = im[i + 3 * step] - im[i + step];
      float turnedIm = re[i + step] - re[i + 3 * step];
      toRe[o] = sumRe + oddRe;
      toIm[o] = sumIm + oddIm;
      float aRe = lessRe - turnedRe;
      float aIm = lessIm - turnedIm;
      toRe[o + stride] = aRe * c1 - aIm * s1;
      toIm[o + stride] = aRe * s1 + aIm * c1;
      float bRe = sumRe - oddRe;
      float bIm = sumIm - oddIm;
      toRe[o + 2 * stride] = bRe * c2 - bIm * s2;
      toIm[o + 2 * stride] = bRe * s2 + bIm * c2;
      float dRe = lessRe + turnedRe;
      float dIm = lessIm + turnedIm;
      toRe[o + 3 * stride] = dRe * c3 - dIm * s3;
      toIm[o + 3 * stride] = dRe * s3 + dIm * c3;
    }
  }
}
