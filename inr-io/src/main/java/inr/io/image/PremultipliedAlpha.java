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
    int rowSamples = picture.width() * picture.channels();
    DataBuffer multiplied =
        storage.allocate(
            picture.bitDepth() == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT,
            picture.height() * rowSamples);
    int[] row = new int[rowSamples];
    for (int y = 0; y < picture.height(); y++) {
      for (int i = 0; i < rowSamples; i++) {
        row[i] = (int) samples.get(y * rowSamples + i);
      }
      multiply(picture, row);
      SampleStorage.put(multiplied, y * rowSamples, row, rowSamples);
    }
    return SampleStorage.samples(multiplied);
  }

  /**
   * Multiplies the colours of a row.
   *
   * @param row width·channels numbers of a picture with alpha, overwritten
   */
  public static void multiply(Medium.Picture picture, int[] row) {
    int channels = picture.channels();
    int peak = picture.peak();
    for (int i = 0; i < picture.width() * channels; i += channels) {
      int alpha = row[i + channels - 1];
      for (int c = 0; c < channels - 1; c++) {
        row[i + c] = (int) ((2L * row[i + c] * alpha + peak) / (2L * peak));
      }
    }
  }
}
