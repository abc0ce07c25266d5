package inr.leastsquares;

import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * min ‖r(θ)‖² by steps s of (JᵀJ + μD)s = Jᵀr, J = −∂r/∂θ: Gauss and Newton's for a small damping
 * μ, short ones down the slope for a large one. μ follows how well J foretold the last step.
 *
 * @see <a href="https://doi.org/10.1137/0111030">Marquardt 1963</a>
 * @see <a href="https://www2.imm.dtu.dk/pubdb/pubs/3215-full.html">Madsen, Nielsen and Tingleff
 *     2004, for the law of μ</a>
 */
public final class LevenbergMarquardt {
  private static final int TRIALS = 12;

  private LevenbergMarquardt() {}

  /** A θ, and all that it leads to. */
  public interface Place {
    /** Numbers of which the first are θ; others follow from it. */
    double[] parameters();

    /** r {@code [N]}. */
    double[] residue();

    /** −∂r/∂θ {@code [N, θ]}; new arrays. */
    double[][] jacobian();
  }

  /**
   * Where a search ends.
   *
   * @param place that was reached
   * @param squares ‖r‖² there
   * @param steps that were taken
   */
  public record End<P extends Place>(P place, double squares, int steps) {}

  /**
   * Goes on until so many steps were taken, none of a dozen dampings gains anything, or a rule ends
   * it.
   *
   * @param start where it begins
   * @param at the place of numbers as {@link Place#parameters} has them, the first of which moved;
   *     asked for finite ones only
   * @param d the diagonal of D, for each of θ
   * @param enough is told ‖r‖² at the start and after every step, and ends the search
   */
  public static <P extends Place> End<P> run(
      P start,
      Function<double[], P> at,
      double[] d,
      int steps,
      Predicate<List<Double>> enough,
      Workers workers) {
    P place = start;
    double squares = squares(place.residue());
    List<Double> history = new ArrayList<>(List.of(squares));
    double damping = 0;
    int taken = 0;
    while (taken < steps) {
      NormalMatrix normal = new NormalMatrix(place.jacobian(), place.residue(), workers);
      if (taken == 0) {
        damping = 1e-3 * normal.largest(d);
      }
      boolean better = false;
      for (int trial = 0; trial < TRIALS && !better; trial++) {
        double[] step = normal.step(damping, d);
        double[] moved = place.parameters().clone();
        boolean finite = true;
        for (int i = 0; i < step.length; i++) {
          moved[i] += step[i];
          finite &= Double.isFinite(moved[i]);
        }
        P next = finite ? at.apply(moved) : place;
        double now = squares(next.residue());
        if (now < squares) {
          double promised = normal.promised(step, damping, d);
          double off = 2 * (squares - now) / promised - 1;
          damping *= Math.max(0.2, 1 - off * off * off);
          place = next;
          squares = now;
          better = true;
        } else {
          damping *= 4;
        }
      }
      if (!better) {
        break;
      }
      taken++;
      history.add(squares);
      if (enough.test(history)) {
        break;
      }
    }
    return new End<>(place, squares, taken);
  }

  /** ‖r‖². */
  public static double squares(double[] residue) {
    double sum = 0;
    for (double value : residue) {
      sum += value * value;
    }
    return sum;
  }
}
