package inr.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.codec.train.Target;
import inr.codec.train.TrainingListener;
import inr.codec.train.TrainingPlace;
import inr.codec.train.TrainingState;
import inr.metric.Psnr;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** The look at a file that was just written. */
class CheckTest {
  private static final Medium.Picture MEDIUM = new Medium.Picture(72, 16, 1, 8);

  /** Ends the work a few rows into the check, and keeps what there is then. */
  private static final class Impatient implements TrainingListener {
    private final int tiles;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int rows;

    Impatient(int tiles) {
      this.tiles = tiles;
    }

    @Override
    public void step(TrainingPlace place, double error, double bits) {}

    @Override
    public void between(TrainingState state) {
      // The first time is after the last tile.
      if (state.phase().equals("tiles") && state.done() == tiles && rows++ == 5) {
        try {
          state.writeTo(kept);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        throw new CancellationException("enough");
      }
    }
  }

  @Test
  void endsWhereTheListenerSaysAndNothingIsLost() throws IOException {
    byte[] bytes = new byte[MEDIUM.width() * MEDIUM.height()];
    for (int i = 0; i < bytes.length; i++) {
      int x = i % MEDIUM.width();
      int y = i / MEDIUM.width();
      bytes[i] = (byte) (127 + 100 * Math.sin(x * x * 0.002 + y * 0.1));
    }
    Samples samples = new Samples.UnsignedBytes(bytes);
    DecodedPicture picture = new DecodedPicture(MEDIUM, samples, Optional.empty());
    EncodingOptions options =
        new EncodingOptions(
            Target.lambda(0.01), EncodingEffort.DRAFT, Optional.empty(), Optional.of(64), 0, 2);
    Impatient impatient = new Impatient(2);
    assertThrows(CancellationException.class, () -> Codec.encode(picture, options, impatient));
    assertEquals(6, impatient.rows);

    // Of more tiles than there are, so it never ends anything.
    Impatient patient = new Impatient(3);
    Encoding whole = Codec.encode(picture, options, patient);
    Encoding rest = Codec.resume(picture, options, impatient.kept.toByteArray(), patient);
    assertArrayEquals(whole.file(), rest.file());
    assertEquals(rest.psnr(), Psnr.of(MEDIUM, samples, Codec.decode(rest.file()).samples()), 1e-9);
  }
}
