package inr.solve.learning;

import inr.encoding.Encoding;
import inr.grid.ScatteredPoints;
import inr.loss.Loss;
import inr.optimizer.Schedule;
import inr.parallel.Workers;
import inr.plan.TrainingPlan;
import inr.preset.Perceptron;
import inr.random.CounterRandom;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.FieldTraining;
import inr.solve.Planes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What a method misses at a sample, told by the {@link Surroundings} of the sample in its answer:
 * truth − answer ≈ g(surroundings), g three ReLU layers of 64, trained on the mean absolute error.
 * Each channel is a plane of its own, and all are seen by one g.
 *
 * <p>Every example is seen in one view, drawn for it; an answer is improved by the mean of g over
 * all views.
 */
final class PatchRule implements AutoCloseable {
  /** Steps of a training. */
  static final int STEPS = 800;

  private static final int MOST_EXAMPLES = 40_000;
  private static final int BATCH = 4096;
  private static final int LAYERS = 3;
  private static final int WIDTH = 64;
  private static final double RATE = 2e-3;

  /** What is missed lies within this nearly everywhere; 1 is the range of stored values. */
  private static final double USUAL_ERROR = 0.125;

  /** Samples that are improved together. */
  private static final int TOGETHER = 1 << 13;

  private final FieldTraining training;

  private PatchRule(FieldTraining training) {
    this.training = training;
  }

  /**
   * Learns.
   *
   * @param lessons of at least one sample
   * @param seed of the network, and of which samples it sees in which view
   * @param done is told after each of {@link #STEPS} steps how many there have been
   */
  static PatchRule learn(List<Lesson> lessons, long seed, Workers workers, IntConsumer done) {
    TrainingPlan plan =
        TrainingPlan.of(
                Perceptron.relu(Surroundings.NUMBERS, new Encoding.Identity(), 1, LAYERS, WIDTH),
                RATE,
                seed)
            .withLoss(new Loss.MeanAbsoluteError())
            .withSampler(new Sampler.RandomBatches(BATCH))
            .withSchedule(Schedule.Cosine.of())
            .lasting(STEPS);
    FieldTraining training = new FieldTraining(plan, examples(lessons, seed), workers, done);
    try {
      for (int k = 0; k < STEPS; k++) {
        training.step();
      }
      return new PatchRule(training);
    } catch (RuntimeException | Error failed) {
      training.close();
      throw failed;
    }
  }

  /** Samples of all lessons and channels, drawn with equal chances. */
  private static Signal examples(List<Lesson> lessons, long seed) {
    List<Plane> planes = new ArrayList<>();
    long all = 0;
    for (Lesson lesson : lessons) {
      for (int c = 0; c < lesson.answer().channels().size(); c++) {
        planes.add(new Plane(lesson, c));
      }
      all += lesson.examples();
    }
    int count = (int) Math.min(MOST_EXAMPLES, Surroundings.VIEWS * all);
    double[] views = new double[count * Surroundings.NUMBERS];
    float[] missed = new float[count];
    CounterRandom samples = new CounterRandom(seed, 0);
    CounterRandom turns = new CounterRandom(seed, 1);
    for (int n = 0; n < count; n++) {
      long sample = (long) (samples.uniform(n) * all);
      int p = 0;
      while (sample >= planes.get(p).samples()) {
        sample -= planes.get(p++).samples();
      }
      int view = (int) (turns.uniform(n) * Surroundings.VIEWS);
      planes.get(p).surroundings.view((int) sample, view, views, n * Surroundings.NUMBERS);
      missed[n] = planes.get(p).missed((int) sample);
    }
    return new Signal(
        new ScatteredPoints(Surroundings.NUMBERS, views),
        new Medium.Field(1),
        new Samples.Floats(missed),
        ValueRange.symmetric(-USUAL_ERROR, USUAL_ERROR));
  }

  /** A channel of a lesson. */
  private static final class Plane {
    private final double[] answer;
    private final double[] truth;
    private final Surroundings surroundings;

    Plane(Lesson lesson, int channel) {
      answer = lesson.answer().channels().get(channel);
      truth = lesson.truth().channels().get(channel);
      surroundings = new Surroundings(answer, lesson.answer().shape());
    }

    int samples() {
      return answer.length;
    }

    float missed(int sample) {
      return (float) (truth[sample] - answer[sample]);
    }
  }

  /** An answer with what the rule finds missing. */
  Planes improved(Planes answer) {
    List<double[]> channels = new ArrayList<>();
    for (double[] channel : answer.channels()) {
      channels.add(improved(channel, new Surroundings(channel, answer.shape())));
    }
    return new Planes(answer.shape(), channels, answer.colours());
  }

  private double[] improved(double[] channel, Surroundings surroundings) {
    double[] better = channel.clone();
    for (int from = 0; from < channel.length; from += TOGETHER) {
      int count = Math.min(TOGETHER, channel.length - from);
      double[] views = new double[count * Surroundings.NUMBERS];
      for (int view = 0; view < Surroundings.VIEWS; view++) {
        for (int i = 0; i < count; i++) {
          surroundings.view(from + i, view, views, i * Surroundings.NUMBERS);
        }
        double[] missing = training.values(new ScatteredPoints(Surroundings.NUMBERS, views));
        for (int i = 0; i < count; i++) {
          better[from + i] += missing[i] / Surroundings.VIEWS;
        }
      }
    }
    return better;
  }

  @Override
  public void close() {
    training.close();
  }
}
