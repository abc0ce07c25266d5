package inr.optimizer;

import static inr.formula.Expression.constant;
import static inr.formula.Expression.variable;

import inr.circuit.Role;
import inr.formula.Expression;
import java.util.ArrayList;
import java.util.List;

/**
 * How parameters θ follow the gradient g.
 *
 * <p>A {@link Rule} updates parameters; the other members wrap one or several. To add a rule that
 * treats every parameter by itself, write its record here: {@link Elementwise}.
 */
public sealed interface Optimizer {
  /** Updates parameters by itself. */
  sealed interface Rule extends Optimizer {
    /** Names of the arrays that it keeps, each as long as the parameters, 0 at the start. */
    List<String> slots();
  }

  /**
   * Formulas of one parameter, its gradient and its slots.
   *
   * <p>Variables are θ, g, the slots in order, then the scalars of the step in order.
   */
  sealed interface Elementwise extends Rule {
    /** The new slots in order, then the new θ. */
    List<Expression> formulas();

    /**
     * Numbers that are the same for all parameters.
     *
     * @param rate η of this step
     * @param t steps done, this one included
     */
    double[] scalars(double rate, long t);

    /** Whether a parameter whose gradient is exactly 0 stays as it is, its slots too. */
    default boolean skipsZeroGradients() {
      return false;
    }
  }

  /** β₁, β₂, ε and λ of the kin of Adam. */
  sealed interface Moments extends Elementwise {
    /** β₁, decay of the first moment. */
    double beta1();

    /** β₂, decay of the second moment. */
    double beta2();

    /** ε, outside the root, after the bias correction. */
    double epsilon();

    /** λ; 0 for plain Adam. */
    double weightDecay();

    @Override
    default List<String> slots() {
      return List.of("adam.first", "adam.second");
    }

    /** η/(1−β₁ᵗ), √(1−β₂ᵗ) and 1 − ηλ. */
    @Override
    default double[] scalars(double rate, long t) {
      return new double[] {
        rate / (1 - StrictMath.pow(beta1(), (double) t)),
        Math.sqrt(1 - StrictMath.pow(beta2(), (double) t)),
        1 - rate * weightDecay()
      };
    }

    @Override
    default List<Expression> formulas() {
      Expression first = first(beta1());
      Expression second = second(beta2());
      return List.of(first, second, updated(first, second, epsilon(), variable(4)));
    }
  }

  /**
   * Adam: m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², θ ← θ − η/(1−β₁ᵗ)·m / (√v/√(1−β₂ᵗ) + ε), with t
   * counted from 1.
   *
   * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015</a>
   */
  record Adam(double beta1, double beta2, double epsilon) implements Moments {
    public Adam {
      checkMoments("adam", beta1, beta2, epsilon);
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
   * Adam with decoupled weight decay: first θ ← (1 − ηλ)θ.
   *
   * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019</a>
   */
  record AdamW(double beta1, double beta2, double epsilon, double weightDecay) implements Moments {
    public AdamW {
      checkMoments("adamw", beta1, beta2, epsilon);
      requireNotNegative("adamw", "weight decay", weightDecay);
    }

    /** β₁ 0.9, β₂ 0.999, ε 1e-8, λ 0.01. */
    public static AdamW of() {
      return new AdamW(0.9, 0.999, 1e-8, 1e-2);
    }
  }

  /**
   * Adam that leaves a parameter, and what it remembers of it, alone in steps that do not touch it:
   * g = 0. For tables, of which a step meets few rows. The bias correction counts all steps.
   *
   * @see <a href="https://arxiv.org/abs/2201.05989">Müller et al. 2022, whose code counts the steps
   *     of each parameter instead</a>
   */
  record SparseAdam(double beta1, double beta2, double epsilon) implements Moments {
    public SparseAdam {
      checkMoments("sparse adam", beta1, beta2, epsilon);
    }

    /** β₁ 0.9, β₂ 0.99, ε 1e-15. */
    public static SparseAdam of() {
      return new SparseAdam(0.9, 0.99, 1e-15);
    }

    @Override
    public double weightDecay() {
      return 0;
    }

    @Override
    public boolean skipsZeroGradients() {
      return true;
    }
  }

  /**
   * Adam with the greatest second moment so far: u ← max(u, v) stands for v in the step.
   *
   * @see <a href="https://arxiv.org/abs/1904.09237">Reddi, Kale and Kumar 2018</a>
   */
  record AmsGrad(double beta1, double beta2, double epsilon) implements Moments {
    public AmsGrad {
      checkMoments("amsgrad", beta1, beta2, epsilon);
    }

    /** β₁ 0.9, β₂ 0.999, ε 1e-8. */
    public static AmsGrad of() {
      return new AmsGrad(0.9, 0.999, 1e-8);
    }

    @Override
    public double weightDecay() {
      return 0;
    }

    @Override
    public List<String> slots() {
      return List.of("adam.first", "adam.second", "amsgrad.greatest");
    }

    @Override
    public List<Expression> formulas() {
      Expression first = first(beta1);
      Expression second = second(beta2);
      Expression greatest = variable(4).max(second);
      return List.of(first, second, greatest, updated(first, greatest, epsilon, variable(5)));
    }
  }

  /**
   * Gradient descent: v ← μv + g, θ ← θ − η(g + μv) with Nesterov's look ahead, else θ ← θ − ηv.
   *
   * @param momentum μ, in [0, 1)
   */
  record Sgd(double momentum, boolean nesterov) implements Elementwise {
    public Sgd {
      if (!(momentum >= 0 && momentum < 1)) {
        throw new IllegalArgumentException(
            "sgd has momentum " + momentum + "; a number in [0, 1) is needed");
      }
    }

    /** μ 0.9 with Nesterov's look ahead. */
    public static Sgd of() {
      return new Sgd(0.9, true);
    }

    @Override
    public List<String> slots() {
      return List.of("sgd.momentum");
    }

    @Override
    public double[] scalars(double rate, long t) {
      return new double[] {-rate};
    }

    @Override
    public List<Expression> formulas() {
      Expression g = variable(1);
      Expression velocity = constant(momentum).times(variable(2)).plus(g);
      Expression along = nesterov ? g.plus(constant(momentum).times(velocity)) : velocity;
      return List.of(velocity, variable(0).plus(variable(3).times(along)));
    }
  }

  /**
   * Lion: θ ← (1 − ηλ)θ − η·sign(β₁m + (1−β₁)g), m ← β₂m + (1−β₂)g. Every step is as long as the
   * learning rate, which is a tenth to a third of Adam's.
   *
   * @see <a href="https://arxiv.org/abs/2302.06675">Chen et al. 2023</a>
   */
  record Lion(double beta1, double beta2, double weightDecay) implements Elementwise {
    public Lion {
      if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
        throw new IllegalArgumentException(
            "lion has beta1 " + beta1 + ", beta2 " + beta2 + "; betas in [0, 1) are needed");
      }
      requireNotNegative("lion", "weight decay", weightDecay);
    }

    /** β₁ 0.9, β₂ 0.99, λ 0. */
    public static Lion of() {
      return new Lion(0.9, 0.99, 0);
    }

    @Override
    public List<String> slots() {
      return List.of("lion.momentum");
    }

    /** η and 1 − ηλ. */
    @Override
    public double[] scalars(double rate, long t) {
      return new double[] {rate, 1 - rate * weightDecay};
    }

    @Override
    public List<Expression> formulas() {
      Expression g = variable(1);
      Expression m = variable(2);
      Expression along = constant(beta1).times(m).plus(constant(1 - beta1).times(g)).sign();
      return List.of(
          constant(beta2).times(m).plus(constant(1 - beta2).times(g)),
          variable(4).times(variable(0)).minus(variable(3).times(along)));
    }
  }

  /**
   * Muon, for matrices as wholes: M ← βM + (1−β)G, U = (1−β)G + βM; U/‖U‖ is made nearly orthogonal
   * by five steps X ← aX + (bA + cA²)X with A = XXᵀ; θ ← θ − η√max(1, rows/columns)·X.
   *
   * @param momentum β, in [0, 1)
   * @see <a href="https://kellerjordan.github.io/posts/muon/">Jordan et al. 2024</a>
   */
  record Muon(double momentum) implements Rule {
    /** a, b, c. */
    public static final List<Double> COEFFICIENTS = List.of(3.4445, -4.7750, 2.0315);

    /** Steps of the iteration. */
    public static final int ITERATIONS = 5;

    /** Added to the norm of U. */
    public static final double EPSILON = 1e-7;

    public Muon {
      if (!(momentum >= 0 && momentum < 1)) {
        throw new IllegalArgumentException(
            "muon has momentum " + momentum + "; a number in [0, 1) is needed");
      }
    }

    /** β 0.95. */
    public static Muon of() {
      return new Muon(0.95);
    }

    @Override
    public List<String> slots() {
      return List.of("muon.momentum");
    }
  }

  /**
   * Adam on the waves of a table instead of its values: values θ at nodes are Σ p_w Π cas(2π w x /
   * n), and Adam moves the amplitudes p. So a step changes a whole line, as for parameters that are
   * a spectrum. For tables whose rows are nᵃ nodes of a axes.
   *
   * <p>Hartley's waves, cas t = cos t + sin t, stand for the published complex ones: the same waves
   * by other, as many real numbers, and real tables stay real.
   *
   * @param nodes n, 2 to 1024
   * @param smoothness weight of Parseval's regulariser in the loss, mean |π w p|² over each
   *     feature, 0 or more
   * @see <a href="https://arxiv.org/abs/2205.13524">Huang et al. 2022</a>
   */
  record SpectralAdam(int nodes, double beta1, double beta2, double epsilon, double smoothness)
      implements Rule {
    public SpectralAdam {
      checkMoments("spectral adam", beta1, beta2, epsilon);
      requireNotNegative("spectral adam", "smoothness", smoothness);
      if (nodes < 2 || nodes > 1024) {
        throw new IllegalArgumentException(
            "spectral adam has " + nodes + " nodes; 2 to 1024 are accepted");
      }
    }

    /** 64 nodes, β₁ 0.9, β₂ 0.99, ε 1e-8, smoothness 0. */
    public static SpectralAdam of() {
      return new SpectralAdam(64, 0.9, 0.99, 1e-8, 0);
    }

    @Override
    public List<String> slots() {
      return List.of("adam.first", "adam.second");
    }
  }

  /** Which tensors a {@link Group} takes. */
  enum Members {
    /** Weights between hidden features: all but the first and the last. */
    HIDDEN_WEIGHTS,
    /** All weights. */
    WEIGHTS,
    /** All biases. */
    BIASES,
    /** Numbers of activations and norms. */
    COLUMNS,
    /** Tables. */
    TABLES,
    /** Whatever no group before has taken. */
    REST;

    /** Whether tensors of a role may belong here. */
    public boolean includes(Role role) {
      return switch (this) {
        case HIDDEN_WEIGHTS, WEIGHTS -> role == Role.WEIGHT;
        case BIASES -> role == Role.BIAS;
        case COLUMNS -> role == Role.COLUMN;
        case TABLES -> role == Role.TABLE;
        case REST -> true;
      };
    }
  }

  /**
   * Some of the parameters and their rule.
   *
   * @param members which
   * @param rule what updates them
   * @param rate factor on the learning rate, positive
   */
  record Group(Members members, Rule rule, double rate) {
    public Group {
      if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "group of " + members + " has rate factor " + rate + "; a positive number is needed");
      }
    }

    /** The rest by Adam at the learning rate. */
    public static Group of() {
      return new Group(Members.REST, Adam.of(), 1);
    }
  }

  /**
   * Different rules for different parameters; each tensor belongs to the first group that takes it.
   *
   * @param groups at least one; the last takes the {@link Members#REST}
   */
  record Grouped(List<Group> groups) implements Optimizer {
    public Grouped {
      groups = List.copyOf(groups);
      if (groups.isEmpty() || groups.get(groups.size() - 1).members() != Members.REST) {
        throw new IllegalArgumentException(
            "grouped optimizer has groups "
                + groups.stream().map(Group::members).toList()
                + "; the last one has to take the rest");
      }
    }

    /**
     * Muon for hidden weights at ten times the learning rate, as in its published fits of sounds,
     * and Adam for the rest.
     *
     * @see <a href="https://arxiv.org/abs/2512.14366">McGinnis et al. 2026, from their code</a>
     */
    public static Grouped of() {
      return new Grouped(List.of(new Group(Members.HIDDEN_WEIGHTS, Muon.of(), 10), Group.of()));
    }
  }

  /**
   * The gradient of all parameters together is not longer than a norm: g ← g·min(1, norm/(|g| +
   * 1e-6)).
   */
  record Clipped(Optimizer inner, double norm) implements Optimizer {
    public Clipped {
      if (!(norm > 0)) {
        throw new IllegalArgumentException(
            "gradient is clipped to " + norm + "; a positive norm is needed");
      }
    }

    /** Adam, norm 1. */
    public static Clipped of() {
      return new Clipped(Adam.of(), 1);
    }
  }

  /**
   * The model is an average over the steps: w̄ ← ((d − dᵗ)w̄ + (1−d)θ)/(1 − dᵗ), which is debiased.
   *
   * @param decay d, in [0, 1)
   */
  record Averaged(Optimizer inner, double decay) implements Optimizer {
    public Averaged {
      if (!(decay >= 0 && decay < 1)) {
        throw new IllegalArgumentException(
            "average has decay " + decay + "; a number in [0, 1) is needed");
      }
    }

    /** Adam, d 0.99. */
    public static Averaged of() {
      return new Averaged(Adam.of(), 0.99);
    }
  }

  /**
   * Every so many steps slow ← slow + share·(θ − slow), θ ← slow.
   *
   * @param every steps between, at least 1
   * @param share in (0, 1]
   * @see <a href="https://arxiv.org/abs/1907.08610">Zhang et al. 2019</a>
   */
  record Lookahead(Optimizer inner, int every, double share) implements Optimizer {
    public Lookahead {
      if (every < 1 || !(share > 0 && share <= 1)) {
        throw new IllegalArgumentException(
            "lookahead has "
                + every
                + " steps and share "
                + share
                + "; at least 1 step and a share in (0, 1] are needed");
      }
    }

    /** Adam, every 16 steps half of the way. */
    public static Lookahead of() {
      return new Lookahead(Adam.of(), 16, 0.5);
    }
  }

  /** The rules in it, each once, in order. */
  default List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    if (this instanceof Rule rule) {
      rules.add(rule);
    } else if (this instanceof Grouped grouped) {
      grouped.groups().forEach(group -> rules.add(group.rule()));
    } else if (this instanceof Clipped clipped) {
      rules.addAll(clipped.inner().rules());
    } else if (this instanceof Averaged averaged) {
      rules.addAll(averaged.inner().rules());
    } else if (this instanceof Lookahead lookahead) {
      rules.addAll(lookahead.inner().rules());
    }
    return rules;
  }

  /** Whether parameters are taken back to slow ones. */
  default boolean looksAhead() {
    if (this instanceof Clipped clipped) {
      return clipped.inner().looksAhead();
    }
    if (this instanceof Averaged averaged) {
      return averaged.inner().looksAhead();
    }
    return this instanceof Lookahead;
  }

  /** m ← β₁m + (1−β₁)g. */
  private static Expression first(double beta1) {
    return constant(beta1).times(variable(2)).plus(constant(1 - beta1).times(variable(1)));
  }

  /** v ← β₂v + (1−β₂)g². */
  private static Expression second(double beta2) {
    return constant(beta2)
        .times(variable(3))
        .plus(constant(1 - beta2).times(variable(1)).times(variable(1)));
  }

  /** θ ← (1 − ηλ)θ − η/(1−β₁ᵗ)·m / (√v/√(1−β₂ᵗ) + ε); the scalars begin at {@code step}. */
  private static Expression updated(
      Expression m, Expression v, double epsilon, Expression.Variable step) {
    Expression root = variable(step.place() + 1);
    Expression shrink = variable(step.place() + 2);
    Expression denominator = v.sqrt().over(root).plus(constant(epsilon));
    return shrink.times(variable(0)).minus(step.times(m).over(denominator));
  }

  private static void checkMoments(String name, double beta1, double beta2, double epsilon) {
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

  private static void requireNotNegative(String name, String what, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " has " + what + " " + value + "; 0 or more is needed");
    }
  }
}
