package inr.io.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.jr.ob.JSON;
import inr.io.SignalFormatException;
import inr.io.audio.SoundReader;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.awt.image.Raster;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Files that trouble readers, after public bug reports (the {@code source} of each in {@code
 * index.json}), against the pixels and samples that a right reader gives, and the words that go
 * with them.
 *
 * <p>The truth of a lossy picture is what libjpeg-turbo and dwebp decode; {@code tolerance} is the
 * largest difference from it. All others are equal to the bit.
 */
class CasesTest {
  /** Files of the folder that are no cases. */
  private static final Set<String> ABOUT = Set.of("index.json", "README.md", "hostile.py");

  /** All files, those as their truth says, those without a truth, and those refused. */
  private static final int COLUMNS = 4;

  private static Path folder() {
    try {
      return Path.of(CasesTest.class.getResource("cases").toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Object> index() throws IOException {
    return JSON.std.mapFrom(Files.readString(folder().resolve("index.json")));
  }

  @Test
  void everyFileIsInTheIndex() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      List<String> names =
          files
              .filter(Files::isRegularFile)
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.contains(".truth.") && !ABOUT.contains(name))
              .sorted()
              .toList();
      assertEquals(index().keySet().stream().sorted().toList(), names);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCaseIsReadRightOrRefusedInItsWords() throws IOException {
    return index().entrySet().stream()
        .map(
            entry ->
                dynamicTest(
                    entry.getKey(), () -> check(entry.getKey(), (Map<?, ?>) entry.getValue())));
  }

  /** The page {@code docs/cases.md}: files of each ending by what becomes of them, and names. */
  @Test
  void thePageOfTheCasesTellsWhatIsFoundHere() throws IOException {
    Map<String, int[]> counts = new TreeMap<>();
    int[] all = new int[COLUMNS];
    List<String> told = new ArrayList<>();
    for (Map.Entry<String, Object> entry : index().entrySet()) {
      String name = entry.getKey();
      boolean refused = ((Map<?, ?>) entry.getValue()).get("result").equals("refused");
      int column = refused ? COLUMNS - 1 : hasTruth(name) ? 1 : 2;
      int[] ending =
          counts.computeIfAbsent(
              name.substring(name.lastIndexOf('.') + 1), any -> new int[COLUMNS]);
      for (int[] row : List.of(ending, all)) {
        row[0]++;
        row[column]++;
      }
      if (column > 1) {
        told.add(name);
      }
    }
    List<String> rows = new ArrayList<>();
    counts.forEach((ending, row) -> rows.add(row(ending, row)));
    rows.add(row("all", all));
    List<String> page = Files.readAllLines(Path.of("..", "docs", "cases.md"));
    assertEquals(rows, page.stream().filter(line -> line.matches("\\| \\w+ \\| \\d.*")).toList());
    assertEquals(
        told.stream().sorted().toList(),
        page.stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("`", 3)[1])
            .sorted()
            .toList());
  }

  private static String row(String name, int[] counts) {
    return Arrays.stream(counts)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(" | ", "| " + name + " | ", " |"));
  }

  private static boolean hasTruth(String name) {
    return Stream.of("png", "wav", "f32")
        .anyMatch(ending -> Files.exists(folder().resolve(name + ".truth." + ending)));
  }

  private static void check(String name, Map<?, ?> expected) throws IOException {
    Path file = folder().resolve(name);
    if (expected.get("result").equals("refused")) {
      String message =
          assertThrows(SignalFormatException.class, () -> MediaReader.read(file, MediaOptions.of()))
              .getMessage();
      assertEquals(expected.get("words"), List.of(message));
      return;
    }
    DecodedSignal decoded = MediaReader.read(file, MediaOptions.of());
    assertEquals(expected.get("words"), decoded.notes());
    Path picture = folder().resolve(name + ".truth.png");
    Path sound = folder().resolve(name + ".truth.wav");
    Path floats = folder().resolve(name + ".truth.f32");
    double tolerance = ((Number) expected.get("tolerance")).doubleValue();
    if (Files.exists(picture)) {
      assertPicture(picture, decoded.signal(), tolerance);
    } else if (Files.exists(floats)) {
      assertSamples(floats(floats), decoded.signal().samples(), tolerance);
    } else if (Files.exists(sound)) {
      assertSamples(SoundReader.read(sound).samples(), decoded.signal().samples(), tolerance);
    }
  }

  private static void assertPicture(Path truth, Signal signal, double tolerance)
      throws IOException {
    Raster pixels = pixels(truth);
    Medium.Picture medium = (Medium.Picture) signal.medium();
    assertEquals(
        new Medium.Picture(
            pixels.getWidth(),
            pixels.getHeight(),
            pixels.getNumBands(),
            pixels.getSampleModel().getSampleSize(0)),
        medium);
    double[] values = pixels.getPixels(0, 0, medium.width(), medium.height(), (double[]) null);
    for (int i = 0; i < values.length; i++) {
      assertEquals(values[i], signal.samples().get(i), tolerance, "sample " + i);
    }
  }

  /** By the JDK's own reader, which is right on plain files. */
  private static Raster pixels(Path truth) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(truth.toFile())) {
      reader.setInput(in);
      return reader.read(0).getRaster();
    } finally {
      reader.dispose();
    }
  }

  /** Raw numbers, the lowest byte first. */
  private static Samples floats(Path truth) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(truth)).order(ByteOrder.LITTLE_ENDIAN);
    float[] numbers = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(numbers);
    return new Samples.Floats(numbers);
  }

  private static void assertSamples(Samples truth, Samples samples, double tolerance) {
    assertEquals(truth.size(), samples.size());
    assertTrue(truth.size() > 0);
    for (int i = 0; i < truth.size(); i++) {
      assertEquals(truth.get(i), samples.get(i), tolerance, "sample " + i);
    }
  }
}
