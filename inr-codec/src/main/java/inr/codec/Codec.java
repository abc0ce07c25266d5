package inr.codec;

import inr.codec.file.CodecFile;
import inr.codec.file.CodecFormatException;
import inr.codec.file.CodecWriter;
import inr.codec.file.Header;
import inr.codec.file.LosslessPicture;
import inr.codec.lossless.LosslessWriter;
import inr.codec.shape.Preset;
import inr.codec.train.PictureTraining;
import inr.codec.train.Target;
import inr.codec.train.TrainingListener;
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

  /** Bytes of a picture without loss below which no networks are tried. */
  private static final int NO_NETWORKS = 128;

  private Codec() {}

  /**
   * Encodes a picture and decodes the file again, whose samples' checksum it then carries. Where it
   * costs less to keep the samples as they are, which may be so where colours repeat, they are
   * kept.
   *
   * @param original the picture, its profile included
   * @param listener may end the work with a {@link java.util.concurrent.CancellationException}, and
   *     get a state written before that, from which {@link #resume} goes on
   * @throws IllegalArgumentException if the picture is too large, its file cannot be as small as
   *     the target, or the target is no λ and the picture has tiles
   */
  public static Encoding encode(
      DecodedPicture original, EncodingOptions options, TrainingListener listener) {
    Medium.Picture medium = original.medium();
    long pixels = (long) medium.width() * medium.height();
    requireSize(medium);
    PictureTraining.Settings settings = settings(original, options);
    Optional<byte[]> small =
        lossless(original, worthNoTraining(options.target(), pixels), () -> {});
    if (small.isPresent()) {
      return kept(original, small.get(), 0, options, 0);
    }
    return encoding(
        original,
        options,
        settings,
        PictureTraining.train(medium, original.samples(), original.profile(), settings, listener),
        listener);
  }

  /**
   * Goes on with an encoding that was ended, and gives the file that it would have given.
   *
   * @param original the same picture
   * @param options the same options; only threads may differ
   * @param state that a listener got written, see {@link TrainingListener#between}
   * @throws CodecFormatException if the bytes are not a whole and undamaged state
   * @throws IllegalArgumentException if they belong to another picture or to other options
   */
  public static Encoding resume(
      DecodedPicture original, EncodingOptions options, byte[] state, TrainingListener listener)
      throws CodecFormatException {
    PictureTraining.Settings settings = settings(original, options);
    return encoding(
        original,
        options,
        settings,
        PictureTraining.resume(
            original.medium(), original.samples(), original.profile(), settings, state, listener),
        listener);
  }

  private static void requireSize(Medium.Picture medium) {
    Header.requireSides(medium);
    if ((long) medium.width() * medium.height() > MOST_PIXELS) {
      throw new IllegalArgumentException(
          medium.text() + " has more than " + MOST_PIXELS + " pixels; make it smaller or cut it");
    }
  }

  private static PictureTraining.Settings settings(
      DecodedPicture original, EncodingOptions options) {
    Preset preset = options.preset(original.medium());
    int side = options.tileSide(original.medium());
    return new PictureTraining.Settings(
        options.target(),
        preset,
        0,
        side == 0 ? 0 : Integer.numberOfTrailingZeros(side),
        options.effort().steps(preset),
        options.effort().searchesValues(),
        options.seed(),
        options.threads());
  }

  /** The file of what training found, or that without loss where it costs less. */
  private static Encoding encoding(
      DecodedPicture original,
      EncodingOptions options,
      PictureTraining.Settings settings,
      PictureTraining.Result result,
      TrainingListener listener) {
    Medium.Picture medium = original.medium();
    long pixels = (long) medium.width() * medium.height();
    int steps = settings.steps();
    try {
      Runnable between = () -> result.state().ifPresent(listener::between);
      Check check =
          Check.of(CodecWriter.write(result.picture()), original, options.threads(), between);
      byte[] file = CodecWriter.write(result.picture().with(check.checksum()));
      double psnr = check.psnr();
      double error = StrictMath.pow(10, -psnr / 10);
      double bytes =
          options.target().kind() == Target.Kind.LAMBDA
              ? file.length + error / result.lambda() * pixels / 8
              : file.length;
      Optional<byte[]> plain = lossless(original, bytes, between);
      if (plain.isPresent()) {
        return kept(original, plain.get(), result.lambda(), options, steps);
      }
      return new Encoding(
          medium,
          file,
          psnr,
          result.bits(),
          result.lambda(),
          options,
          Optional.of(settings.preset()),
          steps);
    } catch (IOException unreadable) {
      throw new IllegalStateException("the encoder wrote a file that cannot be read", unreadable);
    }
  }

  /** Bytes up to which a picture without loss is all that could be asked for. */
  private static double worthNoTraining(Target target, long pixels) {
    return switch (target.kind()) {
      case BYTES, BPP -> target.mostBytes(pixels);
      case LAMBDA, PSNR -> NO_NETWORKS;
    };
  }

  private static Encoding kept(
      DecodedPicture original, byte[] file, double lambda, EncodingOptions options, int steps) {
    return new Encoding(
        original.medium(),
        file,
        Double.POSITIVE_INFINITY,
        8.0 * file.length,
        lambda,
        options,
        Optional.empty(),
        steps);
  }

  /**
   * Encodes a picture without loss: small where colours repeat, some 0.7 of a PNG elsewhere.
   *
   * @param original the picture, its profile included
   * @throws IllegalArgumentException if the picture is too large
   */
  public static byte[] encodeLossless(DecodedPicture original) {
    requireSize(original.medium());
    return lossless(original, Double.POSITIVE_INFINITY, () -> {}).orElseThrow();
  }

  /** The file of a picture without loss, if it has at most so many bytes. */
  private static Optional<byte[]> lossless(DecodedPicture original, double most, Runnable before) {
    return LosslessWriter.write(original.medium(), original.samples(), most, before)
        .map(
            stripes ->
                CodecWriter.write(
                    new LosslessPicture(original.medium(), stripes, original.profile())))
        .filter(file -> file.length <= most);
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
