package inr.codec.train.synthesis;

import inr.codec.shape.Layout;
import inr.codec.shape.Pyramid;
import inr.codec.train.latent.Sheet;
import inr.cpu.kernel.Aligned;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From the latents to the stack at full size, and its gradient back to them.
 *
 * <p>From coarse to fine every channel of a stack is doubled by the kernel of its level; a latent
 * that joins is added to its own filtered self. All filters are separable; the plane between rows
 * and columns is kept for the way back.
 */
final class UpsamplingPass {
  /** Rows of a task. */
  private static final int ROWS = 16;

  private final Workers workers;
  private final List<Step> steps = new ArrayList<>();
  private final Sheet sheet;
  private final Stack[] stacks;

  UpsamplingPass(Layout layout, Sheet sheet, Workers workers) {
    this.workers = workers;
    this.sheet = sheet;
    Pyramid pyramid = sheet.pyramid();
    stacks = new Stack[pyramid.coarsest() + 1];
    Arrays.setAll(stacks, level -> new Stack(pyramid, level));
    for (int level = pyramid.coarsest() - 1; level >= 0; level--) {
      steps.add(new Step(layout, level));
    }
  }

  /** The stack at full size; its slopes are what {@link #backward} begins with. */
  Stack full() {
    return stacks[0];
  }

  /** Fills the stack at full size from the latents y, with margins. */
  void forward(float[] parameters, float[] y) {
    Pyramid pyramid = sheet.pyramid();
    Stack coarsest = stacks[pyramid.coarsest()];
    int p = pyramid.latent(pyramid.coarsest());
    for (int r = 0; r < coarsest.height; r++) {
      System.arraycopy(y, sheet.at(p, r), coarsest.values, coarsest.at(0, r), coarsest.width);
    }
    for (Step step : steps) {
      step.forward(parameters, y);
    }
  }

  /**
   * Adds the gradients of the latents to dy, with margins.
   *
   * @param gradient of the parameters, added to; null where nobody asks for it
   */
  void backward(float[] parameters, float[] y, float[] dy, double @Nullable [] gradient) {
    for (int s = steps.size() - 1; s >= 0; s--) {
      steps.get(s).backward(parameters, y, dy, gradient);
    }
    Pyramid pyramid = sheet.pyramid();
    Stack coarsest = stacks[pyramid.coarsest()];
    int p = pyramid.latent(pyramid.coarsest());
    for (int r = 0; r < coarsest.height; r++) {
      int to = sheet.at(p, r);
      int from = coarsest.at(0, r);
      for (int i = 0; i < coarsest.width; i++) {
        dy[to + i] += coarsest.slopes[from + i];
      }
    }
  }

  /** From the stack of one level to the next finer one. */
  private final class Step {
    private final Stack coarse;
    private final Stack fine;
    private final int doubled;
    private final int kernel;
    private final SeparableTaps doubling;

    /** Of the latent that joins, or −1. */
    private final int plane;

    private final int filter;
    private final SeparableTaps filtering;
    private final float[] middle;
    private final float[] filterMiddle;
    private final @Nullable SeparableFilter[] doublers = new SeparableFilter[workers.count()];
    private final @Nullable SeparableFilter[] filters = new SeparableFilter[workers.count()];
    private final double[] gradients;

    Step(Layout layout, int level) {
      coarse = stacks[level + 1];
      fine = stacks[level];
      doubled = coarse.channels;
      kernel = layout.tensor("upsampling." + level + ".kernel").offset();
      doubling = SeparableTaps.doubling(coarse.height, fine.height);
      boolean joins = fine.channels > coarse.channels;
      plane = joins ? sheet.pyramid().latent(level) : -1;
      filter = joins ? layout.tensor("upsampling." + level + ".filter").offset() : -1;
      filtering = SeparableTaps.filter(fine.height);
      middle = Aligned.floats(doubled * coarse.height * fine.stride);
      filterMiddle = Aligned.floats(joins ? fine.size : 0);
      gradients =
          new double
              [(doubled * tasks(coarse.height) + tasks(fine.height)) * SeparableTaps.PARAMETERS];
    }

    /** Place of a row of the middle plane of a channel. */
    private int middleAt(int channel, int row) {
      return Aligned.LEAD + (channel * coarse.height + row) * fine.stride;
    }

    private static int tasks(int rows) {
      return (rows + ROWS - 1) / ROWS;
    }

    private SeparableFilter doubler(int worker, float[] parameters) {
      return of(doublers, worker, doubling, coarse.width, parameters, kernel);
    }

    private SeparableFilter filter(int worker, float[] parameters) {
      return of(filters, worker, filtering, fine.width, parameters, filter);
    }

    private static SeparableFilter of(
        @Nullable SeparableFilter[] all,
        int worker,
        SeparableTaps shape,
        int width,
        float[] parameters,
        int offset) {
      SeparableFilter own = all[worker];
      if (own == null) {
        own = new SeparableFilter(shape, width);
        all[worker] = own;
      }
      own.set(parameters, offset);
      return own;
    }

    void forward(float[] parameters, float[] y) {
      int up = doubled * tasks(coarse.height);
      workers.run(
          plane < 0 ? up : up + tasks(fine.height),
          (worker, task) -> {
            if (task < up) {
              doubleRows(doubler(worker, parameters), task);
            } else {
              filterRows(filter(worker, parameters), y, (task - up) * ROWS);
            }
          });
      int join = plane < 0 ? 0 : tasks(fine.height);
      workers.run(
          join + doubled * tasks(fine.height),
          (worker, task) -> {
            if (task < join) {
              joinRows(filter(worker, parameters), parameters, y, task * ROWS);
            } else {
              doubleColumns(doubler(worker, parameters), parameters, task - join);
            }
          });
    }

    private void doubleRows(SeparableFilter doubler, int task) {
      int c = task / tasks(coarse.height);
      int from = task % tasks(coarse.height) * ROWS;
      for (int r = from; r < Math.min(coarse.height, from + ROWS); r++) {
        doubler.horizontal(coarse.values, coarse.at(c, r), middle, middleAt(c, r));
      }
    }

    private void filterRows(SeparableFilter filter, float[] y, int from) {
      for (int r = from; r < Math.min(fine.height, from + ROWS); r++) {
        filter.horizontal(y, sheet.at(plane, r), filterMiddle, fine.at(0, r));
      }
    }

    private void joinRows(SeparableFilter filter, float[] parameters, float[] y, int from) {
      for (int r = from; r < Math.min(fine.height, from + ROWS); r++) {
        int to = fine.at(0, r);
        filter.vertical(
            parameters,
            this.filter,
            filterMiddle,
            fine.at(0, 0),
            fine.stride,
            r,
            fine.values,
            to,
            fine.stride);
        int own = sheet.at(plane, r);
        for (int i = 0; i < fine.width; i++) {
          fine.values[to + i] += y[own + i];
        }
      }
    }

    private void doubleColumns(SeparableFilter doubler, float[] parameters, int task) {
      int c = task / tasks(fine.height);
      int from = task % tasks(fine.height) * ROWS;
      for (int j = from; j < Math.min(fine.height, from + ROWS); j++) {
        doubler.vertical(
            parameters,
            kernel,
            middle,
            middleAt(c, 0),
            fine.stride,
            j,
            fine.values,
            fine.at(fine.channels - doubled + c, j),
            fine.stride);
      }
    }

    void backward(float[] parameters, float[] y, float[] dy, double @Nullable [] gradient) {
      int up = doubled * tasks(coarse.height);
      int all = plane < 0 ? up : up + tasks(fine.height);
      double[] own = gradient == null ? null : gradients;
      Arrays.fill(gradients, 0);
      workers.run(
          all,
          (worker, task) -> {
            if (task < up) {
              doubleBack(doubler(worker, parameters), parameters, task, own);
            } else {
              joinBack(filter(worker, parameters), parameters, y, dy, task, up, own);
            }
          });
      if (gradient == null) {
        return;
      }
      for (int task = 0; task < all; task++) {
        int to = task < up ? kernel : filter;
        for (int k = 0; k < SeparableTaps.PARAMETERS; k++) {
          gradient[to + k] += gradients[task * SeparableTaps.PARAMETERS + k];
        }
      }
    }

    private void doubleBack(
        SeparableFilter doubler, float[] parameters, int task, double @Nullable [] own) {
      int c = task / tasks(coarse.height);
      int from = task % tasks(coarse.height) * ROWS;
      for (int r = from; r < Math.min(coarse.height, from + ROWS); r++) {
        int at = coarse.at(c, r);
        doubler.back(
            parameters,
            kernel,
            coarse.values,
            at,
            middle,
            middleAt(c, r),
            fine.slopes,
            fine.at(fine.channels - doubled + c, 0),
            fine.stride,
            r,
            own,
            task * SeparableTaps.PARAMETERS);
        System.arraycopy(doubler.slope(), doubler.slopeAt(), coarse.slopes, at, coarse.width);
      }
    }

    private void joinBack(
        SeparableFilter filter,
        float[] parameters,
        float[] y,
        float[] dy,
        int task,
        int up,
        double @Nullable [] sums) {
      int from = (task - up) * ROWS;
      for (int r = from; r < Math.min(fine.height, from + ROWS); r++) {
        int at = sheet.at(plane, r);
        filter.back(
            parameters,
            this.filter,
            y,
            at,
            filterMiddle,
            fine.at(0, r),
            fine.slopes,
            fine.at(0, 0),
            fine.stride,
            r,
            sums,
            task * SeparableTaps.PARAMETERS);
        float[] slope = filter.slope();
        int own = fine.at(0, r);
        for (int i = 0; i < fine.width; i++) {
          dy[at + i] += slope[filter.slopeAt() + i] + fine.slopes[own + i];
        }
      }
    }
  }
}
