package inr.codec;

import inr.codec.file.CodecFile;
import inr.codec.file.CodecFormatException;
import inr.codec.file.CodecWriter;
import inr.codec.file.EncodedPicture;
import inr.codec.file.SampleChecksum;
import inr.codec.shape.Preset;
import inr.codec.train.PictureTraining;
import inr.codec.train.TrainingListener;
import inr.metric.Psnr;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.util.Optional;

/**
 * The front door: a picture becomes bytes, and these become the picture again, with the same
 * samples on every machine.
 */
public final class Codec {
  /** Pixels that are accepted where nobody says otherwise: 16,384 x 16,384. */
  public static final long MOST_PIXELS = 1L << 28;

  private static final int ROWS = 64;

  private Codec() {}

  /**
   * Encodes a picture and decodes the file again, whose samples' checksum it then carries.
   *
   * @param original the picture, its profile included
   * @param listener may end the work with a {@link java.util.concurrent.CancellationException}
   * @throws IllegalArgumentException if the picture is too large, or its file cannot be as small as
   *     the target
   */
  public static Encoding encode(
      DecodedPicture original, EncodingOptions options, TrainingListener listener) {
    Medium.Picture medium = original.medium();
    Preset preset = options.preset(medium);
    int steps = options.effort().steps(preset);
    PictureTraining.Settings settings =
        new PictureTraining.Settings(
            options.target(),
            preset,
            0,
            steps,
            options.effort().searchesValues(),
            options.seed(),
            options.threads());
    PictureTraining.Result result =
        PictureTraining.train(medium, original.samples(), original.profile(), settings, listener);
    try {
      DecodedPicture decoded = decode(CodecWriter.write(result.picture()));
      byte[] file = CodecWriter.write(withChecksum(result.picture(), decoded));
      double psnr = Psnr.of(medium, original.samples(), decoded.samples());
      return new Encoding(
          file, decoded, psnr, result.bits(), result.lambda(), options, preset, steps);
    } catch (IOException unreadable) {
      throw new IllegalStateException("the encoder wrote a file that cannot be read", unreadable);
    }
  }

  private static EncodedPicture withChecksum(EncodedPicture picture, DecodedPicture decoded) {
    short[] samples = new short[decoded.samples().size()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (int) decoded.samples().get(i);
    }
    SampleChecksum sum = new SampleChecksum(decoded.medium().bitDepth());
    sum.add(samples, samples.length);
    return new EncodedPicture(
        picture.header(),
        picture.parameters(),
        picture.symbols(),
        picture.profile(),
        Optional.of(sum.value()));
  }

  /**
   * Decodes a picture with all processors.
   *
   * @throws CodecFormatException if the bytes are not a whole and undamaged picture
   */
  public static DecodedPicture decode(byte[] file) throws IOException {
    return decode(CodecFile.of(file, MOST_PIXELS));
  }

  /**
   * Decodes the beginning of a file: of grids that are not there all numbers count as 0, so the
   * picture is blurred.
   *
   * @throws CodecFormatException if there is less than the header and the networks
   */
  public static DecodedPicture preview(byte[] start) throws IOException {
    return decode(CodecFile.ofPrefix(start, MOST_PIXELS));
  }

  /**
   * A decoder that gives a picture row by row.
   *
   * @param threads how many work on it; the samples do not depend on that
   */
  public static PictureDecoder decoder(CodecFile file, int threads) {
    return new PictureDecoder(file, threads);
  }

  private static DecodedPicture decode(CodecFile file) throws IOException {
    try (PictureDecoder decoder = decoder(file, Runtime.getRuntime().availableProcessors())) {
      return decode(decoder);
    }
  }

  /**
   * All rows of a decoder that has given none yet.
   *
   * @throws CodecFormatException as {@link PictureDecoder#read}, or if the picture has more samples
   *     than an array holds
   */
  public static DecodedPicture decode(PictureDecoder decoder) throws IOException {
    Medium.Picture medium = decoder.medium();
    long size = (long) medium.width() * medium.height() * medium.channels();
    if (size > Integer.MAX_VALUE - 8) {
      throw new CodecFormatException(medium.text() + " does not fit in one array; read it by rows");
    }
    int length = medium.width() * medium.channels();
    int[] rows = new int[ROWS * length];
    byte[] bytes = new byte[medium.bitDepth() == 8 ? (int) size : 0];
    short[] shorts = new short[medium.bitDepth() == 8 ? 0 : (int) size];
    for (int y = 0; y < medium.height(); y += ROWS) {
      int count = Math.min(ROWS, medium.height() - y);
      decoder.read(y, count, rows);
      for (int i = 0, at = y * length; i < count * length; i++, at++) {
        if (medium.bitDepth() == 8) {
          bytes[at] = (byte) rows[i];
        } else {
          shorts[at] = (short) rows[i];
        }
      }
    }
    Samples samples =
        medium.bitDepth() == 8
            ? new Samples.UnsignedBytes(bytes)
            : new Samples.UnsignedShorts(shorts);
    return new DecodedPicture(medium, samples, decoder.profile());
  }
}
