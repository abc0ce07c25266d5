package inr.encoding;

import static inr.formula.Expression.variable;

import inr.circuit.Distribution;
import inr.circuit.LinearForms;
import inr.circuit.Role;
import inr.circuit.Sketch;
import inr.circuit.Tensor;
import inr.circuit.Wire;
import inr.formula.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Filters of the coordinates, multiplied: q₀ = g₀(x), qᵢ = (Wᵢ qᵢ₋₁ + bᵢ) ⊙ gᵢ(x).
 *
 * @see <a href="https://openreview.net/forum?id=OmtmcPkkhT">Fathony et al. 2021</a>
 */
final class MultiplicativeFilters {
  /** A filter: a formula of equally wide wires and of columns. */
  record Filter(List<Wire> wires, List<Tensor> columns, Expression formula) {}

  private MultiplicativeFilters() {}

  /**
   * Writes the chain and returns q₀, q₁, ….
   *
   * @param filter writes filter i
   * @param weight initial values of W; b is PyTorch's
   */
  static List<Wire> chain(
      Sketch sketch, int width, int count, IntFunction<Filter> filter, Distribution weight) {
    List<Wire> chain = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      Filter g = sketch.part("filter" + i, () -> filter.apply(number));
      List<Wire> factors = new ArrayList<>(g.wires);
      Expression product = g.formula;
      if (i > 0) {
        List<Wire> last = chain.subList(i - 1, i);
        Distribution bias = Distribution.pytorch(width);
        factors.add(
            0, sketch.part("linear" + (i - 1), () -> sketch.affine(last, width, weight, bias)));
        int variables = g.wires.size() + g.columns.size();
        List<Expression> later =
            IntStream.rangeClosed(1, variables).<Expression>mapToObj(Expression::variable).toList();
        product = variable(0).times(product.with(later));
      }
      chain.addAll(sketch.pointwise(factors, g.columns, List.of(product)));
    }
    return chain;
  }

  /** The features of some filters sin(Ωx + φ) of fixed Ω, {@code [width, D]}; φ is trained. */
  static List<Wire> ofForms(
      Sketch sketch, int width, List<double[]> matrices, List<Integer> heads) {
    Distribution phase = new Distribution.Uniform(Math.PI);
    IntFunction<Filter> filter =
        i -> {
          Wire form = sketch.features(LinearForms.of(sketch.dimensions(), matrices.get(i)));
          Tensor phases = sketch.tensor("phase", width, 1, Role.COLUMN, phase);
          return new Filter(List.of(form), List.of(phases), variable(0).plus(variable(1)).sin());
        };
    int count = 1 + Collections.max(heads);
    Distribution weight = new Distribution.Uniform(Math.sqrt(6.0 / width));
    List<Wire> chain = chain(sketch, width, count, filter, weight);
    return heads.stream().map(chain::get).toList();
  }

  static void requireHeads(List<Integer> heads, int filters) {
    boolean known = heads.stream().allMatch(head -> head >= 0 && head < filters);
    if (heads.isEmpty() || !known || new HashSet<>(heads).size() < heads.size()) {
      throw new IllegalArgumentException(
          "filters have heads "
              + heads
              + "; different numbers from 0 to "
              + (filters - 1)
              + " are needed");
    }
  }

  static void require(String encoding, int width, int filters) {
    if (width < 1 || width > Encoding.MAX_FREQUENCIES || filters < 1 || filters > 64) {
      throw new IllegalArgumentException(
          encoding
              + " of width "
              + width
              + " and "
              + filters
              + " filters; 1 to "
              + Encoding.MAX_FREQUENCIES
              + " and 1 to 64 are accepted");
    }
  }

  static void requirePositive(String encoding, String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          encoding + " have " + name + " " + value + "; a positive number is needed");
    }
  }
}
