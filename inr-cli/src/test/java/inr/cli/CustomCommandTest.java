package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.field.NeuralField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code inr solve custom}. */
class CustomCommandTest {
  private static final int SIDE = 12;

  @TempDir private Path folder = Path.of("");

  private Cli solve(Path input, Object... words) {
    List<Object> args = new ArrayList<>(List.of("solve", "custom", input));
    args.addAll(Arrays.asList(words));
    return Cli.run(args.toArray());
  }

  /** Sums of neighbours to the right, with weights of 1 and 2, of every number but the last. */
  private Path sums(int numbers) throws IOException {
    StringBuilder lines = new StringBuilder("%%MatrixMarket matrix coordinate real general\n");
    lines.append(String.format("%d %d %d%n", numbers - 1, numbers, 2 * (numbers - 1)));
    for (int i = 1; i < numbers; i++) {
      lines.append(String.format("%d %d 1%n%d %d 2%n", i, i, i, i + 1));
    }
    return Files.writeString(folder.resolve("sums.mtx"), lines);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Map<String, Object> json, String key) {
    return (Map<String, Object>) json.get(key);
  }

  /** All methods with the scores of pictures, the winner named, and a page. */
  @Test
  void aPictureIsMeasuredAndComesBack() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), SIDE, SIDE, 1);
    Path model = folder.resolve("a.inr");
    Path page = folder.resolve("a.html");
    Object[] words = {
      "--operator",
      sums(SIDE * SIDE),
      "--shape",
      "12,12",
      "--simulate",
      "--steps",
      30,
      "--width",
      16,
      "--report",
      page,
      "--json",
      "-o",
      model
    };
    Map<String, Object> json = solve(picture, words).done().json();
    assertEquals("custom", json.get("job"));
    assertEquals(
        List.of("least-squares", "tv", "patches"), List.copyOf(object(json, "baselines").keySet()));
    assertTrue(
        List.of("least-squares", "tv", "patches").contains(json.get("winner")), json::toString);
    assertEquals("steps", json.get("stopped_by"));
    assertEquals(30, json.get("steps"));
    assertTrue(object(json, "solution").containsKey("ssim"), json::toString);
    assertEquals(SIDE, NeuralField.read(model).image().getWidth());
    assertTrue(Files.readString(page).contains("inr solve custom a.png --"), "command of the page");
  }

  /** A column of a table, in units of its own, with a truth in an array of text. */
  @Test
  void aColumnIsSolvedAndTheFileDoesNotDependOnThreads() throws IOException {
    int numbers = 20;
    StringBuilder data = new StringBuilder("time,y\n");
    StringBuilder truth = new StringBuilder();
    for (int i = 0; i < numbers; i++) {
      double here = 100 + 10 * Math.sin(0.4 * i);
      double next = 100 + 10 * Math.sin(0.4 * (i + 1));
      truth.append(String.format(Locale.ROOT, "0,%.12f%n", here));
      if (i + 1 < numbers) {
        data.append(String.format(Locale.ROOT, "%d,%.12f%n", i, here + 2 * next));
      }
    }
    Path table = Files.writeString(folder.resolve("data.csv"), data);
    Path known = Files.writeString(folder.resolve("truth.csv"), truth);
    byte[][] files = new byte[2][];
    for (int threads = 1; threads <= 2; threads++) {
      Path model = folder.resolve(threads + ".inr");
      Cli told =
          solve(
                  table,
                  "--operator",
                  sums(numbers),
                  "--column",
                  2,
                  "--truth",
                  known,
                  "--steps",
                  20,
                  "--threads",
                  threads,
                  "--json",
                  "-o",
                  model)
              .done();
      assertEquals(
          List.of("least-squares"), List.copyOf(object(told.json(), "baselines").keySet()));
      assertTrue(
          object(object(told.json(), "baselines"), "least-squares").containsKey("rms_error"));
      files[threads - 1] = Files.readAllBytes(model);
    }
    assertArrayEquals(files[0], files[1]);
  }

  /** Sums over places, with what was measured in the same file; the model is asked by places. */
  @Test
  void sumsOverPlacesCarryTheirValues() throws IOException {
    StringBuilder sums = new StringBuilder("{\"axes\":[\"lon\",\"lat\"],\"measurements\":[");
    for (int i = 0; i < 30; i++) {
      double lon = 10 + i % 6;
      double lat = 50 + 0.2 * i;
      sums.append(i == 0 ? "" : ",")
          .append(
              String.format(
                  Locale.ROOT,
                  "{\"points\":[[%f,%f],[%f,%f]],\"weights\":[0.5,0.5],\"value\":%f}",
                  lon,
                  lat,
                  lon + 1,
                  lat,
                  lon + 0.5));
    }
    Path file = Files.writeString(folder.resolve("sums.json"), sums.append("]}"));
    Path model = folder.resolve("a.inr");
    Cli told =
        solve(file, "--steps", 300, "--width", 32, "--omega", 3, "--lr", 2e-3, "-o", model).done();
    assertTrue(told.out().contains("siren"), told.out());
    Path places = Files.writeString(folder.resolve("places.csv"), "lon,lat\n12,52\n14.5,54\n");
    Path values = folder.resolve("values.csv");
    Cli.run("render", model, "--at", places, "-o", values).done();
    List<String> rows = Files.readAllLines(values);
    assertEquals(12, Double.parseDouble(rows.get(1).split(",", -1)[2]), 0.3);
    assertEquals(14.5, Double.parseDouble(rows.get(2).split(",", -1)[2]), 0.3);
  }

  @Test
  void anAdjointThatDoesNotBelongIsRefused() throws IOException {
    Path data = Files.writeString(folder.resolve("y.csv"), "1\n2\n");
    Path matrix = json("a.json", "[0,2,3]", "[0,2,1]", "[1,2,3]", 3);
    Path right = json("right.json", "[0,1,2,3]", "[0,1,0]", "[1,3,2]", 2);
    Path wrong = json("wrong.json", "[0,1,2,3]", "[0,1,0]", "[1,3,2.001]", 2);
    Path model = folder.resolve("a.inr");
    solve(data, "--operator", matrix, "--adjoint", wrong, "-o", model)
        .failed(ExitCode.FAILURE, "the operator and its adjoint do not belong together");
    solve(data, "--operator", matrix, "--adjoint", matrix, "-o", model)
        .failed(ExitCode.USAGE, "but its adjoint");
    Path huge = json("huge.json", "[0,2,3]", "[0,2,1]", "[1e308,1e308,3]", 3);
    solve(data, "--operator", huge, "-o", model)
        .failed(ExitCode.FAILURE, "products of its weights overflow");
    assertFalse(Files.exists(model));
    solve(data, "--operator", matrix, "--adjoint", right, "--steps", 2, "-o", model).done();
  }

  /** As many numbers do not make a picture lie right. */
  @Test
  void aPictureOfOtherSidesIsRefused() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 8, 4, 1);
    Path model = folder.resolve("a.inr");
    Path sums = sums(32);
    String[] lying = {"has the sides 4 x 8 but the numbers of the operator lie on ", "8 x 4"};
    solve(picture, "--operator", sums, "--shape", "8,4", "--simulate", "-o", model)
        .failed(ExitCode.FAILURE, lying[0] + lying[1]);
    solve(picture, "--operator", sums, "--simulate", "-o", model)
        .failed(ExitCode.FAILURE, lying[0] + "32;");
    Path data = Files.writeString(folder.resolve("y.csv"), "1\n".repeat(31));
    solve(data, "--operator", sums, "--shape", "8,4", "--truth", picture, "-o", model)
        .failed(ExitCode.FAILURE, lying[0] + lying[1]);
    assertFalse(Files.exists(model));
  }

  /**
   * Ten thousand million of something is a number like any other; what a float is not is refused.
   */
  @Test
  void hugeNumbersAreSolvedOrRefusedWithTheirPlace() throws IOException {
    Path one = json("one.json", "[0,1]", "[0]", "[1]", 1);
    Path model = folder.resolve("a.inr");
    Path large = Files.writeString(folder.resolve("large.csv"), "1e17\n");
    solve(large, "--operator", one, "--steps", 2, "--width", 4, "-o", model).done();
    Path beyond = Files.writeString(folder.resolve("beyond.csv"), "y\n1e39\n");
    solve(beyond, "--operator", one, "-o", folder.resolve("d.inr"))
        .failed(ExitCode.FAILURE, "row 1 has 1.0E39 in column 1; numbers of 32 bits are needed");
    Path far =
        Files.writeString(
            folder.resolve("far.json"),
            "{\"axes\":[\"x\"],\"measurements\":[{\"points\":[[1e300]],\"weights\":[1],\"value\":1}]}");
    Path other = folder.resolve("b.inr");
    solve(far, "--steps", 2, "--width", 4, "-o", other).done();
    Files.writeString(far, Files.readString(far).replace("\"x\"", "\"\""));
    solve(far, "-o", folder.resolve("c.inr")).failed(ExitCode.FAILURE, "a column has no name");
  }

  private Path json(String name, String starts, String columns, String weights, int numbers)
      throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "{\"shape\":[%d],\"starts\":%s,\"columns\":%s,\"weights\":%s}"
            .formatted(numbers, starts, columns, weights));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y.csv --operator a.json --noise -1 | --noise is -1.0",
        "y.csv --operator a.json --column 0 | --column is 0",
        "y.csv --operator a.json --width 0 | field has 3 layers of width 0",
        "y.csv --operator a.json --shape 2,2 | --shape is 2 x 2 but",
        "y.csv --operator a.json --shape 0,3 | shape 0 x 3",
        "y.csv --operator a.json --picture | a picture lies on rows and columns",
        "y.csv --operator a.json --baselines least-squares --report r.html | --report shows rows",
        "y.csv --operator a.json --baselines tv | all, none, least-squares are accepted",
        "a.json --simulate | --simulate measures INPUT",
        "a.json | a.json has no values",
        "y.csv --operator - --adjoint - | 2 inputs are -, which can be read only once",
        "- --operator - | 2 inputs are -"
      })
  void wrongWordsAreRefusedInOneLine(String words, String expected) throws IOException {
    refused(words, ExitCode.USAGE, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y.csv --operator a.json --column 2 | 3 | line 1 has 1 numbers; 2 are needed",
        "y.csv --operator y.csv | 3 | begins with 1",
        "y.csv --operator none.mtx | 3 | no such file",
        "y.csv --operator a.json --simulate | 1 | has 2 numbers but the operator takes 3",
        "y.csv --operator a.json --truth y.csv | 1 | has 2 numbers but the answer will have 3",
        "three.csv --operator a.json | 1 | has 3 numbers but the operator gives 2"
      })
  void wrongFilesAreRefusedInOneLine(String words, int code, String expected) throws IOException {
    refused(words, code, expected);
  }

  private void refused(String words, int code, String expected) throws IOException {
    Files.writeString(folder.resolve("y.csv"), "1\n2\n");
    Files.writeString(folder.resolve("three.csv"), "1\n2\n3\n");
    json("a.json", "[0,2,3]", "[0,2,1]", "[1,2,3]", 3);
    List<Object> args = new ArrayList<>(List.of("solve", "custom"));
    for (String word : List.of(words.split(" ", -1))) {
      args.add(word.matches("[a-z]+\\.[a-z]+") ? folder.resolve(word) : word);
    }
    Path model = folder.resolve("no.inr");
    args.addAll(List.of("-o", model));
    Cli.run(args.toArray()).failed(code, expected);
    assertFalse(Files.exists(model));
  }
}
