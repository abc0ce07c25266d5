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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code inr solve equation}. */
class EquationCommandTest {
  @TempDir private Path folder = Path.of("");

  private Cli solve(Object... words) {
    List<Object> args = new ArrayList<>(List.of("solve", "equation"));
    args.addAll(Arrays.asList(words));
    return Cli.run(args.toArray());
  }

  @Test
  void aNamedEquationIsSolvedAndComparedWithItsSolution() throws IOException {
    Path model = folder.resolve("fall.inr");
    Cli told = solve("gravity", "-o", model, "--steps", 30, "--points", 40, "--json").done();
    Map<String, Object> json = told.json();
    assertEquals("exact", json.get("reference"));
    assertEquals("runge-kutta", json.get("winner"));
    assertTrue(told.number("error") < 1e-3, told.out());
    assertEquals(10 + 2 - 9.81 / 2, NeuralField.read(model).value(1)[0], 0.05);
  }

  /** Curves over one coordinate, a picture over two; equal answers give equal pages. */
  @Test
  void answersHavePages() throws IOException {
    String[] pages = new String[2];
    for (int i = 0; i < pages.length; i++) {
      Path page = folder.resolve("fall" + i + ".html");
      Path model = folder.resolve("fall" + i + ".inr");
      Object[] words = {"gravity", "-o", model, "--steps", 3, "--points", 20, "--threads", i + 1};
      List<Object> all = new ArrayList<>(Arrays.asList(words));
      all.addAll(List.of("--report", page));
      solve(all.toArray()).done();
      pages[i] = Files.readString(page);
    }
    assertEquals(pages[0], pages[1]);
    assertTrue(pages[0].contains("\"title\":\"Difference from exact\""), "what is wrong where");
    assertFalse(pages[0].contains("<img "), "nothing but curves");
    assertTrue(
        pages[0].contains(
            "inr solve equation gravity --output solution.inr --steps 3 --points 20\n"),
        pages[0].substring(pages[0].indexOf("<pre>")));
    Path page = folder.resolve("heat.html");
    Object[] words = {"heat", "-o", folder.resolve("heat.inr"), "--steps", 2, "--points", 50};
    List<Object> all = new ArrayList<>(Arrays.asList(words));
    all.addAll(List.of("--samples", 24, "--report", page));
    solve(all.toArray()).done();
    assertTrue(Files.readString(page).contains("<figcaption>exact</figcaption>"));
  }

  @Test
  void aWrittenEquationIsComparedWithTheUsualMethod() throws IOException {
    Path model = folder.resolve("decay.inr");
    Cli told =
        solve(
                "--equation",
                "u_t = -u",
                "--domain",
                "t=0..2*1",
                "--condition",
                "t=0: u = 1",
                "--steps",
                20,
                "--points",
                30,
                "-o",
                model)
            .done();
    assertTrue(told.out().contains("errors are differences from runge-kutta"), told.out());
    assertEquals(Math.exp(-1), NeuralField.read(model).value(1)[0], 1e-3);
  }

  @Test
  void theFileDoesNotDependOnThreads() throws IOException {
    byte[][] files = new byte[2][];
    for (int threads = 1; threads <= 2; threads++) {
      Path model = folder.resolve(threads + ".inr");
      solve("kepler", "--steps", 3, "--points", 20, "--threads", threads, "-o", model).done();
      files[threads - 1] = Files.readAllBytes(model);
    }
    assertArrayEquals(files[0], files[1]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tides | equation is tides",
        "pendulum --equation u=0 | equation pendulum is complete",
        "pendulum --set nu=1 | equation has no number nu",
        "--equation u_t=u | --equation and --domain",
        "--equation u_t=u --domain t | a name and a range as in t=0..1",
        "--equation u_t=v --domain t=0..1 | there is no variable v",
        "pendulum --samples 1 | --samples is 1",
        "helmholtz --samples 4097 | --samples is 4097",
        "--equation u_xyz=0 --domain x=0..1,y=0..1,z=0..1 | there is no variable u_xyz",
        "--equation u_xx=0 --domain x=0..1,y=0..1,z=0..1 --samples 2000 | --samples makes 8,000,000,000 points",
        "pendulum --baselines tv | --baselines is tv"
      })
  void wrongWordsAreRefusedInOneLine(String words, String expected) {
    List<Object> args = new ArrayList<>(Arrays.asList((Object[]) words.split(" ")));
    args.addAll(List.of("-o", folder.resolve("no.inr")));
    solve(args.toArray()).failed(ExitCode.USAGE, expected);
  }
}
