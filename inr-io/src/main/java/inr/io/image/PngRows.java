package inr.io.image;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Rows of a PNG of grey or RGB: fewer than 8 bits are widened, a transparent colour gets alpha. */
final class PngRows implements PixelRows {
  private final PngFormat format;
  private final PngSamples samples;
  private final Optional<int[]> key;
  private final int[] numbers;

  /**
   * Rows of some samples.
   *
   * @param key the colour that is transparent
   */
  PngRows(PngFormat format, PngSamples samples, Optional<int[]> key) {
    this.format = format;
    this.samples = samples;
    this.key = key;
    numbers = new int[format.width() * format.channels()];
  }

  @Override
  public int colours() {
    return format.channels() - (format.hasAlpha() ? 1 : 0);
  }

  @Override
  public boolean hasAlpha() {
    return format.hasAlpha() || key.isPresent();
  }

  @Override
  public int bitDepth() {
    return Math.max(8, format.depth());
  }

  @Override
  public void next(int[] row) throws IOException {
    samples.next(numbers);
    if (key.isEmpty()) {
      int factor = widening();
      for (int i = 0; i < numbers.length; i++) {
        row[i] = numbers[i] * factor;
      }
    } else {
      withAlpha(row, key.get());
    }
  }

  /** What a number of fewer than 8 bits is multiplied by, so that the highest becomes 255. */
  private int widening() {
    return format.depth() < 8 ? 255 / ((1 << format.depth()) - 1) : 1;
  }

  private void withAlpha(int[] row, int[] clear) {
    int channels = format.channels();
    int factor = widening();
    int peak = (1 << bitDepth()) - 1;
    int next = 0;
    for (int i = 0; i < numbers.length; i += channels) {
      boolean equal = true;
      for (int c = 0; c < channels; c++) {
        equal &= numbers[i + c] == clear[c];
        row[next++] = numbers[i + c] * factor;
      }
      row[next++] = equal ? 0 : peak;
    }
  }

  @Override
  public List<String> notes() {
    return format.depth() < 8 ? List.of(format.depth() + "-bit grey widened to 8 bits") : List.of();
  }
}
