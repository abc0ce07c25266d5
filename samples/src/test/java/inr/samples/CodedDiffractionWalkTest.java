package inr.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.image.PictureWriter;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk from amplitudes to a wave, on a picture of a few points. */
class CodedDiffractionWalkTest {
  private static final int SIDE = 48;

  @TempDir private Path folder;

  @Test
  void twoMasksAreEnoughForTheNetworkAlone() throws IOException {
    byte[] values = new byte[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      int x = i % SIDE;
      int y = i / SIDE;
      values[i] = (byte) (128 + 90 * Math.sin(0.12 * x + 0.05 * y) + (x + y > 50 ? 30 : 0));
    }
    Path picture = folder.resolve("waves.png");
    PictureWriter.write(
        picture, new Medium.Picture(SIDE, SIDE, 1, 8), new Samples.UnsignedBytes(values), false);
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8)) {
      CodedDiffractionWalk.walk(picture, 2, 2, out);
    }
    List<String> lines = told.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(4, lines.size());
    assertTrue(lines.get(3).startsWith("siren"), lines::toString);
    for (String line : lines) {
      double error = Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
      boolean network = line.startsWith("siren");
      assertTrue(network ? error < 0.2 : error > 0.5, line);
    }
  }
}
