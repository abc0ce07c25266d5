package inr.cli;

import inr.operator.Shape;
import inr.solve.Planes;
import inr.solve.phase.Amplitudes;
import inr.solve.phase.PhaseMethod;
import inr.solve.phase.SupportedDiffraction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The far field of a real object with a known support.
 *
 * @param options of the command
 */
record SupportSetting(PhaseOptions options) implements PhaseSetting<SupportedDiffraction> {
  private static final double HALF = 0.5;

  @Override
  public double[] truth(Planes picture) {
    return options.square(picture, options.input().toString());
  }

  @Override
  public SupportedDiffraction simulated(double[] truth) {
    return SupportedDiffraction.simulated(
        Shape.of(options.side(), options.side()),
        truth,
        options.oversampling(),
        options.alpha(),
        options.seed());
  }

  @Override
  public SupportedDiffraction measured(Planes numbers) throws IOException {
    Shape field = numbers.shape();
    Amplitudes measured = options.measured(numbers, field);
    return new SupportedDiffraction(field, support(field), measured, options.amplitudes().noise());
  }

  private boolean[] support(Shape field) throws IOException {
    Path file = options.support();
    if (file == null) {
      int times = options.oversampling();
      Shape object =
          Shape.of(Math.max(1, field.side(0) / times), Math.max(1, field.side(1) / times));
      return SupportedDiffraction.middle(field, object);
    }
    Planes drawn = MeasuredAmplitudes.requireShape(options.numbers(file, "support"), field, file);
    double[] white = drawn.luma();
    boolean[] support = new boolean[white.length];
    for (int i = 0; i < support.length; i++) {
      support[i] = white[i] >= HALF;
    }
    return support;
  }

  @Override
  public List<PhaseMethod<? super SupportedDiffraction>> methods() {
    return SupportedDiffraction.methods();
  }

  @Override
  public String usual() {
    return "hio";
  }

  @Override
  public SolveScore.Kind kind() {
    return SolveScore.Kind.OBJECT;
  }
}
