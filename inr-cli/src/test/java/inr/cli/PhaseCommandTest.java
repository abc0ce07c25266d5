package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.field.NeuralField;
import inr.io.Output;
import inr.io.array.ArrayWriter;
import inr.operator.AngularSpectrum;
import inr.operator.CodedPatterns;
import inr.operator.Fourier;
import inr.operator.Shape;
import inr.solve.phase.Amplitudes;
import inr.solve.phase.PhasePhantom;
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

/** {@code inr solve phase}. */
class PhaseCommandTest {
  private static final Path HARBOUR = Path.of("../samples/media/harbour.png");
  private static final int SIDE = 16;

  @TempDir private Path folder = Path.of("");

  private static Cli solve(Path input, Path output, Object... options) {
    List<Object> args = new ArrayList<>(List.of("solve", "phase", input, "-o", output));
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

  /** Numbers with the channels of a point together, as an array of rows, columns and channels. */
  private Path array(String name, int rows, int channels, double[] numbers) throws IOException {
    Path file = folder.resolve(name);
    int width = numbers.length / rows / channels;
    try (Output output = Output.claim(file, true, () -> {})) {
      ArrayWriter.write(
          output,
          List.of(rows, width, channels),
          (first, count, row) -> {
            for (int i = 0; i < row.length; i++) {
              row[i] = (float) numbers[first * row.length + i];
            }
          });
    }
    return file;
  }

  private static double[] rendered(Path model) throws IOException {
    NeuralField field = NeuralField.read(model);
    float[] values = field.values(field.model().grid());
    double[] numbers = new double[values.length];
    Arrays.setAll(numbers, i -> values[i]);
    return numbers;
  }

  /** The winner is named, whoever it is. */
  @ParameterizedTest
  @CsvSource({
    "--setting coded --patterns 2 --side 16 --steps 150, ap spectral+ap raar, siren, siren, snr, 12",
    "--setting coded --patterns 5 --side 16 --steps 20, ap spectral+ap raar, siren, raar, snr, 0",
    "--setting support --side 16 --steps 20, er raar siren hio+siren, hio, hio, psnr, 50",
    "--setting planes --side 24 --steps 20 --method tie, gs tie+siren siren, tie, tie, snr, 15"
  })
  void aPictureComesBackAndTheWinnerIsNamed(
      String options, String rivals, String ours, String winner, String merit, double floor)
      throws IOException {
    Path model = folder.resolve("a.inr");
    List<Object> args = new ArrayList<>(List.of("--simulate", "--json", "--quiet"));
    args.addAll(List.of(options.split(" ")));
    Map<String, Object> json = solve(HARBOUR, model, args.toArray()).done().json();
    assertEquals("phase", json.get("job"));
    assertEquals(model.toString(), json.get("file"));
    assertEquals(winner, json.get("winner"), json::toString);
    assertEquals(ours.equals("tie") ? "tolerance" : "steps", json.get("stopped_by"));
    assertEquals(List.of(rivals.split(" ")), List.copyOf(object(json, "baselines").keySet()));
    assertTrue(number(json, merit) > floor, json::toString);
    assertTrue(json.containsKey("misfit") && json.containsKey("seconds"), json::toString);
    assertTrue(Files.size(model) > 0);
  }

  /** The network itself is the model: two outputs, and the same bits on any number of threads. */
  @Test
  void theModelIsTheNetwork() throws IOException {
    Path one = folder.resolve("one.inr");
    Path two = folder.resolve("two.inr");
    Object[] options = {"--setting", "coded", "--side", SIDE, "--steps", 3, "--simulate"};
    for (int threads = 1; threads <= 2; threads++) {
      List<Object> args = new ArrayList<>(Arrays.asList(options));
      args.addAll(List.of("--threads", threads, "--baselines", "none"));
      solve(HARBOUR, threads == 1 ? one : two, args.toArray()).done();
    }
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
    NeuralField field = NeuralField.read(one);
    assertEquals(2, field.model().medium().channels());
    assertEquals(3, field.model().provenance().steps());
    Cli.run("render", one, "-o", folder.resolve("a.npy")).done();
  }

  /** Patterns that lie in files, as intensities with their middle in the middle. */
  @Test
  void measuredPatternsAreRead() throws IOException {
    double[] wave = new double[2 * SIDE * SIDE];
    for (int i = 0; i < wave.length; i += 2) {
      wave[i] = 0.6 + 0.3 * Math.sin(0.09 * i);
      wave[i + 1] = 0.2 * Math.cos(0.31 * i);
    }
    CodedPatterns operator = CodedPatterns.random(Shape.of(SIDE, SIDE), 6, 5);
    double[] waves = new double[operator.range().size()];
    operator.apply(wave, waves);
    double[] intensities = new double[waves.length / 2];
    for (int i = 0; i < intensities.length; i++) {
      int pattern = i / (SIDE * SIDE) * SIDE * SIDE;
      int row = (i % (SIDE * SIDE) / SIDE + SIDE / 2) % SIDE;
      int column = (i % SIDE + SIDE / 2) % SIDE;
      double amplitude = Amplitudes.of(waves, intensities.length)[i];
      intensities[pattern + row * SIDE + column] = amplitude * amplitude;
    }
    double[] codes = new double[waves.length];
    for (int l = 0; l < 6; l++) {
      System.arraycopy(operator.code(l), 0, codes, l * wave.length, wave.length);
    }
    Path input = array("y.npy", 6 * SIDE, 1, intensities);
    Path model = folder.resolve("a.inr");
    Object[] options = {
      "--setting",
      "coded",
      "--codes",
      array("m.npy", 6 * SIDE, 2, codes),
      "--intensities",
      "--centred",
      "--truth",
      array("x.npy", SIDE, 2, wave),
      "--method",
      "raar",
      "--baselines",
      "none",
      "--json"
    };
    Cli done = solve(input, model, options).done();
    assertTrue(done.number("error") < 1e-3, done::out);
    assertTrue(done.number("misfit") < 1e-3, done::out);
  }

  /** The far field of an object in a support that a picture tells, a stop before its middle. */
  @Test
  void aMeasuredFarFieldIsRead() throws IOException {
    double[] object = new double[SIDE * SIDE];
    double[] waves = new double[8 * SIDE * SIDE];
    double[] support = new double[4 * SIDE * SIDE];
    for (int i = 0; i < object.length; i++) {
      object[i] = 0.5 + 0.4 * Math.sin(0.7 * i) * (i % SIDE < 5 ? 1 : 0.2);
      int place = (3 + i / SIDE) * 2 * SIDE + 7 + i % SIDE;
      waves[2 * place] = object[i];
      support[place] = 1;
    }
    double[] far = new double[waves.length];
    new Fourier(Shape.of(2 * SIDE, 2 * SIDE)).apply(waves, far);
    double[] y = Amplitudes.of(far, support.length);
    double[] stop = new double[y.length];
    stop[0] = 1;
    y[0] = 0;
    Path model = folder.resolve("a.inr");
    Object[] options = {
      "--setting",
      "support",
      "--support",
      array("s.npy", 2 * SIDE, 1, support),
      "--mask",
      array("k.npy", 2 * SIDE, 1, stop),
      "--truth",
      array("x.npy", SIDE, 1, object),
      "--baselines",
      "none",
      "--json"
    };
    Cli done = solve(array("y.npy", 2 * SIDE, 1, y), model, options).done();
    assertTrue(done.number("misfit") < 1e-3, done::out);
    assertTrue(done.number("psnr") > 40, done::out);
  }

  @Test
  void measuredPlanesAreRead() throws IOException {
    int side = 32;
    double[] phase = PhasePhantom.bumps(side, 0);
    double[] wave = new double[2 * phase.length];
    for (int i = 0; i < phase.length; i++) {
      wave[2 * i] = 3 * Math.cos(phase[i]);
      wave[2 * i + 1] = 3 * Math.sin(phase[i]);
    }
    AngularSpectrum space = new AngularSpectrum(Shape.of(side, side), 0.4, List.of(-4.0, 4.0));
    double[] waves = new double[space.range().size()];
    space.apply(wave, waves);
    double[] y = Amplitudes.of(waves, waves.length / 2);
    double[] intensities = Arrays.stream(y).map(value -> value * value).toArray();
    Path input = array("y.npy", 2 * side, 1, intensities);
    Path truth = array("x.npy", side, 1, phase);
    Path model = folder.resolve("a.inr");
    Object[] options = {
      "--setting",
      "planes",
      "--distances=-4,4",
      "--wavelength",
      0.4,
      "--truth",
      truth,
      "--method",
      "tie",
      "--baselines",
      "none",
      "--json"
    };
    Cli done = solve(input, model, options).done();
    assertTrue(done.number("rms_error") < 0.05, done::out);
    assertEquals(phase.length, rendered(model).length);
  }

  @Test
  void bumpsAreAPhaseToTryMethodsOn() throws IOException {
    Path model = folder.resolve("a.inr");
    Object[] options = {
      "--setting", "planes", "--side", 32, "--method", "tie", "--baselines", "gs", "--simulate"
    };
    Cli done = solve(Path.of("bumps"), model, options).done();
    assertTrue(done.out().contains("rms rad"), done::out);
    assertTrue(done.out().contains("the field is better than gs by"), done::out);
  }

  @Test
  void wrongUsageIsToldBeforeAnyWork() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 12, 10, 1);
    Path sound = TestMedia.sound(folder.resolve("a.wav"), 100, 9000);
    Path model = folder.resolve("a.inr");
    String setting = "--setting";
    solve(picture, model).failed(ExitCode.USAGE, "--setting");
    solve(picture, model, setting, "random")
        .failed(ExitCode.USAGE, "--setting is random; coded, support and planes are accepted");
    solve(picture, model, setting, "coded").failed(ExitCode.USAGE, "needs --codes");
    solve(picture, model, setting, "coded", "--side", 8)
        .failed(ExitCode.USAGE, "--side is for --simulate");
    solve(picture, model, setting, "coded", "--simulate", "--side", 1)
        .failed(ExitCode.USAGE, "--side is 1; 2 to 512");
    solve(picture, model, setting, "coded", "--simulate")
        .failed(ExitCode.USAGE, "is 12 x 10 but --side is 64");
    solve(picture, model, setting, "coded", "--simulate", "--mask", picture)
        .failed(ExitCode.USAGE, "--mask is for measured data, not --simulate");
    solve(picture, model, setting, "planes", "--patterns", 3)
        .failed(ExitCode.USAGE, "--patterns is for --setting coded, not planes");
    solve(picture, model, setting, "coded", "--codes", picture, "--patterns", 3)
        .failed(ExitCode.USAGE, "10 rows, which do not make 3 equal parts");
    solve(picture, model, setting, "coded", "--codes", sound)
        .failed(ExitCode.FAILURE, "a picture, or rows and columns of numbers, is needed");
    solve(sound, model, setting, "support").failed(ExitCode.FAILURE, "rows and columns");
    solve(picture, model, setting, "support", "--method", "ap")
        .failed(ExitCode.USAGE, "er, raar, hio, siren, hio+siren are accepted");
    solve(picture, model, setting, "support", "--oversampling", 1)
        .failed(ExitCode.USAGE, "--oversampling is 1");
    solve(picture, model, setting, "support", "--support", picture)
        .failed(ExitCode.USAGE, "support has");
    solve(picture, model, setting, "support", "--snr", -3).failed(ExitCode.USAGE, "--snr is -3.0");
    solve(picture, model, setting, "planes")
        .failed(ExitCode.USAGE, "do not make 3 equal parts; distances must divide them");
    solve(picture, model, setting, "planes", "--distances", "1,2", "--wavelength", 0)
        .failed(ExitCode.USAGE, "angular spectrum of wavelength 0.0");
    solve(picture, model, setting, "planes", "--noise", 2).failed(ExitCode.USAGE, "equal parts");
    solve(picture, model, setting, "planes", "--steps", 0).failed(ExitCode.USAGE, "--steps is 0");
    assertFalse(Files.exists(model));
  }
}
