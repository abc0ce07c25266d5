package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.field.NeuralField;
import inr.field.Original;
import inr.io.Output;
import inr.io.array.ArrayWriter;
import inr.io.image.PictureWriter;
import inr.io.media.MediaOptions;
import inr.signal.Medium;
import inr.signal.Samples;
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

/** {@code inr solve sphere}, {@code extrapolate}, {@code frames} and {@code poisson}. */
class FieldJobsTest {
  @TempDir private Path folder = Path.of("");

  private Cli solve(String job, Object... words) {
    List<Object> args = new ArrayList<>(List.of("solve", job));
    args.addAll(Arrays.asList(words));
    return Cli.run(args.toArray());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> baselines(Cli told) {
    return (Map<String, Object>) told.json().get("baselines");
  }

  /** Rows of longitude, latitude and what is said of them. */
  private Path places(String name, int count, boolean labels) throws IOException {
    StringBuilder rows = new StringBuilder("longitude,latitude,value\n");
    for (int i = 0; i < count; i++) {
      double latitude = Math.toDegrees(Math.asin(1 - 2 * (i + 0.5) / count));
      double longitude = 137.50776 * i % 360 - 180;
      double value = 10 + 3 * Math.sin(Math.toRadians(latitude));
      rows.append(
          String.format(
              Locale.ROOT,
              "%.4f,%.4f,%s%n",
              longitude,
              latitude,
              labels ? (longitude > 0 ? "1" : "0") : String.valueOf((float) value)));
    }
    return Files.writeString(folder.resolve(name), rows);
  }

  @Test
  void labelsOfPlacesAreToldInBandsOfLatitude() throws IOException {
    Path model = folder.resolve("east.inr");
    Path table = places("east.csv", 400, true);
    Object[] briefly = {table, "--simulate", "--steps", 1, "--baselines", "nearest", "-o", model};
    String lines = solve("sphere", briefly).done().out();
    assertTrue(lines.contains("lat60_90") && lines.contains("percentage points"), lines);
    Object[] words = {
      table, "--simulate", "--degrees", 4, "--steps", 100, "--json", "--force", "-o", model
    };
    Cli told = solve("sphere", words).done();
    assertEquals("sphere", told.json().get("job"));
    assertTrue(told.number("accuracy") > 90, told.out());
    assertEquals(
        List.of("nearest", "logistic-4", "logistic-8", "siren"),
        List.copyOf(baselines(told).keySet()));
    assertTrue(told.json().containsKey("winner"), told.out());
    NeuralField field = NeuralField.read(model);
    assertTrue(field.value(0.1, 0.5)[0] > 0.5, "east");
    assertTrue(field.value(0.1, -0.5)[0] < 0.5, "west");
    Cli.run("render", model, "-o", folder.resolve("map.npy")).done();
  }

  /** Values instead of labels, in one file for what is known and one for the truth. */
  @Test
  void valuesOfPlacesAreMeasuredAgainstATruth() throws IOException {
    Path model = folder.resolve("a.inr");
    Path page = folder.resolve("a.html");
    Cli told =
        solve(
                "sphere",
                places("known.csv", 300, false),
                "--truth",
                places("truth.csv", 171, false),
                "--steps",
                200,
                "--degrees",
                4,
                "--report",
                page,
                "--json",
                "-o",
                model)
            .done();
    assertTrue(told.number("rms_error") < 0.5, told.out()); // values go from 7 to 13
    assertEquals("linear-4", told.json().get("winner"), told.out());
    assertTrue(Files.size(page) > 1000);
  }

  @Test
  void aMapOfLandIsDrawnFrom() throws IOException {
    Path map =
        Files.writeString(
            folder.resolve("land.json"),
            "{\"transform\":{\"scale\":[1,1],\"translate\":[0,0]},\"objects\":{\"land\":"
                + "{\"type\":\"Polygon\",\"arcs\":[[0]]}},\"arcs\":[[[-90,-60],[180,0],[0,120],"
                + "[-180,0],[0,-120]]]}");
    Path model = folder.resolve("land.inr");
    Object[] words = {map, "--simulate", "--points", 200, "--steps", 20, "--baselines", "nearest"};
    List<Object> all = new ArrayList<>(Arrays.asList(words));
    all.addAll(List.of("--json", "-o", model));
    Cli told = solve("sphere", all.toArray()).done();
    assertTrue(told.out().contains("\"nearest\":{\"accuracy\":9"), told.out());
    solve("sphere", map, "-o", folder.resolve("b.inr")).failed(ExitCode.USAGE, "--simulate draws");
  }

  private Path sine(int rows) throws IOException {
    StringBuilder table = new StringBuilder("x y\n");
    for (int i = 0; i < rows; i++) {
      double x = 0.1 * i;
      table.append(String.format(Locale.ROOT, "%.2f %.7f%n", x, Math.sin(x) + 0.1 * x));
    }
    return Files.writeString(folder.resolve("sine.csv"), table);
  }

  @Test
  void aSeriesIsContinuedAndTheWinnerIsNamed() throws IOException {
    Path model = folder.resolve("a.inr");
    Cli told =
        solve(
                "extrapolate",
                sine(600),
                "--simulate",
                "--until",
                30,
                "--steps",
                300,
                "--baselines",
                "trend,trend+sinusoid,tanh",
                "--json",
                "-o",
                model)
            .done();
    assertEquals("trend+sinusoid", told.json().get("winner"), told.out());
    assertEquals(List.of("trend", "trend+sinusoid", "tanh"), List.copyOf(baselines(told).keySet()));
    assertTrue(told.number("rms_error") < 0.7, told.out()); // a trend alone leaves the sine
    assertEquals(600, NeuralField.read(model).model().grid().points());
  }

  @Test
  void aSeriesWithoutTruthGoesAsFarAsIsAsked() throws IOException {
    Path model = folder.resolve("a.inr");
    Path table = sine(101);
    solve("extrapolate", table, "--to", 15, "--steps", 5, "--model", "tanh", "-o", model).done();
    assertEquals(151, NeuralField.read(model).model().grid().points());
    Path sound = TestMedia.sound(folder.resolve("a.wav"), 800, 8000);
    Path longer = folder.resolve("b.inr");
    solve("extrapolate", sound, "--to", 0.15, "--steps", 5, "-o", longer).done();
    Path wav = folder.resolve("b.wav");
    Cli.run("render", longer, "-o", wav).done();
    assertEquals(1201, Original.read(wav, MediaOptions.of()).signal().points());
  }

  /** A disc that moves by a pixel and a half a frame. */
  private Object[] clip(int frames) throws IOException {
    Object[] files = new Object[frames];
    for (int t = 0; t < frames; t++) {
      byte[] grey = new byte[20 * 16];
      for (int i = 0; i < grey.length; i++) {
        double radius = Math.hypot(i % 20 - 4 - 1.5 * t, i / 20 - 8);
        grey[i] = (byte) Math.round(40 + 180 * Math.max(0, Math.min(1, 4.5 - radius)));
      }
      Path file = folder.resolve("frame" + t + ".png");
      PictureWriter.write(
          file, new Medium.Picture(20, 16, 1, 8), new Samples.UnsignedBytes(grey), true);
      files[t] = file;
    }
    return files;
  }

  @Test
  void framesThatAreLeftOutAreFound() throws IOException {
    Path model = folder.resolve("a.inr");
    List<Object> words = new ArrayList<>(Arrays.asList(clip(9)));
    words.addAll(List.of("--simulate", "--width", 32, "--steps", 400, "--json", "-o", model));
    Cli told = solve("frames", words.toArray()).done();
    assertEquals(List.of("nearest", "mean", "cubic"), List.copyOf(baselines(told).keySet()));
    assertEquals("siren", told.json().get("winner"), told.out());
    assertEquals(List.of(9, 16, 20), NeuralField.read(model).model().grid().samples());
  }

  @Test
  void picturesBetweenFramesAreWritten() throws IOException {
    Path pictures = folder.resolve("between");
    List<Object> words = new ArrayList<>(Arrays.asList(clip(2)));
    Path page = folder.resolve("a.html");
    words.addAll(List.of("--between", 2, "--steps", 5, "--pictures", pictures));
    words.addAll(List.of("--report", page, "--baselines", "mean"));
    words.addAll(List.of("-o", folder.resolve("a.inr")));
    solve("frames", words.toArray()).done();
    assertTrue(Files.readString(page).contains("inr solve frames frame0.png frame1.png --"));
    assertTrue(Files.exists(pictures.resolve("1.png")) && Files.exists(pictures.resolve("2.png")));
    assertFalse(Files.exists(pictures.resolve("0.png")) || Files.exists(pictures.resolve("3.png")));
    solve("frames", words.toArray()).failed(ExitCode.FAILURE, "between: exists already");
  }

  @ParameterizedTest
  @CsvSource({"gradient, 20", "laplacian, 17"})
  void aPictureComesBackFromItsDerivatives(String from, double floor) throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 16, 12, 1);
    Path model = folder.resolve("a.inr");
    Object[] words = {
      picture, "--from", from, "--simulate", "--width", 24, "--steps", 120, "--json", "-o", model
    };
    Cli told = solve("poisson", words).done();
    assertEquals("exact", told.json().get("winner"), told.out());
    assertEquals(16, NeuralField.read(model).image().getWidth());
    assertTrue(told.number("psnr") > floor, told.out());
  }

  /** An array of gradients, as any program may have made it, with the mean told. */
  @Test
  void gradientsOfAFileAreRead() throws IOException {
    Path file = folder.resolve("slope.npy");
    try (Output output = Output.claim(file, true, () -> {})) {
      ArrayWriter.write(
          output,
          List.of(10, 8, 2),
          (first, count, row) -> {
            for (int i = 0; i < row.length; i++) {
              row[i] = i % 2 == 0 ? 0.05f : 0;
            }
          });
    }
    Path model = folder.resolve("a.inr");
    solve("poisson", file, "--mean", 100, "--steps", 300, "--omega", 4, "--lr", 2e-3, "-o", model)
        .done();
    NeuralField field = NeuralField.read(model);
    assertEquals(100, field.value(0, 0)[0], 10);
    assertEquals(0.05 * 255 * 5, field.jacobian(0, 0)[0], 15); // five pixels to a unit
  }

  @Test
  void filesDoNotDependOnThreads() throws IOException {
    byte[][] files = new byte[2][];
    Path table = sine(60);
    for (int threads = 1; threads <= 2; threads++) {
      Path model = folder.resolve(threads + ".inr");
      Object[] words = {table, "--steps", 3, "--threads", threads, "-o", model};
      solve("extrapolate", words).done();
      files[threads - 1] = Files.readAllBytes(model);
    }
    assertArrayEquals(files[0], files[1]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sphere | a.csv --keep 0.5 | --keep and --points are for --simulate",
        "sphere | a.csv --simulate --keep 1 | --keep is 1.0",
        "sphere | a.csv --simulate --points 9 | --points is for a map",
        "sphere | a.csv --model cubes | --model is cubes; harmonics and siren",
        "sphere | a.csv --degrees 65 | --degrees is 65",
        "extrapolate | a.csv --until 3 | --until is for --simulate",
        "extrapolate | a.csv --simulate --to 3 | --to is for a series without truth",
        "extrapolate | a.csv --simulate --until 0.5 | of 20 points 1 are known",
        "extrapolate | a.csv --to 1 | 1 to 10000000 are accepted",
        "extrapolate | a.csv --model gru | --model is gru; snake, fan, siren, relu and tanh",
        "extrapolate | a.csv --simulate --report a.html | --report shows pictures and sounds",
        "frames | a.png b.png --simulate | there are 2 frames",
        "frames | a.png b.png --between 0 | --between is 0",
        "frames | a.png b.png --truth a.png | --truth is not for frames",
        "poisson | a.png --from curl | --from is curl; gradient and laplacian",
        "poisson | a.png --noise 5 | --noise is 5.0",
        "poisson | a.png | gradients have two numbers for each channel of a pixel"
      })
  void wrongWordsAreRefusedInOneLine(String job, String words, String expected) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      rows.append(i).append(',').append(i % 7).append(",0.5\n");
    }
    Files.writeString(folder.resolve("a.csv"), rows);
    TestMedia.picture(folder.resolve("a.png"), 12, 10, 1);
    TestMedia.picture(folder.resolve("b.png"), 12, 10, 1);
    List<Object> args = new ArrayList<>();
    for (String word : List.of(words.split(" "))) {
      args.add(word.matches("[ab]\\..*") ? folder.resolve(word) : word);
    }
    Path model = folder.resolve("no.inr");
    args.addAll(List.of("-o", model));
    solve(job, args.toArray()).failed(ExitCode.USAGE, expected);
    assertFalse(Files.exists(model));
  }

  @Test
  void wrongFilesAreRefusedInOneLine() throws IOException {
    Path model = folder.resolve("no.inr");
    Path far = Files.writeString(folder.resolve("far.csv"), "10 95 1\n10 20 3\n");
    solve("sphere", far, "-o", model).failed(ExitCode.FAILURE, "longitude 10.0 and latitude 95.0");
    Path back = Files.writeString(folder.resolve("back.csv"), "1 1\n0 2\n");
    solve("extrapolate", back, "-o", model).failed(ExitCode.FAILURE, "x of row 2 is 0.0 after 1.0");
    Path small = TestMedia.picture(folder.resolve("a.png"), 12, 10, 1);
    Path large = TestMedia.picture(folder.resolve("b.png"), 13, 10, 1);
    solve("frames", small, large, "-o", model)
        .failed(ExitCode.FAILURE, "frames of one kind are needed");
  }
}
