package inr.pyramid;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.lattice.Entries;
import inr.lattice.Interpolation;
import inr.lattice.Lattice;
import inr.lattice.LatticeAxis;
import inr.lattice.PlaceSet;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Finds few numbers on lattices from coarse to fine whose blend comes near to given values on a
 * grid: which vertices have numbers, and the numbers, by least squares.
 *
 * <p>The lattices together have more vertices than the grid has samples, so many sums give the same
 * values, and one is sought that needs few of them:
 *
 * <ol>
 *   <li>Going from coarse to fine, each level takes what is left by quasi-interpolation; a vertex
 *       has gained what it took off the squared error around it. The vertices that gained most are
 *       chosen.
 *   <li>Some rounds: conjugate gradients on the numbers of all chosen vertices together; then what
 *       is left tells how much each other vertex would gain by itself, and a chosen one whose
 *       number stands for less gives its place away.
 *   <li>Conjugate gradients once more.
 * </ol>
 *
 * <p>No bit depends on the threads.
 */
public final class SparsePyramid {
  /** Places of an array that one task takes. */
  private static final int STRETCH = 1 << 14;

  /** Numbers that are summed up as floats before they enter a double. */
  private static final int SUM = 64;

  /** Sums of weights below this are those of vertices that no sample meets. */
  private static final float TINY = 1e-6f;

  private static final int ROUNDS = 8;
  private static final int STEPS_OF_A_ROUND = 6;
  private static final int LAST_STEPS = 10;

  /** Share of what it would gain by itself that a vertex starts with. */
  private static final float START = 0.5f;

  /**
   * One level of one channel.
   *
   * @param channel which of the values it is part of
   * @param lattice with the chosen vertices
   * @param numbers of the chosen vertices, in order
   */
  public record Table(int channel, Lattice lattice, float[] numbers) {}

  private final Grid grid;
  private final Workers workers;
  private final float[][][] values;
  private final float[][][] rest;
  private final List<Level> levels = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final float[] numbers;

  /** 1 / energy of the vertices that are chosen, 0 of all others. */
  private final float[] chosen;

  private final float[] score;
  private int count;

  /** A lattice and its blend. */
  private record Level(Lattice lattice, LevelBlend blend, float[] mass, float[] energy) {}

  /** Consecutive places of an array. */
  private interface Stretch {
    void run(int from, int to);
  }

  /** The numbers of a level for a channel, from {@code start} on. */
  private record Part(int channel, Level level, boolean coarsest, int start) {
    int size() {
      return level.blend().vertices();
    }

    int end() {
      return start + size();
    }
  }

  /**
   * Bytes that the values of a signal and their pyramid take at least: the values, what is left of
   * them and a copy; and of each vertex of the finest table, of which there are as many as samples,
   * number, score, choice, mass and energy.
   */
  public static long leastBytes(Grid grid, int channels) {
    return (2L * channels + 1) * GridValues.bytesOfChannel(grid)
        + 5 * GridValues.reduced(grid).points() * Float.BYTES;
  }

  /**
   * A pyramid for values on a grid.
   *
   * @param values of each channel, lines along the last axis, owned; channels are best uncorrelated
   *     and in the order of their variance
   * @param cells of the levels of each channel, in samples, from coarse to fine
   */
  private SparsePyramid(Grid grid, float[][][] values, List<List<Double>> cells, Workers workers) {
    this.grid = grid;
    this.workers = workers;
    this.values = values;
    this.rest = new float[values.length][][];
    int start = 0;
    for (int c = 0; c < values.length; c++) {
      rest[c] = copy(values[c]);
      for (double cell : cells.get(c)) {
        Part part = new Part(c, level(cell), cell == cells.get(c).get(0), start);
        parts.add(part);
        start = Math.addExact(start, part.size());
      }
    }
    this.numbers = new float[start];
    this.score = new float[start];
    this.chosen = new float[start];
  }

  private Level level(double cell) {
    List<LatticeAxis> axes = new ArrayList<>();
    for (Axis axis : grid.axes()) {
      axes.add(LatticeAxis.over(axis, cell));
    }
    Lattice lattice = new Lattice(axes, interpolation(cell), new Entries.Every());
    for (Level level : levels) {
      if (level.lattice().equals(lattice)) {
        return level;
      }
    }
    LevelBlend blend = new LevelBlend(lattice, grid, workers);
    Level level = new Level(lattice, blend, blend.sums(false), blend.sums(true));
    levels.add(level);
    return level;
  }

  /**
   * Splines where cells are small, since their slopes show when the signal is enlarged; straight
   * lines where they are large and much is on top of them.
   */
  private static Interpolation interpolation(double cell) {
    return cell < 4 ? Interpolation.QUADRATIC : Interpolation.LINEAR;
  }

  /**
   * The tables of values.
   *
   * @param budget numbers of all tables together; the coarsest levels have all of theirs
   */
  public static SparsePyramid of(
      Grid grid, float[][][] values, List<List<Double>> cells, int budget, Workers workers) {
    SparsePyramid pyramid = new SparsePyramid(grid, values, cells, workers);
    pyramid.chooseByGain(budget);
    for (int round = 0; round < ROUNDS; round++) {
      pyramid.solve(STEPS_OF_A_ROUND);
      pyramid.chooseAgain();
    }
    pyramid.solve(LAST_STEPS);
    return pyramid;
  }

  private void chooseByGain(int budget) {
    float[][] taken = copy(values[0]);
    for (Part part : parts) {
      float[][] left = rest[part.channel()];
      float[] fresh = new float[part.size()];
      float[] mass = part.level().mass();
      part.level().blend().down(left, fresh, 0);
      each(fresh.length, (from, to) -> divide(fresh, mass, -1, from, to));
      lines(taken, line -> squares(left[line], taken[line]));
      part.level().blend().addUp(fresh, 0, left);
      lines(taken, line -> subtractSquares(left[line], taken[line]));
      part.level().blend().down(taken, score, part.start());
    }
    choose(budget);
    for (int c = 0; c < values.length; c++) {
      rest[c] = copy(values[c]);
    }
  }

  private static float[][] copy(float[][] lines) {
    float[][] copy = new float[lines.length][];
    for (int line = 0; line < lines.length; line++) {
      copy[line] = lines[line].clone();
    }
    return copy;
  }

  private static void divide(float[] x, float[] by, float factor, int from, int to) {
    for (int v = from; v < to; v++) {
      x[v] = by[v] > TINY ? factor * x[v] / by[v] : 0;
    }
  }

  private static void squares(float[] x, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] * x[i];
    }
  }

  private static void subtractSquares(float[] x, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] -= x[i] * x[i];
    }
  }

  /** Chooses the coarsest levels and the {@code budget} best of all others. */
  private void choose(int budget) {
    int full = 0;
    for (Part part : parts) {
      if (part.coarsest()) {
        Arrays.fill(score, part.start(), part.end(), Float.MAX_VALUE);
        full += part.size();
      }
    }
    count = Math.max(full, Math.min(budget, score.length));
    float least = LargestFloats.least(score, count);
    int equals = count;
    for (float value : score) {
      equals -= value > least ? 1 : 0;
    }
    for (Part part : parts) {
      float[] energy = part.level().energy();
      for (int v = part.start(); v < part.end(); v++) {
        boolean best = score[v] > least;
        if (score[v] == least && least > 0 && equals > 0) {
          best = true;
          equals--;
        }
        chosen[v] = best ? 1 / Math.max(TINY, energy[v - part.start()]) : 0;
      }
    }
  }

  /** What is left decides anew; as many as before. */
  private void chooseAgain() {
    float[] alone = new float[score.length];
    for (Part part : parts) {
      float[] energy = part.level().energy();
      part.level().blend().down(rest[part.channel()], alone, part.start());
      each(part.size(), (from, to) -> scores(part.start(), energy, alone, from, to));
    }
    float[] before = chosen.clone();
    choose(count);
    float[] moved = new float[score.length];
    each(score.length, (from, to) -> move(before, alone, moved, from, to));
    for (Part part : parts) {
      part.level().blend().addUp(moved, part.start(), rest[part.channel()]);
    }
  }

  /** What each vertex stands for, or would. */
  private void scores(int start, float[] energy, float[] alone, int from, int to) {
    for (int i = from; i < to; i++) {
      int v = start + i;
      float e = energy[i];
      if (chosen[v] > 0) {
        score[v] = numbers[v] * numbers[v] * e;
      } else {
        alone[v] = e > TINY ? alone[v] / e : 0;
        score[v] = alone[v] * alone[v] * e;
      }
    }
  }

  /** Numbers of those that come and go, and what that takes off. */
  private void move(float[] before, float[] alone, float[] moved, int from, int to) {
    for (int v = from; v < to; v++) {
      float old = numbers[v];
      if (chosen[v] == 0) {
        numbers[v] = 0;
      } else if (before[v] == 0) {
        numbers[v] = START * alone[v];
      }
      moved[v] = old - numbers[v];
    }
  }

  /** Conjugate gradients, preconditioned by the energy of each vertex, channel by channel. */
  private void solve(int steps) {
    for (int c = 0; c < values.length; c++) {
      int channel = c;
      List<Part> own = parts.stream().filter(part -> part.channel() == channel).toList();
      int start = own.get(0).start();
      int size = own.get(own.size() - 1).end() - start;
      float[] slope = new float[size];
      float[] way = new float[size];
      float[][] left = rest[c];
      float[][] change = new float[left.length][left[0].length];
      double before = slopes(own, slope);
      each(size, (from, to) -> turn(0, way, slope, start, from, to));
      for (int step = 0; step < steps && before > TINY * TINY; step++) {
        lines(change, line -> Arrays.fill(change[line], 0));
        for (Part part : own) {
          part.level().blend().addUp(way, part.start() - start, change);
        }
        float length = (float) (before / Math.max(squares(change), Double.MIN_NORMAL));
        lines(change, line -> addScaled(-length, change[line], left[line]));
        each(size, (from, to) -> addScaled(length, way, numbers, start, from, to));
        double now = slopes(own, slope);
        float turn = (float) (now / before);
        each(size, (from, to) -> turn(turn, way, slope, start, from, to));
        before = now;
      }
    }
  }

  /** Bᵀ rest; returns its square over the chosen vertices, by their energy. */
  private double slopes(List<Part> own, float[] slope) {
    int start = own.get(0).start();
    for (Part part : own) {
      part.level().blend().down(rest[part.channel()], slope, part.start() - start);
    }
    return sum(slope.length, (from, to) -> square(slope, chosen, start, from, to));
  }

  /** way = turn · way + the slope of the chosen vertices by their energy. */
  private void turn(float turn, float[] way, float[] slope, int start, int from, int to) {
    for (int v = from; v < to; v++) {
      way[v] = Math.fma(turn, way[v], slope[v] * chosen[start + v]);
    }
  }

  private static void addScaled(float factor, float[] x, float[] y, int start, int from, int to) {
    for (int i = from; i < to; i++) {
      y[start + i] = Math.fma(factor, x[i], y[start + i]);
    }
  }

  private static void addScaled(float factor, float[] x, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.fma(factor, x[i], y[i]);
    }
  }

  private interface Line {
    void run(int line);
  }

  /** Shares out lines. */
  private void lines(float[][] lines, Line work) {
    int each = Math.max(1, STRETCH / lines[0].length);
    workers.runStretches(
        lines.length,
        each,
        (worker, from, to) -> {
          for (int l = from; l < to; l++) {
            work.run(l);
          }
        });
  }

  /** Σ of the squares of all numbers of lines. */
  private double squares(float[][] lines) {
    double[] sums = new double[lines.length];
    lines(lines, line -> sums[line] = square(lines[line]));
    double all = 0;
    for (double part : sums) {
      all += part;
    }
    return all;
  }

  /** Shares out the places 0 to n. */
  private void each(int n, Stretch stretch) {
    workers.runStretches(n, STRETCH, (worker, from, to) -> stretch.run(from, to));
  }

  private static double square(float[] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i += SUM) {
      float part = 0;
      int end = Math.min(a.length, i + SUM);
      for (int j = i; j < end; j++) {
        part = Math.fma(a[j], a[j], part);
      }
      sum += part;
    }
    return sum;
  }

  private static double square(float[] a, float[] weights, int start, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i += SUM) {
      float part = 0;
      int end = Math.min(to, i + SUM);
      for (int j = i; j < end; j++) {
        part = Math.fma(a[j] * weights[start + j], a[j], part);
      }
      sum += part;
    }
    return sum;
  }

  private interface Sum {
    double of(int from, int to);
  }

  /** In stretches of a fixed length, so that threads decide nothing. */
  private double sum(int n, Sum sum) {
    double[] sums = new double[(n + STRETCH - 1) / STRETCH];
    each(n, (from, to) -> sums[from / STRETCH] = sum.of(from, to));
    double all = 0;
    for (double part : sums) {
      all += part;
    }
    return all;
  }

  /** The tables that have numbers, channel by channel, from coarse to fine. */
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    for (Part part : parts) {
      BitSet own = new BitSet();
      for (int v = 0; v < part.size(); v++) {
        own.set(v, chosen[part.start() + v] > 0);
      }
      if (own.isEmpty()) {
        continue;
      }
      Lattice every = part.level().lattice();
      Lattice lattice =
          own.cardinality() == part.size()
              ? every
              : new Lattice(
                  every.axes(),
                  every.interpolation(),
                  new Entries.Chosen(PlaceSet.of(part.size(), own)));
      float[] its = new float[own.cardinality()];
      for (int v = own.nextSetBit(0), k = 0; v >= 0; v = own.nextSetBit(v + 1), k++) {
        its[k] = numbers[part.start() + v];
      }
      tables.add(new Table(part.channel(), lattice, its));
    }
    return tables;
  }

  /** Mean square of what the tables leave, over samples and channels. */
  public double meanSquare() {
    double sum = 0;
    for (float[][] left : rest) {
      sum += squares(left);
    }
    return sum / ((double) rest.length * grid.points());
  }
}
