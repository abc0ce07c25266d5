package inr.network;

import inr.circuit.Operation;
import inr.circuit.Parameters;
import inr.circuit.Tensor;
import inr.circuit.Wire;
import java.util.List;

/**
 * A network whose edges are cubic splines, and the same one on intervals half as long: B(v) = (B(2v
 * − 2) + 4 B(2v − 1) + 6 B(2v) + 4 B(2v + 1) + B(2v + 2))/8, so coefficients follow exactly. The
 * sums are the same on [−1, 1]; beyond it, where the fine splines end earlier, they are not.
 *
 * @see <a href="https://arxiv.org/abs/2404.19756">Liu et al. 2024, whose grid extension finds
 *     coefficients by least squares</a>
 */
final class SplineRefinement {
  private static final double[] MASK = {0.125, 0.5, 0.75, 0.5, 0.125};

  /** Functions beyond the intervals: G intervals have G + 3. */
  private static final int BEYOND = 3;

  private SplineRefinement() {}

  /** Parameters of {@code fine} that make it the function that {@code coarse} is. */
  static Parameters parameters(NetworkSpec coarse, Parameters values, NetworkSpec fine) {
    Parameters refined = fine.layout().initial(0);
    List<Tensor> from = values.layout().tensors();
    List<Tensor> to = refined.layout().tensors();
    for (int t = 0; t < from.size(); t++) {
      Tensor before = from.get(t);
      Tensor after = to.get(t);
      if (before.size() == after.size()) {
        System.arraycopy(
            values.values(), before.offset(), refined.values(), after.offset(), before.size());
      } else {
        refine(readers(coarse, before), before, values.values(), after, refined.values());
      }
    }
    return refined;
  }

  /** What coefficients are multiplied by: the functions of one wire after those of another. */
  private static List<Wire> readers(NetworkSpec network, Tensor coefficients) {
    return network.circuit().operations().stream()
        .filter(operation -> operation instanceof Operation.Affine)
        .map(operation -> (Operation.Affine) operation)
        .filter(affine -> affine.weight().name().equals(coefficients.name()))
        .findFirst()
        .orElseThrow()
        .inputs();
  }

  private static void refine(
      List<Wire> functions, Tensor before, float[] from, Tensor after, float[] to) {
    // in (G + 3) columns become in (2G + 3)
    int in = (2 * before.columns() - after.columns()) / BEYOND;
    int coarse = before.columns() / in;
    int fine = after.columns() / in;
    for (int row = 0; row < before.rows(); row++) {
      int read = before.offset() + row * before.columns();
      int write = after.offset() + row * after.columns();
      for (int first = 0; first < functions.size(); first += coarse) {
        int features = functions.get(first).columns();
        for (int c = 0; c < features; c++) {
          refine(from, read + c, coarse, to, write + c, fine, features);
        }
        read += coarse * features;
        write += fine * features;
      }
    }
  }

  /** The coefficients of one edge, {@code step} apart. */
  private static void refine(
      float[] from, int read, int coarse, float[] to, int write, int fine, int step) {
    double[] sums = new double[fine];
    for (int g = 0; g < coarse; g++) {
      for (int k = 0; k < MASK.length; k++) {
        int f = 2 * g + k - BEYOND;
        if (f >= 0 && f < fine) {
          sums[f] += MASK[k] * from[read + g * step];
        }
      }
    }
    for (int f = 0; f < fine; f++) {
      to[write + f * step] = (float) sums[f];
    }
  }
}
