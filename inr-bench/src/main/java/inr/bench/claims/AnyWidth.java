package inr.bench.claims;

import inr.family.NeuralMetamorphosis;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Classifiers of digits of any width from one field over their weights, beside classifiers of each
 * width that were trained alone, as many steps: percent of the digits held out that are told right.
 *
 * @see <a href="https://arxiv.org/abs/2410.11878">Yang and Wang 2024</a>
 */
final class AnyWidth {
  /** Steps of a run that names none. */
  static final int STEPS = 5000;

  private AnyWidth() {}

  static void print(PrintWriter out, int steps, long seed) {
    NeuralMetamorphosis field = new NeuralMetamorphosis(steps, seed);
    for (int step = 0; step < steps; step++) {
      field.step();
    }
    out.println("| hidden units | field | alone | difference |");
    out.println("| --- | --: | --: | --: |");
    double least = Double.POSITIVE_INFINITY;
    double sum = 0;
    int widths = 0;
    for (int width = NeuralMetamorphosis.LEAST; width <= NeuralMetamorphosis.MOST; width += 2) {
      double one = 100 * field.accuracy(width);
      double alone = 100 * NeuralMetamorphosis.accuracyAlone(width, steps, seed);
      String name = width + (width == NeuralMetamorphosis.NEVER ? ", never drawn" : "");
      out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %+.1f |%n", name, one, alone, one - alone);
      least = Math.min(least, one - alone);
      sum += one - alone;
      widths++;
    }
    out.printf(
        Locale.ROOT,
        "%d numbers; differences are %+.1f in the mean and %+.1f at worst%n",
        field.size(),
        sum / widths,
        least);
  }
}
