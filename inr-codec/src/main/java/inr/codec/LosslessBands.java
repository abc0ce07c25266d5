package inr.codec;

import inr.codec.file.CodecFormatException;
import inr.codec.file.LosslessFile;
import inr.codec.lossless.LosslessReader;
import inr.signal.Medium;

/** The rows of a picture without loss. */
final class LosslessBands implements Bands {
  /** Pixels of a band, about. */
  private static final int PIXELS = 1 << 16;

  private final Medium.Picture medium;
  private final LosslessReader reader;

  LosslessBands(LosslessFile file) {
    medium = file.medium();
    reader = file.reader();
  }

  @Override
  public int rows(int top) {
    return Math.min(Math.max(1, PIXELS / medium.width()), medium.height() - top);
  }

  @Override
  public void decode(int top, short[] band) throws CodecFormatException {
    int end = top + rows(top);
    for (int y = top; y < end; y++) {
      reader.row(band, (y - top) * medium.width() * medium.channels());
    }
    if (!reader.complete()) {
      throw new CodecFormatException("samples are damaged: their stream ends elsewhere");
    }
  }

  @Override
  public void close() {}
}
