package inr.io.image;

import inr.io.SampleStorage;
import inr.signal.Medium;
import inr.signal.Samples;
import java.awt.image.DataBuffer;
import java.io.IOException;

/** Colours multiplied by alpha: C ↦ round(C·A/peak), as they add to what lies behind them. */
public final class PremultipliedAlpha {
  private PremultipliedAlpha() {}

  /**
   * The samples of a picture with alpha, its colours multiplied.
   *
   * @param samples width·height·channels numbers; read
   * @throws IOException if the folder of the temporary files has no room for a large picture
   */
  public static Samples of(Medium.Picture picture, Samples samples, SampleStorage storage)
      throws IOException {
    int channels = picture.channels();
    int rowSamples = picture.width() * channels;
    int peak = picture.peak();
    DataBuffer multiplied =
        storage.allocate(
            picture.bitDepth() == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT,
            picture.height() * rowSamples);
    int[] row = new int[rowSamples];
    for (int y = 0; y < picture.height(); y++) {
      for (int i = 0; i < rowSamples; i += channels) {
        int alpha = (int) samples.get(y * rowSamples + i + channels - 1);
        for (int c = 0; c < channels - 1; c++) {
          long colour = (long) samples.get(y * rowSamples + i + c);
          row[i + c] = (int) ((2 * colour * alpha + peak) / (2L * peak));
        }
        row[i + channels - 1] = alpha;
      }
      SampleStorage.put(multiplied, y * rowSamples, row, rowSamples);
    }
    return SampleStorage.samples(multiplied);
  }
}
