package inr.solve.phase;

import inr.parallel.Workers;
import inr.solve.FieldAnswer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Projections on what explains the data, P, and on what can be, Q, from one or several random
 * starts, of which the one with the smallest misfit is the answer.
 *
 * @param name of the method
 * @param start what g is at first
 * @param rule how g moves
 * @param iterations by that rule
 * @param last alternating projections after them
 * @param starts at least 1, of seeds from {@code seed} on
 * @param <P> problems that it solves
 */
public record Projecting<P extends PhaseProblem>(
    String name, Start<P> start, Rule rule, int iterations, int last, int starts, long seed)
    implements PhaseMethod<P> {
  public Projecting {
    if (iterations < 0 || last < 0 || iterations + last < 1 || starts < 1) {
      throw new IllegalArgumentException(
          name
              + " has "
              + iterations
              + " and "
              + last
              + " iterations from "
              + starts
              + " starts; at least one of each is needed");
    }
  }

  /**
   * What g is at first.
   *
   * @param <P> problems that it knows
   */
  @FunctionalInterface
  public interface Start<P extends PhaseProblem> {
    /** A g, equal for equal seeds. */
    double[] of(P problem, long seed);
  }

  /** How g moves. */
  public enum Rule {
    /** g ← Q(P(g)): error reduction, Gerchberg and Saxton's method. */
    ALTERNATING {
      @Override
      void move(PhaseProblem problem, double[] g) {
        problem.explain(g);
        problem.admit(g);
      }
    },

    /**
     * Fienup's hybrid of input and output, for a Q that looks at each number alone: P(g) where Q
     * leaves it, g − 0.9·P(g) elsewhere.
     *
     * @see <a href="https://doi.org/10.1364/AO.21.002758">Fienup 1982</a>
     */
    HYBRID {
      private static final double BETA = 0.9;

      @Override
      void move(PhaseProblem problem, double[] g) {
        double[] explained = g.clone();
        problem.explain(explained);
        double[] admitted = explained.clone();
        problem.admit(admitted);
        for (int i = 0; i < g.length; i++) {
          g[i] = admitted[i] == explained[i] ? explained[i] : g[i] - BETA * explained[i];
        }
      }
    },

    /**
     * Relaxed averaged alternating reflections: g ← β/2·(R_Q R_P g + g) + (1 − β)·P g, R = 2·P − 1
     * and β 0.87.
     *
     * @see <a href="https://doi.org/10.1088/0266-5611/21/1/004">Luke 2005</a>
     */
    REFLECTING {
      private static final double BETA = 0.87;

      @Override
      void move(PhaseProblem problem, double[] g) {
        double[] explained = g.clone();
        problem.explain(explained);
        double[] reflected = new double[g.length];
        for (int i = 0; i < g.length; i++) {
          reflected[i] = 2 * explained[i] - g[i];
        }
        double[] admitted = reflected.clone();
        problem.admit(admitted);
        for (int i = 0; i < g.length; i++) {
          double both = 2 * admitted[i] - reflected[i] + g[i];
          g[i] = BETA / 2 * both + (1 - BETA) * explained[i];
        }
      }
    };

    /** One iteration. */
    abstract void move(PhaseProblem problem, double[] g);
  }

  /** A method with one random start of seed 0. */
  static Projecting<PhaseProblem> of(String name, Rule rule, int iterations, int last) {
    return new Projecting<>(name, PhaseProblem::start, rule, iterations, last, 1, 0);
  }

  /** The same from elsewhere. */
  <Q extends P> Projecting<Q> from(Start<Q> other) {
    return new Projecting<>(name, other, rule, iterations, last, starts, seed);
  }

  /** The same from several starts. */
  Projecting<P> starts(int count) {
    return new Projecting<>(name, start, rule, iterations, last, count, seed);
  }

  /** The same from other random starts. */
  public Projecting<P> seeded(long other) {
    return new Projecting<>(name, start, rule, iterations, last, starts, other);
  }

  @Override
  public int steps() {
    return iterations + last;
  }

  /** Starts are shared out; of equal misfits the first counts. */
  @Override
  public FieldAnswer solve(P problem, Workers workers, IntConsumer done) {
    double[][] found = new double[starts][];
    double[] misfits = new double[starts];
    AtomicInteger moves = new AtomicInteger();
    workers.run(
        starts,
        (worker, task) -> {
          IntConsumer tell = worker == 0 ? done : steps -> {};
          found[task] = run(problem, seed + task, moves, tell);
          misfits[task] = problem.misfit(found[task]);
        });
    int best = 0;
    for (int task = 1; task < starts; task++) {
      best = misfits[task] < misfits[best] ? task : best;
    }
    return FieldAnswer.of(found[best]);
  }

  private double[] run(P problem, long from, AtomicInteger moves, IntConsumer done) {
    double[] g = start.of(problem, from);
    for (int step = 0; step < iterations + last; step++) {
      (step < iterations ? rule : Rule.ALTERNATING).move(problem, g);
      done.accept(Math.max(1, moves.incrementAndGet() / starts));
    }
    problem.explain(g);
    problem.admit(g);
    return problem.numbers(g);
  }
}
