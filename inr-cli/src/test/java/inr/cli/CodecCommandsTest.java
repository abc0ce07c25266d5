package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coded pictures on the command line. */
class CodecCommandsTest {
  private static final Path GOLDEN = Path.of("..", "inr-codec/src/test/resources/inr/codec/golden");
  private static final Path TILES = GOLDEN.resolve("150x140x3-8-LOP-06-tiles6.inc");

  @TempDir private Path folder = Path.of("");

  @Test
  void aDecodedPictureEqualsTheCodedOneForCompare() throws IOException {
    try (var files = Files.list(GOLDEN)) {
      for (Path file : files.sorted().toList()) {
        Path png = folder.resolve(file.getFileName() + ".png");
        Cli.run("decode", file, "-o", png).done();
        Map<?, ?> same = Cli.run("compare", file, png, "--json").done().json();
        assertEquals(0.0, ((Number) same.get("mse")).doubleValue(), file.toString());
        assertNull(same.get("psnr"));
      }
    }
  }

  @Test
  void decodeTellsWhatItWrote() {
    Path png = folder.resolve("out.png");
    Map<?, ?> told = Cli.run("decode", TILES, "-o", png, "--json").done().json();
    assertEquals(150, told.get("width"));
    assertEquals(140, told.get("height"));
    assertEquals(3, told.get("channels"));
    assertEquals(8, told.get("bit_depth"));
  }

  @Test
  void infoListsTheBytesOfEachPart() throws IOException {
    Map<?, ?> told = Cli.run("info", TILES, "--json").done().json();
    double sum = 0;
    for (Object part : (List<?>) told.get("parts")) {
      sum += ((Number) ((Map<?, ?>) part).get("bytes")).doubleValue();
    }
    assertEquals((double) Files.size(TILES), sum, 1e-6);
    assertEquals("lop", told.get("preset"));
    assertEquals(9, told.get("tiles"));
    String words = Cli.run("info", TILES).done().out();
    assertTrue(words.contains("bytes of latent 0: "), words);
  }

  @Test
  void damagedFilesAreOneLineAndLeaveNothingBehind() throws IOException {
    byte[] bytes = Files.readAllBytes(TILES);
    Path cut = Files.write(folder.resolve("cut.inc"), Arrays.copyOf(bytes, bytes.length - 5));
    Path png = folder.resolve("cut.png");
    Cli.run("decode", cut, "-o", png)
        .failed(ExitCode.UNREADABLE_INPUT, "cut.inc: chunk of type 3 at byte ");
    assertFalse(Files.exists(png));
    bytes[bytes.length / 2] ^= 1;
    Path changed = Files.write(folder.resolve("changed.inc"), bytes);
    Cli.run("info", changed).failed(ExitCode.UNREADABLE_INPUT, "its checksum differs");
    Cli.run("compare", changed, TILES).failed(ExitCode.UNREADABLE_INPUT, "its checksum differs");
    Cli.run("decode", TILES, "-o", png, "--max-samples", 100)
        .failed(ExitCode.UNREADABLE_INPUT, "is too large");
  }
}
