package inr.cli;

import inr.operator.CodedPatterns;
import inr.operator.Shape;
import inr.solve.Planes;
import inr.solve.phase.Amplitudes;
import inr.solve.phase.CodedDiffraction;
import inr.solve.phase.PhaseMethod;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Far fields of a wave behind several masks.
 *
 * @param options of the command
 */
record CodedSetting(PhaseOptions options) implements PhaseSetting<CodedDiffraction> {
  private static final int USUAL_PATTERNS = 4;
  private static final double DARKEST = 0.3;

  @Override
  public double[] truth(Planes picture) throws IOException {
    double[] bright = options.square(picture, options.input().toString());
    double[] turns = phase(bright);
    double[] wave = new double[2 * bright.length];
    for (int i = 0; i < bright.length; i++) {
      double amplitude = DARKEST + (1 - DARKEST) * bright[i];
      double angle = Math.PI * (turns[i] - 0.5);
      wave[2 * i] = amplitude * StrictMath.cos(angle);
      wave[2 * i + 1] = amplitude * StrictMath.sin(angle);
    }
    return wave;
  }

  /** From 0 to 1: another picture, or the same turned by half a turn. */
  private double[] phase(double[] bright) throws IOException {
    Path other = options.phasePicture();
    if (other != null) {
      return options.square(options.numbers(other, "phase"), other.toString());
    }
    double[] turned = new double[bright.length];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = bright[bright.length - 1 - i];
    }
    return turned;
  }

  @Override
  public CodedDiffraction simulated(double[] truth) {
    int side = options.side();
    CodedPatterns operator =
        CodedPatterns.random(
            Shape.of(side, side), options.patterns(USUAL_PATTERNS), options.seed());
    return CodedDiffraction.simulated(
        operator, truth, options.amplitudes().noise(), options.seed());
  }

  @Override
  public CodedDiffraction measured(Planes numbers) throws IOException {
    Path file = options.codes();
    Shape whole = numbers.shape();
    int count = options.patterns(Math.max(1, whole.side(0) / whole.side(1)));
    Shape plane = PhaseOptions.part(whole, count, "patterns");
    CodedPatterns operator = new CodedPatterns(plane, codes(file, whole, plane, count));
    Amplitudes measured = options.measured(numbers, plane);
    return new CodedDiffraction(operator, measured, options.amplitudes().noise());
  }

  /** Masks, one below the other, real or with real and imaginary part as channels. */
  private List<double[]> codes(@Nullable Path file, Shape whole, Shape plane, int count)
      throws IOException {
    if (file == null) {
      throw CommandFailure.usage(
          "--setting coded needs --codes, the masks of the patterns, or --simulate");
    }
    Planes drawn = MeasuredAmplitudes.requireShape(options.numbers(file, "codes"), whole, file);
    boolean complex = drawn.channels().size() == 2;
    double[] real = complex ? drawn.channels().get(0) : drawn.luma();
    double[] imaginary = complex ? drawn.channels().get(1) : new double[real.length];
    List<double[]> codes = new ArrayList<>();
    for (int l = 0; l < count; l++) {
      double[] code = new double[2 * plane.size()];
      for (int i = 0; i < plane.size(); i++) {
        code[2 * i] = real[l * plane.size() + i];
        code[2 * i + 1] = imaginary[l * plane.size() + i];
      }
      codes.add(code);
    }
    return codes;
  }

  @Override
  public List<PhaseMethod<? super CodedDiffraction>> methods() {
    return CodedDiffraction.methods();
  }

  @Override
  public String usual() {
    return "siren";
  }

  @Override
  public SolveScore.Kind kind() {
    return SolveScore.Kind.WAVE;
  }
}
