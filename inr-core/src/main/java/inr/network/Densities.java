package inr.network;

import static inr.formula.Expression.constant;
import static inr.formula.Expression.variable;

import inr.circuit.Sketch;
import inr.circuit.Wire;
import inr.formula.Bins;
import inr.formula.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Distributions over bins as formulas of wires: what comes out is the mean; the logarithms of the
 * bins' probabilities are heads, so that a field that is only looked at does not compute them.
 */
final class Densities {
  /** What the authors of the Fourier head add to a probability before its logarithm. */
  private static final double FLOOR = 1e-5;

  private Densities() {}

  /**
   * pᵢ = exp zᵢ/Σ exp zⱼ, y = Σ pᵢ cᵢ.
   *
   * @param logits z, one for each bin
   */
  static List<Wire> softmax(Sketch sketch, Bins bins, List<Wire> logits) {
    Wire highest = highest(sketch, logits);
    List<Wire> powers = new ArrayList<>();
    for (Wire z : logits) {
      Expression power = variable(0).minus(variable(1)).exp();
      powers.addAll(sketch.pointwise(List.of(z, highest), List.of(), List.of(power)));
    }
    Expression all = constant(0);
    Expression moment = constant(0);
    for (int i = 0; i < bins.count(); i++) {
      all = all.plus(variable(i));
      moment = moment.plus(constant(bins.centre(i)).times(variable(i)));
    }
    List<Wire> sums = sketch.pointwise(powers, List.of(), List.of(all, moment));
    List<Wire> mean = sketch.pointwise(sums, List.of(), List.of(variable(1).over(variable(0))));
    Wire logarithm =
        sketch.pointwise(List.of(sums.get(0)), List.of(), List.of(variable(0).log())).get(0);
    for (Wire z : logits) {
      Expression ofBin = variable(0).minus(variable(1)).minus(variable(2));
      heads(sketch, sketch.pointwise(List.of(z, highest, logarithm), List.of(), List.of(ofBin)));
    }
    return mean;
  }

  /** max zᵢ without a slope: what is subtracted from all of them changes nothing. */
  private static Wire highest(Sketch sketch, List<Wire> logits) {
    List<Wire> left = logits;
    while (left.size() > 1) {
      List<Wire> higher = new ArrayList<>();
      for (int i = 0; i + 1 < left.size(); i += 2) {
        Expression of = variable(0).max(variable(1)).hold();
        higher.addAll(sketch.pointwise(left.subList(i, i + 2), List.of(), List.of(of)));
      }
      if (left.size() % 2 == 1) {
        higher.add(left.get(left.size() - 1));
      }
      left = higher;
    }
    return left.get(0);
  }

  /**
   * q(x) = ½ + Re Σₖ (cₖ/c₀) exp(iπkx) on [−1, 1] with the autocorrelation cₖ = Σⱼ aⱼ₊ₖ āⱼ, which
   * makes q ≥ 0; pᵢ = q(xᵢ)/Σ q(xⱼ) at the bins' centres and y = Σ pᵢ cᵢ, with 10⁻⁵ added to each
   * pᵢ. There are fewer frequencies than bins, so Σ q(xⱼ) is half their number.
   *
   * @param real Re a, K + 1 of them
   * @param imaginary Im a
   */
  static List<Wire> fourier(Sketch sketch, Bins bins, List<Wire> real, List<Wire> imaginary) {
    int frequencies = real.size() - 1;
    List<Wire> a = new ArrayList<>(real);
    a.addAll(imaginary);
    List<Wire> c = sketch.pointwise(a, List.of(), autocorrelation(frequencies));
    List<Expression> ratios =
        IntStream.rangeClosed(1, 2 * frequencies)
            .mapToObj(part -> variable(part).over(variable(0)))
            .toList();
    List<Wire> ratio = sketch.pointwise(c, List.of(), ratios);
    List<Expression> shares = new ArrayList<>();
    double[] mean = new double[2 * frequencies + 1];
    for (int i = 0; i < bins.count(); i++) {
      double[] share = share(bins.count(), frequencies, i);
      shares.add(linear(share));
      for (int part = 0; part < mean.length; part++) {
        mean[part] += bins.centre(i) * share[part];
      }
    }
    List<Wire> y = sketch.pointwise(ratio, List.of(), List.of(linear(mean)));
    for (Wire share : sketch.pointwise(ratio, List.of(), shares)) {
      heads(sketch, sketch.pointwise(List.of(share), List.of(), List.of(variable(0).log())));
    }
    heads(sketch, sketch.pointwise(c, List.of(), List.of(roughness(frequencies))));
    return y;
  }

  /** c₀, then Re cₖ and Im cₖ of k = 1 … K, of Re a and Im a. */
  private static List<Expression> autocorrelation(int frequencies) {
    List<Expression> c = new ArrayList<>();
    for (int k = 0; k <= frequencies; k++) {
      Expression re = constant(0);
      Expression im = constant(0);
      for (int j = 0; j + k <= frequencies; j++) {
        Expression real = variable(j);
        Expression imaginary = variable(frequencies + 1 + j);
        Expression realAhead = variable(j + k);
        Expression imaginaryAhead = variable(frequencies + 1 + j + k);
        re = re.plus(realAhead.times(real)).plus(imaginaryAhead.times(imaginary));
        im = im.plus(imaginaryAhead.times(real)).minus(realAhead.times(imaginary));
      }
      c.add(re);
      if (k > 0) {
        c.add(im);
      }
    }
    return c;
  }

  /** pᵢ is a number and multiples of Re cₖ/c₀ and Im cₖ/c₀: the number, then the factors. */
  private static double[] share(int bins, int frequencies, int i) {
    double x = -1 + (2 * i + 1.0) / bins;
    double all = 1 + bins * FLOOR;
    double[] share = new double[2 * frequencies + 1];
    share[0] = (1.0 / bins + FLOOR) / all;
    for (int k = 1; k <= frequencies; k++) {
      double angle = Math.PI * k * x;
      share[2 * k - 1] = 2.0 / bins * StrictMath.cos(angle) / all;
      share[2 * k] = -2.0 / bins * StrictMath.sin(angle) / all;
    }
    return share;
  }

  private static Expression linear(double[] numbers) {
    Expression sum = constant(numbers[0]);
    for (int part = 1; part < numbers.length; part++) {
      sum = sum.plus(constant(numbers[part]).times(variable(part - 1)));
    }
    return sum;
  }

  /** Σ 4π²k²|cₖ|². */
  private static Expression roughness(int frequencies) {
    Expression sum = constant(0);
    for (int k = 1; k <= frequencies; k++) {
      Expression square = variable(2 * k - 1).power(2).plus(variable(2 * k).power(2));
      sum = sum.plus(constant(4 * Math.PI * Math.PI * k * k).times(square));
    }
    return sum;
  }

  private static void heads(Sketch sketch, List<Wire> wires) {
    wires.forEach(sketch::head);
  }
}
