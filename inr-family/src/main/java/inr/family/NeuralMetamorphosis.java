package inr.family;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.circuit.ParameterLayout;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.random.CounterRandom;
import inr.reference.ParameterUpdate;
import inr.sampling.Batch;
import inr.sampling.Sampler;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Classifiers of {@link Digits8} of any width from {@value #LEAST} to {@value #MOST} hidden units,
 * from one {@link WeightField}: each step draws a width, makes the classifier, and moves the field
 * against the slopes of its cross-entropy on some digits. Every tenth digit is held out, and one
 * width is never drawn. In one thread.
 *
 * @see <a href="https://arxiv.org/abs/2410.11878">Yang and Wang 2024, neural metamorphosis</a>
 */
public final class NeuralMetamorphosis {
  /** Narrowest classifier. */
  public static final int LEAST = 16;

  /** Widest classifier. */
  public static final int MOST = 64;

  /** The width that is never drawn. */
  public static final int NEVER = 40;

  private static final int SIDE = 8;
  private static final int CLASSES = 10;
  private static final int APART = 10;
  private static final int BATCH = 64;
  private static final double RATE = 3e-4;

  /** Of classifiers alone, which learn more slowly with that of the field. */
  private static final double RATE_ALONE = 1e-3;

  private static final long WIDTHS = Long.MIN_VALUE / 2;

  private final WeightField field = field();
  private final Digits digits;
  private final double[] parameters;
  private final double[] gradient;
  private final ParameterUpdate update;
  private final Schedule schedule;
  private final long seed;
  private long step;

  /** Digits with what they are. */
  private record Digits(float[][] pictures, int[] labels) {
    /** Those whose numbers in the set leave a rest of 9, or all others. */
    static Digits of(boolean heldOut) {
      SignalSet all = Digits8.all();
      float[] mean = mean(all.only(s -> s % APART != APART - 1));
      int[] labels = Digits8.labels();
      int[] chosen =
          IntStream.range(0, all.size()).filter(s -> (s % APART == APART - 1) == heldOut).toArray();
      return new Digits(
          Arrays.stream(chosen).mapToObj(s -> less(all.values(s), mean)).toArray(float[][]::new),
          Arrays.stream(chosen).map(s -> labels[s]).toArray());
    }

    private static float[] mean(SignalSet learned) {
      float[] mean = new float[learned.points()];
      for (int s = 0; s < learned.size(); s++) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] += learned.values(s)[i] / learned.size();
        }
      }
      return mean;
    }

    /** What all digits have in common would move all units alike, whatever a step is about. */
    private static float[] less(float[] picture, float[] mean) {
      float[] less = picture.clone();
      for (int i = 0; i < less.length; i++) {
        less[i] -= mean[i];
      }
      return less;
    }

    double accuracy(WidthClassifier classifier, double[] weights) {
      int right = 0;
      for (int s = 0; s < labels.length; s++) {
        right += classifier.classify(weights, pictures[s]) == labels[s] ? 1 : 0;
      }
      return (double) right / labels.length;
    }

    /** Mean cross-entropy of the batch of a step, whose slopes overwrite {@code slopes}. */
    double differentiate(
        WidthClassifier classifier, double[] weights, long step, long seed, double[] slopes) {
      Batch batch = new Sampler.RandomBatches(BATCH).batch(step, List.of(labels.length), seed);
      Arrays.fill(slopes, 0);
      double sum = 0;
      double share = 1.0 / batch.points();
      for (int n = 0; n < batch.points(); n++) {
        int s = batch.point(n);
        sum += classifier.differentiate(weights, pictures[s], labels[s], share, slopes);
      }
      return sum / batch.points();
    }
  }

  /**
   * Nothing is learned yet.
   *
   * @param steps over which the rate falls
   */
  public NeuralMetamorphosis(long steps, long seed) {
    this.seed = seed;
    digits = Digits.of(false);
    ParameterLayout layout = field.layout;
    parameters = layout.initial(seed).doubles();
    gradient = new double[parameters.length];
    update = new ParameterUpdate(Optimizer.Adam.of(), layout, parameters);
    schedule = new Schedule.Cosine(1, 0).over(steps);
  }

  static WeightField field() {
    return new WeightField(SIDE, sines(4, 64, 1), sines(2, 64, 1 + CLASSES), LEAST, MOST);
  }

  private static NetworkSpec sines(int inputs, int width, int outputs) {
    double omega = 15;
    double first = 30;
    Distribution begin = Distribution.sineFirst(inputs);
    Distribution later = Distribution.sineHidden(width, omega);
    Activation sine = new Activation.Sine(omega);
    return new NetworkSpec(
        inputs,
        new Encoding.Identity(),
        List.of(
            new Layer.Dense(width, new Activation.Sine(first), begin, begin),
            new Layer.Dense(width, sine, later, later),
            new Layer.Dense(width, sine, later, later),
            new Layer.Dense(outputs, new Activation.Identity(), later, later)));
  }

  /** Numbers of the field. */
  public int size() {
    return parameters.length;
  }

  /** One step, which returns the cross-entropy that it began with. */
  public double step() {
    field.pack(parameters);
    int width = width(step);
    WidthClassifier classifier = field.classifier(width);
    double[] slopes = new double[classifier.size()];
    double loss = digits.differentiate(classifier, field.weights(width), step, seed, slopes);
    field.pull(width, slopes, gradient);
    update.apply(RATE * schedule.factor(step), step + 1, gradient);
    step++;
    return loss;
  }

  /** The width of a step. */
  int width(long step) {
    int drawn = LEAST + (int) (new CounterRandom(seed, WIDTHS).uniform(step) * (MOST - LEAST));
    return drawn < NEVER ? drawn : drawn + 1;
  }

  /** Share of the digits held out that the classifier of a width tells right. */
  public double accuracy(int width) {
    field.pack(parameters);
    return Digits.of(true).accuracy(field.classifier(width), field.weights(width));
  }

  /** The same of a classifier of that width that was trained alone. */
  public static double accuracyAlone(int width, long steps, long seed) {
    Digits digits = Digits.of(false);
    WidthClassifier classifier = new WidthClassifier(SIDE * SIDE, width, CLASSES);
    double[] weights = classifier.layout().initial(seed).doubles();
    double[] slopes = new double[weights.length];
    ParameterUpdate update = new ParameterUpdate(Optimizer.Adam.of(), classifier.layout(), weights);
    Schedule schedule = new Schedule.Cosine(1, 0).over(steps);
    for (long step = 0; step < steps; step++) {
      digits.differentiate(classifier, weights, step, seed, slopes);
      update.apply(RATE_ALONE * schedule.factor(step), step + 1, slopes);
    }
    return Digits.of(true).accuracy(classifier, weights);
  }
}
