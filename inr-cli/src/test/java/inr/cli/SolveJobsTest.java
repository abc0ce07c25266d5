package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.field.NeuralField;
import inr.field.Original;
import inr.io.audio.SoundWriter;
import inr.io.image.PictureWriter;
import inr.io.media.MediaOptions;
import inr.operator.Radon;
import inr.plot.Plot;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.solve.Planes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jobs of {@code inr solve} other than {@code superres}. */
class SolveJobsTest {
  private static final Path HARBOUR = Path.of("../samples/media/harbour.png");

  @TempDir private Path folder = Path.of("");

  private static Cli solve(String job, Path input, Path output, Object... options) {
    List<Object> args = new ArrayList<>(List.of("solve", job, input, "-o", output));
    args.addAll(Arrays.asList(options));
    return Cli.run(args.toArray());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Map<String, Object> json, String key) {
    return (Map<String, Object>) json.get(key);
  }

  private static double number(Map<String, Object> json, String key) {
    return ((Number) json.get(key)).doubleValue();
  }

  /** A square of windows, bricks and ripples of the sample picture, in grey. */
  private Path harbour(int side) throws IOException {
    Signal whole = Original.read(HARBOUR, MediaOptions.of()).signal();
    Planes planes = Planes.of(whole);
    int width = planes.shape().side(1);
    byte[] grey = new byte[side * side];
    double[] luma = planes.luma();
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) Math.round(255 * luma[(230 + i / side) * width + 330 + i % side]);
    }
    return picture("harbour.png", side, side, grey);
  }

  private Path picture(String name, int width, int height, byte[] grey) throws IOException {
    Path file = folder.resolve(name);
    PictureWriter.write(
        file, new Medium.Picture(width, height, 1, 8), new Samples.UnsignedBytes(grey), true);
    return file;
  }

  /** Floors lie half a decibel and more below what was measured, margins at half of it. */
  @ParameterizedTest
  @CsvSource({
    "inpaint, --keep 0.4, nearest linear cubic biharmonic tv, 23.0, 0.4",
    "denoise, --noise 25, tv nlm one-stage, 26.6, 0.3",
    "deblur, --blur 1.5 --noise 2, wiener richardson tv, 27.6, 0.2",
    "tomography, --angles 48, fbp sirt tv, 44, 1.5"
  })
  void aPartOfAPictureComesBackBetterThanByTheBaselines(
      String job, String options, String rivals, double floor, double margin) throws IOException {
    Path model = folder.resolve("a.inr");
    List<Object> args = new ArrayList<>(List.of("--simulate", "--json", "--quiet"));
    args.addAll(List.of(options.split(" ")));
    Map<String, Object> json = solve(job, harbour(48), model, args.toArray()).done().json();
    assertEquals(job, json.get("job"));
    assertEquals(model.toString(), json.get("file"));
    assertEquals("steps", json.get("stopped_by"));
    assertEquals("patches", json.get("winner"), json::toString);
    assertTrue(number(json, "steps") > 0 && number(json, "seconds") > 0, json::toString);
    assertTrue(number(json, "psnr") > floor, json::toString);
    assertEquals(number(object(json, "solution"), "psnr"), number(json, "psnr"), 0.05);
    Map<String, Object> baselines = object(json, "baselines");
    assertEquals(List.of(rivals.split(" ")), List.copyOf(baselines.keySet()));
    for (String rival : baselines.keySet()) {
      double theirs = number(object(baselines, rival), "psnr");
      assertTrue(number(json, "psnr") > theirs + margin, rival + " of " + json);
    }
    assertEquals(48, NeuralField.read(model).image().getWidth());
  }

  /** The network is the model: its numbers are a few thousand, and it has a value anywhere. */
  @Test
  void aNetworkMayBeTheAnswer() throws IOException {
    Path model = folder.resolve("a.inr");
    String options = "--keep 0.4 --simulate --method siren --width 24 --lr 2e-3 --steps 150 --json";
    Map<String, Object> json =
        solve("inpaint", harbour(32), model, (Object[]) options.split(" ")).done().json();
    assertEquals(150, number(json, "steps"));
    assertEquals("steps", json.get("stopped_by"));
    assertEquals(number(object(json, "solution"), "psnr"), number(json, "psnr"), 1e-3);
    Map<String, Object> baselines = object(json, "baselines");
    assertTrue(baselines.containsKey("patches") && baselines.containsKey("cubic"), json::toString);
    double best =
        baselines.keySet().stream()
            .mapToDouble(name -> number(object(baselines, name), "psnr"))
            .max()
            .orElseThrow();
    assertEquals(number(json, "psnr") >= best, json.get("winner").equals("siren"), json::toString);
    NeuralField field = NeuralField.read(model);
    assertEquals("inpaint", field.model().provenance().settings().get("job"));
    assertEquals(32, field.image().getWidth());
    solve("inpaint", harbour(32), model, "--keep", 0.4, "--simulate", "--omega", 10)
        .failed(ExitCode.USAGE, "are for --method siren");
    solve("inpaint", harbour(32), model, "--keep", 0.4, "--simulate", "--method", "tv")
        .failed(ExitCode.USAGE, "--method is tv; patches and siren are accepted");
    solve("denoise", harbour(32), model, "--simulate", "--method", "siren", "--steps", 0)
        .failed(ExitCode.USAGE, "0 steps");
  }

  /** A model of 16 bits with alpha has all of its channels. */
  @Test
  void aNetworkMayBeADeepPictureWithAlpha() throws IOException {
    Medium.Picture medium = new Medium.Picture(20, 16, 4, 16);
    int[] values = new int[20 * 16 * 4];
    Arrays.setAll(values, i -> i % 4 == 3 ? 65_535 : 9000 + 500 * (i / 4 % 20) + 6000 * (i % 4));
    Path deep = folder.resolve("deep.png");
    PictureWriter.write(deep, medium, new Samples.Integers(values), true);
    Path model = folder.resolve("a.inr");
    String options =
        "--keep 0.5 --simulate --method siren --width 24 --lr 2e-3 --steps 150 --baselines nearest --json";
    Map<String, Object> json =
        solve("inpaint", deep, model, (Object[]) options.split(" ")).done().json();
    assertEquals(number(object(json, "solution"), "psnr"), number(json, "psnr"), 1e-3);
    assertTrue(number(json, "psnr") > 25, json::toString);
    assertEquals(medium, NeuralField.read(model).model().medium());
  }

  /** With {@code --noise 0} it goes on to its last step. */
  @Test
  void aNetworkMayBeWhatWasProjected() throws IOException {
    Path model = folder.resolve("a.inr");
    String options =
        "--angles 16 --noise 0 --simulate --method siren --width 24 --lr 2e-3 --steps 100 --baselines fbp --json";
    Map<String, Object> json =
        solve("tomography", harbour(24), model, (Object[]) options.split(" ")).done().json();
    assertEquals("steps", json.get("stopped_by"));
    assertEquals(100, number(json, "steps"));
    assertEquals(number(object(json, "solution"), "psnr"), number(json, "psnr"), 1e-3);
    assertTrue(number(json, "psnr") > 18, json::toString);
    assertEquals(24, NeuralField.read(model).image().getWidth());
  }

  @Test
  void networksThatCannotBeAreToldBeforeAnyWork() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 12, 10, 1);
    String[][] wrong = {
      {"--hidden-layers", "65", "65 hidden layers"},
      {"--width", "60000", "more than 2147483647 parameters"},
      {"--lr", "1e39", "learning rate is 1.0E39"},
      {"--omega", "Infinity", "ω Infinity"},
      {"--variation", "Infinity", "variation Infinity"}
    };
    for (String[] option : wrong) {
      Object[] options = {"--method", "siren", "--simulate", option[0], option[1]};
      solve("denoise", picture, folder.resolve("a.inr"), options).failed(ExitCode.USAGE, option[2]);
    }
  }

  /** Answers without error have no place on a plot; it names them. */
  @Test
  void aPlotMayHaveNoDots() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 12, 10, 1);
    Path model = folder.resolve("a.inr");
    solve("denoise", picture, model, "--baselines", "none", "--quiet").done();
    SolveScore perfect = new SolveScore(Double.POSITIVE_INFINITY, OptionalDouble.of(1));
    List<SolveResult.Row> rows =
        Stream.of("tv", "patches", "field")
            .map(name -> new SolveResult.Row(name, Optional.of(perfect), 0, 1))
            .toList();
    SolveResult result =
        new SolveResult(
            "denoise",
            SolveScore.Kind.PICTURE,
            "the patch prior",
            NeuralField.read(model),
            rows.subList(0, 1),
            rows.get(1),
            rows.get(2),
            Optional.empty(),
            new Posed.Stop("steps", 1),
            Optional.empty());
    Plot plot = SolvePlot.of("a.png", result);
    assertEquals(3, plot.lines().size());
    assertTrue(plot.lines().stream().allMatch(line -> line.points().isEmpty()));
    assertTrue(plot.svg().contains("patches"));
  }

  /** What is told to be missing is not looked at: it may hold anything. */
  @Test
  void aMaskIsWhiteWhereAPixelIsMissing() throws IOException {
    byte[] scratched = new byte[24 * 20];
    byte[] mask = new byte[scratched.length];
    byte[] clean = new byte[scratched.length];
    for (int i = 0; i < mask.length; i++) {
      boolean scratch = i % 24 / 2 == 5;
      clean[i] = (byte) (40 + 6 * (i % 24));
      scratched[i] = scratch ? (byte) 255 : clean[i];
      mask[i] = (byte) (scratch ? 255 : 0);
    }
    Path truth = picture("clean.png", 24, 20, clean);
    Object[] options = {"--mask", picture("mask.png", 24, 20, mask), "--truth", truth, "--json"};
    Path model = folder.resolve("a.inr");
    Cli done = solve("inpaint", picture("a.png", 24, 20, scratched), model, options).done();
    assertTrue(done.number("psnr") > 40, done::out);
    assertTrue(done.number("misfit") < 1e-3, done::out);
  }

  /** A kernel of two points, the left one twice the right one. */
  @Test
  void aKernelIsAPicture() throws IOException {
    Path truth = TestMedia.picture(folder.resolve("a.png"), 32, 24, 3);
    Path kernel = picture("kernel.png", 3, 1, new byte[] {120, 0, 60});
    Object[] options = {"--kernel", kernel, "--border", "periodic", "--simulate", "--json"};
    Cli done = solve("deblur", truth, folder.resolve("a.inr"), options).done();
    assertTrue(done.number("psnr") > 35, done::out);
  }

  /** From a sinogram that lies in a file, with the level of its noise estimated. */
  @Test
  void aSinogramIsAPicture() throws IOException {
    int side = 40;
    byte[] disc = new byte[side * side];
    for (int i = 0; i < disc.length; i++) {
      int row = i / side;
      double radius = Math.hypot(i % side - 19.5, row - 19.5);
      disc[i] = (byte) (radius < 12 ? 200 : 0);
    }
    Path truth = picture("disc.png", side, side, disc);
    Planes planes = Planes.of(Original.read(truth, MediaOptions.of()).signal());
    double[] projections = planes.images(new Radon(side, 30, side)).get(0);
    byte[] stored = new byte[projections.length];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = (byte) Math.round(255 * projections[i]);
    }
    Path sinogram = picture("sinogram.png", side, 30, stored);
    Path model = folder.resolve("a.inr");
    Cli done = solve("tomography", sinogram, model, "--truth", truth, "--json").done();
    assertTrue(done.err().contains("the noise is about"), done.err());
    assertTrue(done.number("psnr") > 25, done::out);
  }

  @Test
  void theFileDoesNotDependOnThreadsOrBaselines() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 20, 16, 3);
    Path one = folder.resolve("one.inr");
    Path other = folder.resolve("other.inr");
    solve("denoise", picture, one, "--threads", 1, "--quiet").done();
    solve("denoise", picture, other, "--threads", 2, "--baselines", "tv").done();
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
  }

  @Test
  void wrongUsageIsToldBeforeAnyWork() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 12, 10, 1);
    Path model = folder.resolve("a.inr");
    solve("inpaint", picture, model).failed(ExitCode.USAGE, "either --mask or --keep is needed");
    solve("inpaint", picture, model, "--keep", 0.5).failed(ExitCode.USAGE, "for --simulate");
    solve("inpaint", picture, model, "--keep", 1, "--simulate")
        .failed(ExitCode.USAGE, "--keep is 1.0; more than 0 and less than 1");
    Path black = picture("black.png", 12, 10, new byte[120]);
    solve("inpaint", picture, model, "--mask", black)
        .failed(ExitCode.USAGE, "mask keeps everything");
    Path small = picture("small.png", 4, 4, new byte[16]);
    solve("inpaint", picture, model, "--mask", small)
        .failed(ExitCode.FAILURE, "small.png: is 4 x 4 but the picture is 12 x 10");
    solve("denoise", picture, model, "--noise", 300)
        .failed(ExitCode.USAGE, "--noise is 300.0; at least 0 and less than 255");
    solve("deblur", picture, model).failed(ExitCode.USAGE, "either --blur or --kernel is needed");
    solve("deblur", picture, model, "--blur", 1, "--kernel", black)
        .failed(ExitCode.USAGE, "--blur and --kernel are two blurs; give one");
    solve("deblur", picture, model, "--blur", 0).failed(ExitCode.USAGE, "blur has sigma 0.0");
    solve("deblur", picture, model, "--blur", 1, "--border", "valid")
        .failed(ExitCode.USAGE, "--border is valid; reflect and periodic are accepted");
    solve("deblur", picture, model, "--kernel", black).failed(ExitCode.FAILURE, "is black");
    solve("tomography", picture, model, "--simulate").failed(ExitCode.USAGE, "needs --angles");
    solve("tomography", picture, model, "--angles", 3)
        .failed(ExitCode.USAGE, "--angles is for --simulate");
    solve("tomography", picture, model, "--angles", 3, "--simulate")
        .failed(ExitCode.FAILURE, "a square is needed, cut it to 10 x 10");
    solve("denoise", picture, model, "--baselines", "magic")
        .failed(
            ExitCode.USAGE, "--baselines has magic; all, none, tv, nlm, one-stage are accepted");
    assertFalse(Files.exists(model));
  }

  /** Two tones that swell, once in each channel, of 16 bits. */
  private Path tones(int frames) throws IOException {
    int[] values = new int[2 * frames];
    for (int i = 0; i < values.length; i++) {
      int frame = i / 2;
      double t = frame / 8000.0;
      double tone = Math.sin(2200 * t + i % 2) + 0.6 * Math.sin(5100 * t);
      values[i] = (int) Math.round(18_000 * (0.4 + t) * tone);
    }
    Path file = folder.resolve("tones.wav");
    Medium.Sound medium = new Medium.Sound(frames, 2, 8000, 16, false);
    SoundWriter.write(file, medium, new Samples.Integers(values), true);
    return file;
  }

  /** Two bare tones are what linear prediction is best at. Floors lie below what was measured. */
  @ParameterizedTest
  @CsvSource({
    "declip, --clip 0.4, spline, sparse, 200, 30",
    "declip, --clip 0.4, spline janssen, janssen, 200, 30",
    "fill, --gap 4 --every 60, spline janssen burg, burg, 200, 70",
    "upsample, --factor 2, spline sinc, exact, 0, 40"
  })
  void aSoundComesBackAndTheWinnerIsNamed(
      String job, String options, String rivals, String winner, int steps, double floor)
      throws IOException {
    Path model = folder.resolve("a.inr");
    List<Object> args = new ArrayList<>(List.of("--simulate", "--json", "--quiet"));
    args.addAll(List.of("--baselines", rivals.replace(' ', ',')));
    args.addAll(List.of(options.split(" ")));
    Map<String, Object> json = solve(job, tones(4000), model, args.toArray()).done().json();
    assertEquals(job, json.get("job"));
    assertEquals(model.toString(), json.get("file"));
    assertEquals(steps == 0 ? "tolerance" : "steps", json.get("stopped_by"));
    assertEquals(steps, (int) number(json, "steps"));
    assertEquals(winner, json.get("winner"), json::toString);
    assertTrue(number(json, "snr") > floor && number(json, "misfit") < 1e-4, json::toString);
    assertEquals(number(object(json, "solution"), "snr"), number(json, "snr"), 0.05);
    assertEquals(List.of(rivals.split(" ")), List.copyOf(object(json, "baselines").keySet()));
    assertEquals(job.equals("upsample"), json.containsKey("ceiling"));
    assertEquals(4000, NeuralField.read(model).sound().length / 2);
  }

  /** A gap may hold anything. */
  @Test
  void gapsAreToldInSeconds() throws IOException {
    Path truth = tones(2400);
    Samples clean = Original.read(truth, MediaOptions.of()).signal().samples();
    int[] values = new int[clean.size()];
    Arrays.setAll(values, i -> i >= 1600 && i < 1640 ? 30_000 : (int) clean.get(i));
    Path broken = folder.resolve("broken.wav");
    Medium.Sound medium = new Medium.Sound(2400, 2, 8000, 16, false);
    SoundWriter.write(broken, medium, new Samples.Integers(values), true);
    Path model = folder.resolve("a.inr");
    Object[] options = {"--gaps", "0.1-0.1025", "--truth", truth, "--baselines", "spline"};
    Cli done = solve("fill", broken, model, options).done();
    assertTrue(done.out().contains("which the field carries"), done::out);
    assertTrue(done.out().contains("SDR, dB"), done::out);
  }

  @Test
  void wrongUsageOfSoundsIsToldBeforeAnyWork() throws IOException {
    Path sound = tones(400);
    Path model = folder.resolve("a.inr");
    Path picture = TestMedia.picture(folder.resolve("a.png"), 12, 10, 1);
    solve("declip", picture, model).failed(ExitCode.FAILURE, "a sound is needed");
    solve("denoise", sound, model).failed(ExitCode.FAILURE, "a picture of 8 or 16 bits is needed");
    solve("declip", sound, model, "--simulate").failed(ExitCode.USAGE, "needs --clip");
    solve("declip", sound, model, "--clip", 1.5).failed(ExitCode.USAGE, "--clip is 1.5");
    solve("declip", TestMedia.sound(folder.resolve("silent.wav"), 100, 0), model)
        .failed(ExitCode.USAGE, "sound has one value, 0.0, everywhere");
    solve("declip", sound, model, "--truth", tones(400), "--baselines", "tv")
        .failed(ExitCode.USAGE, "all, none, spline, janssen, siren are accepted");
    solve("fill", sound, model).failed(ExitCode.USAGE, "either --gaps or --gap is needed");
    solve("fill", sound, model, "--gap", 2).failed(ExitCode.USAGE, "--gap is for --simulate");
    solve("fill", sound, model, "--gap", 300, "--simulate")
        .failed(ExitCode.USAGE, "--gap is 300.0 every 200.0 ms");
    solve("fill", sound, model, "--gaps", "0.2-0.1").failed(ExitCode.USAGE, "is no stretch");
    solve("fill", sound, model, "--gaps", "1..2-3").failed(ExitCode.USAGE, "is no stretch");
    solve("fill", sound, model, "--gaps", "7-8")
        .failed(ExitCode.USAGE, "has no sample of the sound, which ends at 0.05 s");
    solve("fill", sound, model, "--gaps", "0-9").failed(ExitCode.USAGE, "mask keeps nothing");
    solve("upsample", sound, model).failed(ExitCode.USAGE, "--factor");
    solve("upsample", sound, model, "--factor", 1).failed(ExitCode.USAGE, "2 to 16 are accepted");
    solve("upsample", sound, model, "--factor", 3, "--simulate")
        .failed(ExitCode.USAGE, "8000 samples a second, which 3 does not divide");
    solve("upsample", sound, model, "--factor", 2, "--truth", sound)
        .failed(ExitCode.FAILURE, "has 400 samples at 8000 Hz and 2 channels but the answer");
    assertFalse(Files.exists(model));
  }
}
