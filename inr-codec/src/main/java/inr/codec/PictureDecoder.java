package inr.codec;

import inr.codec.file.CodecFile;
import inr.codec.file.CodecFormatException;
import inr.codec.file.LatentFile;
import inr.codec.file.LosslessFile;
import inr.codec.file.SampleChecksum;
import inr.signal.Medium;
import java.util.Optional;

/**
 * Gives the rows of a coded picture from top to bottom. Of a picture of tiles it holds one row of
 * tiles at a time, so pictures may be larger than memory.
 */
public final class PictureDecoder implements AutoCloseable {
  private static final int MOST_SAMPLES = Integer.MAX_VALUE - 8;

  private final CodecFile file;
  private final Bands bands;
  private final SampleChecksum sum;

  /** Samples of the present band, row by row, those of a pixel together. */
  private short[] band = new short[0];

  private int bandTop;
  private int bandRows;

  /**
   * A decoder of a file that was taken apart.
   *
   * @param threads how many work on it; the samples do not depend on that
   */
  PictureDecoder(CodecFile file, int threads) {
    this.file = file;
    if (file instanceof LatentFile latents) {
      bands = new TileBands(latents, threads);
    } else {
      bands = new LosslessBands((LosslessFile) file);
    }
    sum = new SampleChecksum(file.medium().bitDepth());
  }

  /** Size, channels and depth. */
  public Medium.Picture medium() {
    return file.medium();
  }

  /** ICC profile of the colours, if they are not sRGB. */
  public Optional<byte[]> profile() {
    return file.profile();
  }

  /** Whether the file is whole; the beginning of one gives a blurred picture. */
  public boolean whole() {
    return file.whole();
  }

  /**
   * Rows of the picture, from top to bottom: a row of tiles that was left behind is gone.
   *
   * @param y the first
   * @param count how many
   * @param rows row by row, the channels of a pixel together: overwritten
   * @throws CodecFormatException if a stream is damaged, or the last row is reached and the samples
   *     are not those whose checksum the file has
   */
  public void read(int y, int count, int[] rows) throws CodecFormatException {
    if (y < bandTop || count < 0 || y + count > medium().height()) {
      throw new IllegalArgumentException(
          "rows "
              + y
              + " to "
              + (y + count)
              + " were asked for of "
              + medium().height()
              + ", those above "
              + bandTop
              + " are gone");
    }
    int length = medium().width() * medium().channels();
    for (int r = 0; r < count; r++) {
      while (y + r >= bandTop + bandRows) {
        decodeBand();
      }
      int at = (y + r - bandTop) * length;
      for (int i = 0; i < length; i++) {
        rows[r * length + i] = band[at + i] & 0xffff;
      }
    }
  }

  private void decodeBand() throws CodecFormatException {
    bandTop += bandRows;
    bandRows = bands.rows(bandTop);
    int length = samplesOf(bandRows);
    if (band.length < length) {
      band = new short[length];
    }
    bands.decode(bandTop, band);
    check(length);
  }

  private void check(int samples) throws CodecFormatException {
    if (file.checksum().isEmpty() || !file.whole()) {
      return;
    }
    sum.add(band, samples);
    if (bandTop + bandRows == medium().height() && sum.value() != file.checksum().get()) {
      throw new CodecFormatException(
          "the picture's samples have another checksum than the file says; it was changed or written by a faulty program");
    }
  }

  private int samplesOf(int rows) throws CodecFormatException {
    long samples = (long) rows * medium().width() * medium().channels();
    if (samples > MOST_SAMPLES) {
      throw new CodecFormatException(
          medium().text()
              + " has "
              + samples
              + " samples in a row of tiles, more than an array holds");
    }
    return (int) samples;
  }

  /** Ends the threads. */
  @Override
  public void close() {
    bands.close();
  }
}
