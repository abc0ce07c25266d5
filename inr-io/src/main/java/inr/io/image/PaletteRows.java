package inr.io.image;

import java.io.IOException;
import java.util.List;

/** Rows of numbers of colours, looked up in a palette. */
final class PaletteRows implements PixelRows {
  /** Where the numbers come from. */
  @FunctionalInterface
  interface Numbers {
    /** Overwrites {@code numbers} with those of the next row. */
    void next(int[] numbers) throws IOException;
  }

  private final Palette palette;
  private final Numbers source;
  private final int[] numbers;

  PaletteRows(int width, Palette palette, Numbers source) {
    this.palette = palette;
    this.source = source;
    numbers = new int[width];
  }

  @Override
  public int colours() {
    return palette.colours();
  }

  @Override
  public boolean hasAlpha() {
    return palette.hasAlpha();
  }

  @Override
  public int bitDepth() {
    return 8;
  }

  @Override
  public void next(int[] row) throws IOException {
    source.next(numbers);
    palette.lookUp(numbers, numbers.length, row);
  }

  @Override
  public List<String> notes() {
    return palette.notes();
  }
}
