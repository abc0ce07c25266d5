package inr.cli;

import inr.codec.Codec;
import inr.codec.DecodedPicture;
import inr.codec.PictureDecoder;
import inr.codec.file.CodecFile;
import inr.codec.file.CodecFormatException;
import inr.io.InputFile;
import inr.io.RowWatch;
import inr.io.SignalFormatException;
import inr.io.image.PictureRows;
import inr.io.media.MediaOptions;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Coded pictures as the commands read them: errors name the file. */
final class CodedPictures {
  private static final int START = 4;

  private CodedPictures() {}

  /** Whether a file begins as a coded picture; of one that cannot be read its reader tells. */
  static boolean recognises(Path file) throws IOException {
    return CodecFile.recognises(InputFile.start(file, START));
  }

  /** Takes a file apart. */
  static CodecFile read(Path file, MediaOptions options) throws IOException {
    InputFile.check(file, "a coded picture (.inc)");
    long most = options.budget().samples();
    try {
      CodecFile coded = CodecFile.of(Files.readAllBytes(file), Math.min(Codec.MOST_PIXELS, most));
      Medium.Picture medium = coded.medium();
      if ((long) medium.width() * medium.height() * medium.channels() > most) {
        throw new CodecFormatException(
            medium.text() + " is too large; at most " + most + " samples are accepted");
      }
      return coded;
    } catch (CodecFormatException wrong) {
      throw named(file, wrong);
    }
  }

  /**
   * What a file that was just written decodes to, which may be too large for the heap.
   *
   * @param source the picture that was encoded, for errors
   * @param threads how many work on it
   */
  static DecodedPicture decoded(Path source, byte[] file, MediaOptions options, int threads)
      throws IOException {
    try (PictureDecoder decoder = Codec.decoder(CodecFile.of(file, Codec.MOST_PIXELS), threads)) {
      Samples samples =
          ComparedSignal.stored(
              rows(source, decoder),
              ComparedSignal.DECODED_ROWS,
              decoder.medium(),
              options.storage(),
              RowWatch.NONE);
      return new DecodedPicture(decoder.medium(), samples, decoder.profile());
    }
  }

  /** The rows of a decoder. */
  static PictureRows rows(Path file, PictureDecoder decoder) {
    return (firstRow, count, samples) -> {
      try {
        decoder.read(firstRow, count, samples);
      } catch (CodecFormatException damaged) {
        throw new UncheckedIOException(named(file, damaged));
      }
    };
  }

  static SignalFormatException named(Path file, CodecFormatException wrong) {
    return new SignalFormatException(file, String.valueOf(wrong.getMessage()), wrong);
  }
}
