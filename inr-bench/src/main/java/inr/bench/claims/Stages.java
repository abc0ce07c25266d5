package inr.bench.claims;

import inr.stages.MultiStage;
import inr.stages.StageSettings;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Multi-stage networks on two functions of one variable: what each stage leaves at the places of
 * its fit, and all of them at 10,007 others at equal distances.
 *
 * @see <a href="https://doi.org/10.1016/j.jcp.2024.112865">Wang and Lai 2024</a>
 */
final class Stages {
  /** Features of a hidden layer in a run that names none, those of the paper's first stages. */
  static final int WIDTH = 20;

  /** Of a stage in a run that names none. */
  static final int STEPS = 150;

  private static final int HIDDEN_LAYERS = 3;
  private static final int STAGES = 5;
  private static final int OTHERS = 10_007;

  private Stages() {}

  static void print(PrintWriter out, int width, int steps) {
    out.println(
        "| function, stage | ε | κ | steps | left, rms | over all, rms | over all, most | relative |");
    out.println("| --- | --: | --: | --: | --: | --: | --: | --: |");
    print(
        out,
        "log(t + 2) cos(2t + t³)",
        t -> StrictMath.log(t + 2) * StrictMath.cos(2 * t + t * t * t),
        1.02,
        width,
        steps);
    print(
        out,
        "sin(2t + 1) + e^(1.3t)/5",
        t -> StrictMath.sin(2 * t + 1) + StrictMath.exp(1.3 * t) / 5,
        1,
        width,
        steps);
  }

  private static void print(
      PrintWriter out,
      String name,
      DoubleUnaryOperator function,
      double end,
      int width,
      int steps) {
    int threads = Runtime.getRuntime().availableProcessors();
    StageSettings settings = new StageSettings(width, HIDDEN_LAYERS, STAGES, steps, 0, threads);
    MultiStage all = MultiStage.of(function, -end, end, settings);
    for (int s = 0; s < all.stages().size(); s++) {
      MultiStage.Stage stage = all.stages().get(s);
      line(out, name, s + 1, stage, Deviation.of(all.first(s + 1), function, end));
    }
  }

  private static void line(
      PrintWriter out, String name, int number, MultiStage.Stage stage, Deviation deviation) {
    out.println(
        String.format(
            Locale.ROOT,
            "| %s, stage %d | %.1e | %.0f | %d | %.1e | %.1e | %.1e | %.1e |",
            name,
            number,
            stage.magnitude(),
            stage.frequency(),
            stage.steps(),
            stage.residue(),
            deviation.rms,
            deviation.most,
            deviation.relative));
    out.flush();
  }

  /** Of a sum of networks from its function at places between those of its fit. */
  private record Deviation(double rms, double most, double relative) {
    static Deviation of(MultiStage sum, DoubleUnaryOperator function, double end) {
      double[] places = new double[OTHERS];
      for (int i = 0; i < OTHERS; i++) {
        places[i] = end * (2.0 * i / (OTHERS - 1) - 1);
      }
      double[] values = sum.values(places);
      double squares = 0;
      double energy = 0;
      double most = 0;
      for (int i = 0; i < OTHERS; i++) {
        double wanted = function.applyAsDouble(places[i]);
        double off = values[i] - wanted;
        squares += off * off;
        energy += wanted * wanted;
        most = Math.max(most, Math.abs(off));
      }
      return new Deviation(Math.sqrt(squares / OTHERS), most, Math.sqrt(squares / energy));
    }
  }
}
