package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.InputBudget;
import inr.io.array.ArrayReader;
import inr.io.table.NumberTable;
import inr.random.CounterRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of measurements through fit, render and compare. */
class TableFitTest {
  @TempDir private Path folder = Path.of("");

  private static double warmth(double longitude, double latitude) {
    return 30 * Math.cos(Math.toRadians(latitude)) + longitude / 60 - 5;
  }

  /** Rows at random places; noise in units of the values. */
  private Path table(String name, int rows, long seed, double noise) throws IOException {
    CounterRandom random = new CounterRandom(seed, CounterRandom.ENCODING);
    StringBuilder text = new StringBuilder("longitude,latitude,warmth\n");
    for (int n = 0; n < rows; n++) {
      double longitude = 360 * random.uniform(3L * n) - 180;
      double latitude = 160 * random.uniform(3L * n + 1) - 80;
      double off = noise * (2 * random.uniform(3L * n + 2) - 1);
      text.append(longitude).append(',').append(latitude).append(',');
      text.append(warmth(longitude, latitude) + off).append('\n');
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private Path fitted(Path table) {
    Path model = folder.resolve("model.inr");
    Cli.run("fit", table, "-o", model, "--force", "--width", 48, "--steps", 800).done();
    return model;
  }

  /** A network that knew the noise by heart would be off by as much as it between. */
  @Test
  void aNoisyTableIsTrainedUntilItsHeldOutRowsAreToldBest() throws IOException {
    Path table = table("noisy.csv", 400, 1, 2);
    Path model = folder.resolve("noisy.inr");
    Cli fit = Cli.run("fit", table, "-o", model, "--width", 64, "--json").done();
    assertEquals(400, fit.number("rows"));
    assertEquals(2, fit.number("coordinates"));
    assertTrue(fit.out().contains("\"stopped_by\":\"held-out\""), fit.out());
    assertTrue(fit.number("held_out_psnr") > 25, fit.out());
    Cli clean = Cli.run("compare", table("clean.csv", 300, 2, 0), model, "--json").done();
    assertTrue(clean.number("psnr") > 32, clean.out());

    Path whole = folder.resolve("whole.inr");
    Cli all = Cli.run("fit", table, "-o", whole, "--held-out", 0, "--steps", 3, "--json").done();
    assertTrue(all.out().contains("\"held_out_psnr\":null"), all.out());
    assertEquals(3, all.number("steps"));
  }

  @Test
  void valuesAreGivenAtPlacesAndOnAGrid() throws IOException {
    Path table = table("t.csv", 300, 1, 0);
    Path model = fitted(table);
    Path at = folder.resolve("at.csv");
    Path asked = table("asked.csv", 40, 7, 0);
    Cli.run("render", model, "-o", at, "--at", asked).done();
    NumberTable rows = NumberTable.read(at);
    assertEquals(List.of("longitude", "latitude", "warmth"), rows.names());
    List<double[]> wanted = NumberTable.read(asked).rows();
    double squares = 0;
    for (int n = 0; n < 40; n++) {
      assertEquals(wanted.get(n)[0], rows.rows().get(n)[0]);
      assertEquals(wanted.get(n)[1], rows.rows().get(n)[1]);
      double off = (float) rows.rows().get(n)[2] - (float) wanted.get(n)[2];
      squares += off * off / 40;
    }
    Cli compared = Cli.run("compare", asked, model, "--json").done();
    assertEquals(compared.number("mse"), squares, 1e-6 * squares);
    assertTrue(compared.number("psnr") > 30, compared.out());

    Path grid = folder.resolve("grid.tsv");
    Cli.run("render", model, "-o", grid, "--size", "6x4").done();
    List<double[]> map = NumberTable.read(grid).rows();
    assertEquals(24, map.size());
    // The first row is the northernmost, and goes from west to east.
    assertTrue(map.get(0)[1] > map.get(6)[1] && map.get(0)[0] < map.get(1)[0]);
    Path array = folder.resolve("grid.npy");
    Cli.run("render", model, "-o", array, "--size", "6x4").done();
    float[] numbers = ArrayReader.read(array, InputBudget.of()).numbers();
    double[] values = map.stream().mapToDouble(row -> row[2]).toArray();
    assertArrayEquals(values, doubles(numbers), 1e-5);
    Cli picture =
        Cli.run("render", model, "-o", folder.resolve("map.png"), "--size", "60x40").done();
    assertTrue(picture.err().contains("black is "), picture.err());
    Cli.run("render", model, "-o", folder.resolve("map.tif"), "--size", "60x40").done();
    Cli info = Cli.run("info", model).done();
    assertTrue(info.out().contains("table of 300 places (longitude -1"), info.out());
  }

  private static double[] doubles(float[] floats) {
    double[] doubles = new double[floats.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }

  @Test
  void equalTablesGiveEqualModels() throws IOException {
    Path table = table("t.csv", 200, 1, 1);
    byte[] once = Files.readAllBytes(fitted(table));
    Path again = folder.resolve("again.inr");
    Cli.run("fit", table, "-o", again, "--width", 48, "--steps", 800, "--threads", 1).done();
    assertArrayEquals(once, Files.readAllBytes(again));
  }

  /** Labels of which all that are held out are equal, or one row: what is told best still wins. */
  @Test
  void fewHeldOutRowsChooseToo() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int n = 0; n < 24; n++) {
      text.append(n).append(' ').append(n == 5 ? 1 : 0).append('\n');
    }
    Path table = Files.writeString(folder.resolve("labels.csv"), text);
    Path model = folder.resolve("labels.inr");
    Cli fit = Cli.run("fit", table, "-o", model, "--width", 16, "--steps", 400, "--json").done();
    assertTrue(fit.number("steps") > 0, fit.out());
    assertTrue(fit.number("held_out_psnr") > 5, fit.out());
    assertEquals(1, fit.number("peak"));
  }

  /** Whoever goes on with a checkpoint holds out what it held out. */
  @Test
  void aBrokenFitGoesOnToTheSameModel() throws IOException {
    Path table = table("t.csv", 200, 1, 1);
    byte[] whole = Files.readAllBytes(fitted(table));
    Path model = folder.resolve("broken.inr");
    Object[] fit = {"fit", table, "-o", model, "--width", 48, "--steps", 800};
    String words = Impatient.interruptedAt("step ", fit);
    assertTrue(words.startsWith("inr: interrupted at step "), words);
    Object[] resumed = Arrays.copyOf(fit, fit.length + 1);
    resumed[fit.length] = "--resume";
    Object[] otherwise = Arrays.copyOf(resumed, resumed.length + 2);
    otherwise[resumed.length] = "--held-out";
    otherwise[resumed.length + 1] = 0.3;
    Cli.run(otherwise).failed(ExitCode.USAGE, "rows out of training");
    Cli.run(resumed).done();
    assertArrayEquals(whole, Files.readAllBytes(model));
  }

  /** A part of the table has other ends, and means the same places all the same. */
  @Test
  void aModelGoesOnWithOtherRows() throws IOException {
    Path model = fitted(table("t.csv", 300, 1, 0));
    List<String> lines = Files.readAllLines(table("more.csv", 300, 5, 0));
    Path part =
        Files.write(
            folder.resolve("east.csv"),
            lines.stream().filter(line -> !line.startsWith("-")).toList());
    Path next = folder.resolve("next.inr");
    Cli.run("fit", part, "--from", model, "-o", next, "--steps", 0).done();
    Path test = table("test.csv", 100, 9, 0);
    assertEquals(
        Cli.run("compare", test, model, "--json").done().number("psnr"),
        Cli.run("compare", test, next, "--json").done().number("psnr"));
  }

  @Test
  void wrongUseIsToldInALine() throws IOException {
    Path table = table("t.csv", 60, 1, 0);
    Path model = fitted(table);
    Path picture = TestMedia.picture(folder.resolve("p.png"), 12, 10, 1);
    Cli.run("fit", picture, "-o", folder.resolve("p.inr"), "--coordinates", 2)
        .failed(ExitCode.USAGE, "--coordinates and --held-out are for tables");
    Cli.run("fit", picture, "-o", folder.resolve("p.inr"), "--steps", 1).done();
    Cli.run("fit", table, "-o", folder.resolve("x.inr"), "--coordinates", 3)
        .failed(ExitCode.UNREADABLE_INPUT, "has 3 columns, 3 of them coordinates");
    Cli.run("fit", table, "-o", folder.resolve("x.inr"), "--held-out", 1)
        .failed(ExitCode.USAGE, "share held out is 1.0");
    Cli.run("fit", table, "-o", folder.resolve("x.inr"), "--report", folder.resolve("r.html"))
        .failed(ExitCode.USAGE, "--grey and --report are for pictures");
    Cli.run("fit", table, "-o", folder.resolve("x.inr"), "--model", "pyramid")
        .failed(ExitCode.USAGE, "needs samples on a grid");
    Cli.run("compare", table, picture).failed(ExitCode.FAILURE, "compared with a model of one");
    Cli.run("compare", table, model, "--plot", folder.resolve("p.svg"))
        .failed(ExitCode.USAGE, "--report and --plot are for pictures");
    Cli.run("render", model, "-o", folder.resolve("x.png"), "--at", table)
        .failed(ExitCode.USAGE, "--at writes a table");
    Cli.run("render", folder.resolve("p.inr"), "-o", folder.resolve("x.csv"))
        .failed(ExitCode.FAILURE, "tables and --at are for models of tables");
    Cli.run("render", model, "-o", folder.resolve("x.wav")).failed(ExitCode.USAGE, "x.wav");
  }
}
