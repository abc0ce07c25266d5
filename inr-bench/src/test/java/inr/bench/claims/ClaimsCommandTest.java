package inr.bench.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.bench.Bench;
import inr.io.image.PictureWriter;
import inr.selftest.SyntheticPicture;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code claims}: short runs whose outcome is known. */
class ClaimsCommandTest {
  @TempDir private Path folder = Path.of("");

  private record Outcome(int code, String out, String err) {
    /** Columns of the row of a name. */
    List<String> row(String name) {
      return out.lines()
          .filter(line -> line.startsWith("| " + name + " |"))
          .map(line -> List.of(line.split("\\|", -1)))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Outcome run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = List.of(arguments).stream().map(String::valueOf).toArray(String[]::new);
    int code = Bench.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
    return new Outcome(code, out.toString(), err.toString());
  }

  /** The mean square of a sine is a half, over whole periods; here are three and a bit. */
  @Test
  void theTrendAloneIsOffByTheSine() {
    assertEquals(0.5, Extrapolation.ofTrend(0.1), 0.02);
    assertEquals(Extrapolation.ofTrend(0), Extrapolation.ofTrend(0.1), 1e-12);
  }

  /** One step has learned nothing, but every width has its row. */
  @Test
  void aFieldHasNetworksOfEveryWidth() {
    Outcome told = run("claims", "neumeta", 1);
    assertEquals(0, told.code(), told.err());
    assertEquals(5, told.row("16").size() - 1);
    assertEquals(5, told.row("40, never drawn").size() - 1);
    assertTrue(told.out().contains(" at worst"), told.out());
  }

  @Test
  void pointsOfTheTestBeginBehindThoseOfTraining() {
    double[] x = new double[1];
    Extrapolation.known(0.1).coordinates(399, x);
    assertEquals(1, x[0], 1e-12);
    Extrapolation.beyond(0.1).coordinates(0, x);
    assertEquals(1.005, x[0], 1e-12);
    Extrapolation.beyond(0.1).coordinates(399, x);
    assertEquals(3, x[0], 1e-12);
  }

  @Test
  void everyNetworkAndSeedOfTheExtrapolationHasANumber() {
    Outcome outcome = run("claims", "periodic", 2, 3);
    assertEquals(0, outcome.code(), outcome.err());
    for (String name : Extrapolation.candidates().keySet()) {
      assertEquals(2, outcome.row(name).get(3).split(",").length, name);
      assertEquals(2, outcome.row(name).get(5).split(",").length, name);
    }
  }

  private Path greyPicture() throws IOException {
    Path picture = folder.resolve("tiny.png");
    Signal signal = SyntheticPicture.of(32, 32);
    Medium.Picture grey = new Medium.Picture(32, 32, 1, 8);
    byte[] first = new byte[32 * 32];
    for (int i = 0; i < first.length; i++) {
      first[i] = (byte) (int) signal.samples().get(i * signal.channels());
    }
    PictureWriter.write(picture, grey, new Samples.UnsignedBytes(first), true);
    return picture;
  }

  @Test
  void stepsOfAdamApproachTheClosedFormFromBelow() throws Exception {
    Path picture = greyPicture();
    Outcome few = run("claims", "kronecker", picture, 2);
    Outcome more = run("claims", "kronecker", picture, 200);
    assertEquals(0, few.code(), few.err());
    double best = Double.parseDouble(more.row("closed form").get(2));
    double early = Double.parseDouble(few.row("2 steps of Adam at 0.1").get(2));
    double late = Double.parseDouble(more.row("200 steps of Adam at 0.1").get(2));
    assertTrue(early < best - 0.2, few.out());
    assertEquals(best, late, 0.1, more.out());
  }

  @Test
  void onlyTheSirenHasWavesBeyondTheBandsOfBacon() throws Exception {
    Outcome outcome = run("claims", "bands", greyPicture(), 2);
    assertEquals(0, outcome.code(), outcome.err());
    for (int output = 1; output <= 5; output++) {
      List<String> row = outcome.row("bacon, output " + output);
      assertEquals(List.of(2, 4, 8, 12, 16).get(output - 1), Integer.parseInt(row.get(2).strip()));
      assertTrue(Double.parseDouble(row.get(5)) < 1e-11, row.toString()); // floats' own noise
    }
    double siren = Double.parseDouble(outcome.row("siren").get(5));
    assertTrue(siren > 1e-7, outcome.out());
  }

  @Test
  void everyStageLeavesLessThanTheOneBefore() {
    Outcome outcome = run("claims", "stages", 5, 10);
    assertEquals(0, outcome.code(), outcome.err());
    double before = 1;
    for (int stage = 1; stage <= 3; stage++) {
      List<String> row = outcome.row("sin(2t + 1) + e^(1.3t)/5, stage " + stage);
      double after = Double.parseDouble(row.get(5));
      assertTrue(after < before / 2, outcome.out());
      before = after;
    }
  }

  /** Few steps teach little, so no way is at 35 dB, but each has its error. */
  @Test
  void everyWayOfTrainingHasARow() throws Exception {
    Outcome outcome = run("claims", "methods", greyPicture(), 12, 8);
    assertEquals(0, outcome.code(), outcome.err());
    for (String name : List.of("all points", "random halves", "INT, as published", "EVOS")) {
      assertEquals("never", outcome.row(name).get(2).strip(), outcome.out());
      assertTrue(Double.parseDouble(outcome.row(name).get(6)) > 1, outcome.out());
    }
  }

  @Test
  void aMissingClaimIsAsked() {
    assertEquals(2, run("claims").code());
  }

  @Test
  void aColouredPictureHasNoBandsHere() throws Exception {
    Path picture = folder.resolve("colour.png");
    Signal signal = SyntheticPicture.of(32, 32);
    PictureWriter.write(picture, (Medium.Picture) signal.medium(), signal.samples(), true);
    assertEquals(1, run("claims", "bands", picture, 1).code());
  }
}
