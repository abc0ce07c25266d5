package inr.cli;

import inr.codec.Codec;
import inr.codec.DecodedPicture;
import inr.codec.Encoding;
import inr.codec.EncodingOptions;
import inr.field.Original;
import inr.io.Output;
import inr.io.media.MediaOptions;
import inr.signal.Medium;
import java.io.IOException;
import java.util.Optional;

/**
 * The way of one picture through {@code inr encode}.
 *
 * @param session that it belongs to
 * @param source the picture
 * @param limits of what is read
 * @param quiet whether nothing is said but errors
 */
record PictureEncoding(Session session, CommandInput source, MediaOptions limits, boolean quiet) {
  /** Keeps every sample. */
  EncodedPicture withoutLoss(Output target) throws IOException {
    Original original = original();
    DecodedPicture picture = picture(original);
    byte[] file;
    try {
      file = Codec.encodeLossless(picture);
    } catch (IllegalArgumentException tooLarge) {
      throw CommandFailure.failure(source + ": " + tooLarge.getMessage());
    }
    target.write(out -> out.write(file));
    return EncodedPicture.of(original, file, picture, Optional.empty(), EncodingCurve.none());
  }

  /**
   * Trains.
   *
   * @param checkpoint where its state is kept
   * @param resume whether it goes on from what is there
   */
  EncodedPicture trained(
      Output target, Output checkpoint, EncodingOptions options, boolean resume, Stopwatch begun)
      throws IOException {
    Original original = original();
    KeptEncoding work = new KeptEncoding(session, source, checkpoint, resume, begun, quiet);
    Encoding encoding = work.run(picture(original), options);
    work.write(target, encoding.file());
    DecodedPicture decoded =
        CodedPictures.decoded(source.file(), encoding.file(), limits, options.threads());
    return EncodedPicture.of(
        original, encoding.file(), decoded, Optional.of(encoding), work.curve());
  }

  private Original original() throws IOException {
    Original original = Original.read(source.file(), limits);
    if (!quiet) {
      original.notes().forEach(note -> session.say(source + ": " + note));
    }
    return original;
  }

  private DecodedPicture picture(Original original) {
    if (!(original.signal().medium() instanceof Medium.Picture medium)) {
      throw CommandFailure.failure(
          source
              + ": is a "
              + original.signal().medium().text()
              + "; pictures of 8 or 16 bits are encoded");
    }
    return new DecodedPicture(medium, original.signal().samples(), Optional.empty());
  }
}
