package inr.solve;

import inr.operator.ForwardOperator;
import java.util.List;

/** How far an answer is from explaining what was measured. */
public final class Misfit {
  private Misfit() {}

  /**
   * rms(A x − y) over the measurements of all channels.
   *
   * @param x each channel, of the domain of A
   * @param y what was measured of each channel
   */
  public static double rms(ForwardOperator operator, List<double[]> x, List<double[]> y) {
    double sum = 0;
    double[] image = new double[operator.range().size()];
    for (int c = 0; c < y.size(); c++) {
      operator.apply(x.get(c), image);
      double[] wanted = y.get(c);
      for (int i = 0; i < image.length; i++) {
        sum += (image[i] - wanted[i]) * (image[i] - wanted[i]);
      }
    }
    return Math.sqrt(sum / ((double) image.length * y.size()));
  }
}
