package inr.solve.poisson;

import inr.circuit.Parameters;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.loss.Loss;
import inr.optimizer.Schedule;
import inr.parallel.Workers;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.sampling.Batch;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.FieldAnswer;
import inr.solve.FieldTraining;
import inr.solve.TrainedField;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A SIREN of three sine layers whose own derivatives are fitted to those that are known, in units
 * of its coordinates. Of gradients, mean (∇f − g)², and afterwards its last biases are moved so
 * that its means are the known ones. Of Laplacians, mean (h²Δf − l)² over the inner pixels of a
 * step and mean (f − x)² over its outermost ones, h being a pixel.
 *
 * @param width of each layer
 * @param omega of all layers
 * @param rate of Adam, which falls to a tenth
 * @param steps at least 1
 * @param seed of its parameters and of the points of each step
 * @see <a href="https://arxiv.org/abs/2006.09661">Sitzmann et al. 2020, section 4.1</a>
 */
public record PoissonField(int width, double omega, double rate, int steps, long seed)
    implements PoissonMethod {
  /** The white of the pictures that it makes. */
  public static final double WHITE = 255;

  private static final int BATCH = 4096;
  private static final int HIDDEN_LAYERS = 3;

  public PoissonField {
    if (width < 1 || steps < 1 || !(omega > 0) || !(rate > 0)) {
      throw new IllegalArgumentException(
          "field has width "
              + width
              + ", ω "
              + omega
              + ", rate "
              + rate
              + " and "
              + steps
              + " steps; positive numbers are needed");
    }
  }

  @Override
  public String name() {
    return "siren";
  }

  @Override
  public FieldAnswer solve(PictureDerivatives problem, Workers workers, IntConsumer done) {
    int height = problem.shape().side(0);
    int columns = problem.shape().side(1);
    int channels = problem.measured().size();
    Grid grid = grid(problem);
    TrainingPlan plan =
        TrainingPlan.of(Siren.network(2, channels, HIDDEN_LAYERS, width, omega, omega), rate, seed)
            .withSampler(new Sampler.RandomBatches(BATCH))
            .withSchedule(Schedule.Exponential.of())
            .lasting(steps);
    Medium medium = new Medium.Picture(columns, height, channels, Byte.SIZE);
    Run run = new Run(problem, grid, plan, medium);
    TrainedField field = run.field(workers, done);
    return new FieldAnswer(field.values(grid, workers), Optional.of(field));
  }

  /** Pixels are squares, and the longer side goes from −1 to 1. */
  public static Grid grid(PictureDerivatives problem) {
    double side = Math.max(problem.shape().side(0), problem.shape().side(1));
    return Grid.of(
        axis("y", problem.shape().side(0), side), axis("x", problem.shape().side(1), side));
  }

  private static Axis axis(String name, int samples, double side) {
    return Axis.of(name, samples, -samples / side, samples / side, Placement.CENTRES);
  }

  /** One training. Training units are [−1, 1] from black to white. */
  private final class Run {
    private final PictureDerivatives problem;
    private final Grid grid;
    private final TrainingPlan plan;
    private final Medium medium;
    private final ValueRange range = ValueRange.symmetric(0, WHITE);
    private final int channels;
    private final int size;

    /** Side of a pixel in units of coordinates. */
    private final double pixel;

    Run(PictureDerivatives problem, Grid grid, TrainingPlan plan, Medium medium) {
      this.problem = problem;
      this.grid = grid;
      this.plan = plan;
      this.medium = medium;
      this.channels = medium.channels();
      this.size = problem.shape().size();
      this.pixel = 2.0 / Math.max(problem.shape().side(0), problem.shape().side(1));
    }

    TrainedField field(Workers workers, IntConsumer done) {
      return switch (problem.kind()) {
        case GRADIENT -> ofGradient(workers, done);
        case LAPLACIAN -> ofLaplacian(workers, done);
      };
    }

    private TrainedField ofGradient(Workers workers, IntConsumer done) {
      float[] slopes = new float[2 * channels * size];
      for (int i = 0; i < slopes.length; i++) {
        int axis = i % 2;
        double[] known = problem.measured().get(i / 2 % channels);
        slopes[i] = (float) (2 / pixel * known[axis * size + i / 2 / channels]);
      }
      Signal signal =
          new Signal(
              grid,
              new Medium.Field(2 * channels),
              new Samples.Floats(slopes),
              ValueRange.symmetric(-1, 1));
      TrainingPlan sloped = plan.withLoss(new Loss.GradientError());
      try (FieldTraining training = new FieldTraining(sloped, signal, workers, done)) {
        for (int step = 0; step < steps; step++) {
          training.step();
        }
        return moved(field(sloped, training), workers);
      }
    }

    private TrainedField field(TrainingPlan trained, FieldTraining training) {
      Parameters parameters = training.field().parameters();
      return new TrainedField(trained, parameters, medium, range, steps);
    }

    /** With the known means: the last numbers of a network are the biases of its outputs. */
    private TrainedField moved(TrainedField field, Workers workers) {
      double[] values = field.values(grid, workers);
      float[] parameters = field.parameters().values().clone();
      for (int c = 0; c < channels; c++) {
        double sum = 0;
        for (int i = c; i < values.length; i += channels) {
          sum += values[i];
        }
        double off = problem.means()[c] - sum / size / WHITE;
        parameters[parameters.length - channels + c] += (float) (2 * off);
      }
      return new TrainedField(
          field.plan(),
          new Parameters(field.parameters().layout(), parameters),
          medium,
          range,
          steps);
    }

    private TrainedField ofLaplacian(Workers workers, IntConsumer done) {
      TrainingPlan curved =
          plan.withLoss(new Loss.LaplacianError()).withSampler(new Sampler.FullGrid());
      Samples none = new Samples.Floats(new float[size * channels]);
      Signal signal = new Signal(grid, medium, none, range);
      Batch whole = curved.sampler().batch(0, grid.samples(), seed);
      CurvatureLoss loss = new CurvatureLoss(problem, pixel, workers);
      try (FieldTraining training = new FieldTraining(curved, signal, workers, done)) {
        for (int step = 0; step < steps; step++) {
          training.step(whole, loss);
        }
        return field(curved, training);
      }
    }
  }
}
