package inr.formula;

import static inr.formula.Expression.constant;

import java.util.ArrayList;
import java.util.List;

/**
 * Equal intervals of numbers from s₀ = low to sₙ = high, with centres cᵢ = (sᵢ + sᵢ₊₁)/2.
 *
 * @param count n, 2 to 1024
 * @param low s₀
 * @param high sₙ, more than low
 */
public record Bins(int count, double low, double high) {
  public Bins {
    requireAccepted(count, low, high);
  }

  /** Refuses bins that cannot be. */
  public static void requireAccepted(int count, double low, double high) {
    if (count < 2 || count > 1024) {
      throw new IllegalArgumentException("there are " + count + " bins; 2 to 1024 are accepted");
    }
    if (!(high > low && Double.isFinite(high - low))) {
      throw new IllegalArgumentException(
          "bins run from " + low + " to " + high + "; two numbers in order are needed");
    }
  }

  /** Of one bin. */
  public double width() {
    return (high - low) / count;
  }

  /** sᵢ. */
  public double edge(int i) {
    return low + i * width();
  }

  /** cᵢ. */
  public double centre(int i) {
    return low + (i + 0.5) * width();
  }

  /**
   * What each bin has of a normal distribution about t that ends where the bins end: pᵢ = (Φ((sᵢ₊₁
   * − t)/σ) − Φ((sᵢ − t)/σ))/(Φ((sₙ − t)/σ) − Φ((s₀ − t)/σ)). A t outside of them counts as their
   * end.
   *
   * @param sigma σ, positive
   */
  public List<Expression> shares(Expression t, double sigma) {
    Expression within = t.max(constant(low)).negated().max(constant(-high)).negated();
    List<Expression> below = new ArrayList<>();
    for (int i = 0; i <= count; i++) {
      below.add(constant(edge(i)).minus(within).times(constant(1 / (sigma * Math.sqrt(2)))).erf());
    }
    Expression all = below.get(count).minus(below.get(0)).reciprocal();
    List<Expression> shares = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shares.add(below.get(i + 1).minus(below.get(i)).times(all));
    }
    return shares;
  }
}
