package inr.network;

import static inr.formula.Expression.constant;
import static inr.formula.Expression.variable;

import inr.circuit.Distribution;
import inr.circuit.Role;
import inr.circuit.Sketch;
import inr.circuit.Tensor;
import inr.circuit.Wire;
import inr.formula.Expression;
import java.util.List;
import java.util.Optional;

/**
 * Complex numbers z = W h + b: wires of real products, and the parts of z as formulas of these.
 *
 * @param wires to which the formulas belong
 * @param real Re z
 * @param imaginary Im z
 */
record ComplexProduct(List<Wire> wires, Expression real, Expression imaginary) {
  private record Part(Tensor weight, Tensor bias) {
    static Part write(Sketch sketch, int width, int in) {
      Distribution initial = Distribution.pytorch(in);
      return new Part(
          sketch.tensor("weight", width, in, Role.WEIGHT, initial),
          sketch.tensor("bias", width, 1, Role.BIAS, initial));
    }
  }

  /**
   * Writes the product of complex numbers x, real parts first, or of real ones.
   *
   * @param place of the first of its wires among the variables of a formula
   */
  static ComplexProduct write(
      Sketch sketch, List<Wire> x, int width, boolean complexInput, int place) {
    if (!complexInput) {
      Distribution initial = Distribution.pytorch(Wire.columns(x));
      Wire z = sketch.affine(x, width, initial, initial);
      return new ComplexProduct(List.of(z), variable(place), constant(0));
    }
    if (x.size() != 2 || x.get(0).columns() != x.get(1).columns()) {
      throw new IllegalArgumentException(
          "layer of complex input meets "
              + x.size()
              + " parts; real and imaginary parts of a complex layer are needed before it");
    }
    int in = x.get(0).columns();
    Part real = sketch.part("real", () -> Part.write(sketch, width, in));
    Part imaginary = sketch.part("imaginary", () -> Part.write(sketch, width, in));
    List<Wire> re = x.subList(0, 1);
    List<Wire> im = x.subList(1, 2);
    List<Wire> products =
        List.of(
            sketch.affine(re, real.weight, Optional.of(real.bias)),
            sketch.affine(re, imaginary.weight, Optional.of(imaginary.bias)),
            sketch.affine(im, imaginary.weight, Optional.empty()),
            sketch.affine(im, real.weight, Optional.empty()));
    return new ComplexProduct(
        products,
        variable(place).minus(variable(place + 2)),
        variable(place + 1).plus(variable(place + 3)));
  }

  /** |z|². */
  Expression squared() {
    return real.power(2).plus(imaginary.power(2));
  }
}
