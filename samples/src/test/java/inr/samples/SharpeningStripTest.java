package inr.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.image.DecodedPicture;
import inr.io.image.PictureReader;
import inr.io.image.PictureWriter;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk through the library, on a picture of a few points. */
class SharpeningStripTest {
  private static final int SIDE = 12;
  private static final int CROP = 8;

  @TempDir private Path folder;

  @Test
  void panelsComeCloserToTheOriginalWhichStandsLast() throws IOException {
    byte[] values = new byte[SIDE * SIDE * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (128 + 90 * Math.sin(0.1 * i));
    }
    Path picture = folder.resolve("waves.png");
    Path strip = folder.resolve("strip.png");
    PictureWriter.write(
        picture, new Medium.Picture(SIDE, SIDE, 3, 8), new Samples.UnsignedBytes(values), false);

    SharpeningStrip.main(new String[] {picture.toString(), strip.toString(), "2,3,8,8", "2", "60"});

    DecodedPicture panels = PictureReader.read(strip);
    assertEquals(new Medium.Picture(3 * CROP + 2 * 4, CROP, 3, 8), panels.medium());
    double[] errors = new double[3];
    for (int panel = 0; panel < 3; panel++) {
      for (int y = 0; y < CROP; y++) {
        for (int i = 0; i < CROP * 3; i++) {
          int original = values[((3 + y) * SIDE + 2) * 3 + i] & 0xff;
          int x = panel * (CROP + 4) * 3 + i;
          double shown = panels.samples().get(y * panels.medium().width() * 3 + x);
          errors[panel] += Math.abs(shown - original);
        }
      }
    }
    assertTrue(errors[1] < errors[0] / 2, errors[0] + " then " + errors[1]);
    assertEquals(0, errors[2]);
  }
}
