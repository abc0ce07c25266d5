package inr.codec.train;

import inr.codec.file.Header;
import inr.codec.shape.Preset;
import inr.codec.shape.Shape;
import inr.codec.train.state.StateCode;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a checkpoint belongs to.
 *
 * @param picture hash of its shape, samples and profile
 * @param settings of the training; threads do not count
 */
record Belonging(ByteBuffer picture, PictureTraining.Settings settings) {
  private static final int SAMPLES = 1 << 15;

  /** That of a training of a picture. */
  static Belonging of(
      Medium.Picture medium,
      Samples samples,
      Optional<byte[]> profile,
      PictureTraining.Settings settings) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer buffer = ByteBuffer.allocate(Math.max(SAMPLES * Short.BYTES, 5 * Integer.BYTES));
      buffer.putInt(medium.width()).putInt(medium.height()).putInt(medium.channels());
      buffer.putInt(medium.bitDepth()).putInt(profile.map(bytes -> bytes.length).orElse(-1));
      digest.update(buffer.flip());
      for (int i = 0; i < samples.size(); ) {
        buffer.clear();
        for (; i < samples.size() && buffer.hasRemaining(); i++) {
          buffer.putShort((short) (int) samples.get(i));
        }
        digest.update(buffer.flip());
      }
      profile.ifPresent(digest::update);
      return new Belonging(ByteBuffer.wrap(digest.digest()), settings);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /**
   * Writes it, or refuses what belongs to something else.
   *
   * @throws IllegalArgumentException if a checkpoint is of another picture or of other settings
   */
  void state(StateCode code) throws IOException {
    for (int i = 0; i < picture.limit(); i += Long.BYTES) {
      long word = picture.getLong(i);
      if (code.number(word, Long.MIN_VALUE, Long.MAX_VALUE) != word) {
        throw new IllegalArgumentException(
            "is of another picture; give that picture or start afresh");
      }
    }
    String there = text(stored(code));
    String here = text(settings);
    if (!there.equals(here)) {
      throw new IllegalArgumentException(
          "is of " + there + "; here it is " + here + "; give the same settings or start afresh");
    }
  }

  private PictureTraining.Settings stored(StateCode code) throws IOException {
    Target target = settings.target();
    return new PictureTraining.Settings(
        new Target(
            code.one(target.kind(), List.of(Target.Kind.values())), code.real(target.value())),
        code.one(settings.preset(), List.of(Preset.values())),
        code.number(settings.finest(), 0, Shape.LAST_FINEST),
        code.number(settings.logTile(), 0, Header.LARGEST_TILE),
        code.number(settings.steps(), 1, Integer.MAX_VALUE),
        code.flag(settings.searchValues()),
        code.number(settings.seed(), Long.MIN_VALUE, Long.MAX_VALUE),
        settings.threads());
  }

  private static String text(PictureTraining.Settings settings) {
    return (settings.target().kind()
            + " "
            + settings.target().value()
            + ", "
            + settings.preset()
            + " from level "
            + settings.finest()
            + ", "
            + (settings.logTile() == 0 ? "" : "tiles of " + (1 << settings.logTile()) + ", ")
            + settings.steps()
            + " steps and "
            + (settings.searchValues() ? "a" : "no")
            + " search of values, seed "
            + settings.seed())
        .toLowerCase(Locale.ROOT);
  }
}
