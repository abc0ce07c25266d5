package inr.optimizer;

/**
 * Adam: m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², θ ← θ − η/(1−β₁ᵗ)·m / (√v/√(1−β₂ᵗ) + ε), with t
 * counted from 1.
 *
 * <p>ε stands outside the root, after the bias correction. {@link AdamW} first shrinks θ ← (1 −
 * ηλ)θ.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015</a>
 */
public sealed interface Optimizer {
  /** β₁, decay of the first moment. */
  double beta1();

  /** β₂, decay of the second moment. */
  double beta2();

  /** ε. */
  double epsilon();

  /** λ; 0 for plain Adam. */
  double weightDecay();

  /** Plain Adam. */
  record Adam(double beta1, double beta2, double epsilon) implements Optimizer {
    public Adam {
      check("adam", beta1, beta2, epsilon);
    }

    /** β₁ 0.9, β₂ 0.999, ε 1e-8. */
    public static Adam of() {
      return new Adam(0.9, 0.999, 1e-8);
    }

    @Override
    public double weightDecay() {
      return 0;
    }
  }

  /**
   * Adam with decoupled weight decay.
   *
   * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019</a>
   */
  record AdamW(double beta1, double beta2, double epsilon, double weightDecay)
      implements Optimizer {
    public AdamW {
      check("adamw", beta1, beta2, epsilon);
      if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "adamw has weight decay " + weightDecay + "; 0 or more is needed");
      }
    }

    /** β₁ 0.9, β₂ 0.999, ε 1e-8, λ 0.01. */
    public static AdamW of() {
      return new AdamW(0.9, 0.999, 1e-8, 1e-2);
    }
  }

  private static void check(String name, double beta1, double beta2, double epsilon) {
    if (!(beta1 >= 0
        && beta1 < 1
        && beta2 >= 0
        && beta2 < 1
        && epsilon > 0
        && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name
              + " has beta1 "
              + beta1
              + ", beta2 "
              + beta2
              + ", epsilon "
              + epsilon
              + "; betas in [0, 1) and a positive epsilon are needed");
    }
  }
}
