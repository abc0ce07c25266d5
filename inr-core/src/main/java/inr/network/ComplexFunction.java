package inr.network;

import static inr.formula.Expression.constant;

import inr.formula.Expression;
import java.util.List;

/**
 * Activations of complex numbers z = |z|·exp(i arg z) that a {@link Layer.ComplexDense} may have.
 *
 * <p>|z| is √(|z|² + 1e-12), so slopes at 0 are finite.
 */
public enum ComplexFunction {
  /** max(0, Re z) + i·max(0, Im z) (Trabelsi et al. 2018). */
  SPLIT_RELU(false) {
    @Override
    List<Expression> formulas(Expression real, Expression imaginary, Expression bias) {
      return List.of(real.positivePart(), imaginary.positivePart());
    }
  },

  /** z where neither Re z nor Im z is negative, else 0 (Guberman 2016). */
  FIRST_QUADRANT(false) {
    @Override
    List<Expression> formulas(Expression real, Expression imaginary, Expression bias) {
      Expression open = notNegative(real).times(notNegative(imaginary));
      return List.of(open.times(real), open.times(imaginary));
    }
  },

  /** max(0, |z| + c)·z/|z|, each feature learning its c (Arjovsky et al. 2016): modReLU. */
  MODULUS_RELU(true) {
    @Override
    List<Expression> formulas(Expression real, Expression imaginary, Expression bias) {
      Expression modulus = modulus(real, imaginary);
      Expression factor = modulus.plus(bias).positivePart().times(modulus.reciprocal());
      return List.of(factor.times(real), factor.times(imaginary));
    }
  },

  /** ½(1 + cos arg z)·z (Virtue et al. 2017). */
  CARDIOID(false) {
    @Override
    List<Expression> formulas(Expression real, Expression imaginary, Expression bias) {
      Expression cosine = real.times(modulus(real, imaginary).reciprocal());
      Expression factor = constant(0.5).times(constant(1).plus(cosine));
      return List.of(factor.times(real), factor.times(imaginary));
    }
  };

  private static final double LEAST = 1e-12;

  private final boolean biased;

  ComplexFunction(boolean biased) {
    this.biased = biased;
  }

  /** Whether each feature has a number of its own. */
  boolean isBiased() {
    return biased;
  }

  /** Both parts of the value at a number whose parts these are. */
  abstract List<Expression> formulas(Expression real, Expression imaginary, Expression bias);

  private static Expression notNegative(Expression part) {
    return constant(1).minus(part.negated().step());
  }

  private static Expression modulus(Expression real, Expression imaginary) {
    return real.power(2).plus(imaginary.power(2)).plus(constant(LEAST)).sqrt();
  }
}
