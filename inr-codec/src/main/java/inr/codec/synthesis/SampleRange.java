package inr.codec.synthesis;

/**
 * From what the networks draw to stored samples: low + (high − low)·v as one fused multiply-add in
 * floats, kept within the range of the depth and rounded, halves up.
 */
public final class SampleRange {
  private final int[] low;
  private final int[] high;
  private final float peak;

  /**
   * The samples of a picture.
   *
   * @param low smallest sample of each channel, what a drawn 0 means
   * @param high largest, what a drawn 1 means
   * @param peak largest that the depth has room for
   */
  public SampleRange(int[] low, int[] high, int peak) {
    this.low = low;
    this.high = high;
    this.peak = peak;
  }

  /**
   * Stores a row.
   *
   * @param values {@code [channel][count]}
   * @param out the samples from {@code at} on, channels of a pixel together, are overwritten
   */
  public void store(float[][] values, int count, short[] out, int at) {
    for (int c = 0; c < low.length; c++) {
      store(c, values[c], count, out, at + c);
    }
  }

  private void store(int channel, float[] values, int count, short[] out, int at) {
    float least = low[channel];
    float span = high[channel] - least;
    int channels = low.length;
    for (int x = 0; x < count; x++) {
      float value = Math.fma(span, values[x], least);
      out[at + x * channels] = (short) (int) (Math.min(Math.max(value, 0), peak) + 0.5f);
    }
  }
}
