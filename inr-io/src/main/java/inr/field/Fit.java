package inr.field;

import inr.backend.Backend;
import inr.backend.BackendChoice;
import inr.backend.PointMemory;
import inr.circuit.Parameters;
import inr.grid.Grid;
import inr.io.media.MediaOptions;
import inr.io.model.Model;
import inr.io.model.Precision;
import inr.loss.Loss;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.preset.Effort;
import inr.preset.Head;
import inr.preset.Preset;
import inr.preset.Presets;
import inr.preset.Recipe;
import inr.preset.Settings;
import inr.preset.Shape;
import inr.preset.Start;
import inr.signal.Medium;
import inr.signal.Signal;
import inr.training.StopRules;
import inr.training.TrainingListener;
import inr.training.TrainingLoop;
import inr.training.TrainingOutcome;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A fit: a picture, a sound, a table of measurements or another signal becomes a {@link
 * NeuralField}.
 *
 * <p>Everything has the default of the command {@code inr fit}, and equal wishes give the same
 * bits, there and here, on any number of threads: wish first, then {@link #run}. Used once, by one
 * thread; {@link #stop} may come from any.
 */
public final class Fit {
  private final Original original;
  private final Map<String, Double> settings = new LinkedHashMap<>();
  private final List<TrainingListener> listeners = new ArrayList<>();
  private Optional<Preset> preset = Optional.empty();
  private Optional<Effort> effort = Optional.empty();
  private Optional<Model> former = Optional.empty();
  private RecipeChange change = (usual, network, shape) -> usual;
  private Optional<Head> head = Optional.empty();
  private boolean settled;
  private boolean refined;
  private boolean stretched = true;
  private OptionalLong steps = OptionalLong.empty();
  private OptionalDouble maxError = OptionalDouble.empty();
  private String backend = BackendChoice.AUTO;
  private int threads = Runtime.getRuntime().availableProcessors();
  private long seed;
  private Optional<Precision> precision = Optional.empty();
  private boolean measureAll;
  private double heldOut = 0.1;
  private volatile boolean stopRequested;
  private volatile Runnable stopping = () -> {};

  private Fit(Original original) {
    this.original = original;
  }

  /** What a recipe is changed to, once the network is known. */
  @FunctionalInterface
  public interface RecipeChange {
    /** The recipe to follow in place of the usual one. */
    Recipe of(Recipe usual, NetworkSpec network, Shape shape);
  }

  /**
   * A fit of a picture or sound file.
   *
   * @throws IOException as {@link Original#read(Path, MediaOptions)}
   */
  public static Fit of(Path file) throws IOException {
    return of(Original.read(file, MediaOptions.of()));
  }

  /**
   * A fit of the bytes of a picture or sound file, up to the end of the stream.
   *
   * @throws IOException as {@link Original#read(InputStream, MediaOptions)}
   */
  public static Fit of(InputStream in) throws IOException {
    return of(Original.read(in, MediaOptions.of()));
  }

  /**
   * A fit of an image.
   *
   * @throws IllegalArgumentException as {@link Original#of(BufferedImage)}
   */
  public static Fit of(BufferedImage image) {
    return of(Original.of(image));
  }

  /**
   * A fit of a sound.
   *
   * @param samples in [−1, 1], frame by frame with the channels of a frame together
   * @param channels at least 1
   * @param rate frames a second in hertz
   */
  public static Fit of(float[] samples, int channels, int rate) {
    return of(Original.of(samples, channels, rate));
  }

  /**
   * A fit of any original.
   *
   * @throws IllegalArgumentException if its samples are neither those of a grid nor those of a
   *     table, {@link Medium.Points}
   */
  public static Fit of(Original original) {
    Signal signal = original.signal();
    if (!(signal.coordinates() instanceof Grid) && !(signal.medium() instanceof Medium.Points)) {
      throw new IllegalArgumentException(
          "fit is of scattered points that are no table; a model needs to know what its coordinates mean, so give it a medium of points");
    }
    return new Fit(original);
  }

  /** Takes another network than the usual one of the medium; see {@link Presets}. */
  public Fit preset(Preset wanted) {
    preset = Optional.of(wanted);
    return this;
  }

  /**
   * Goes on with the network, parameters, range and plan of a model in place of those of a preset.
   * The original may be another one of as many coordinates and channels, such as the next picture
   * of a film.
   */
  public Fit from(Model model) {
    former = Optional.of(model);
    return this;
  }

  /**
   * Goes on with the second phase of the network of {@link #from}, see {@link NetworkSpec#settled}.
   *
   * @see inr.activation.Activation.SmartMixed
   */
  public Fit settle() {
    settled = true;
    return this;
  }

  /**
   * Goes on with splines on intervals half as long in the network of {@link #from}, see {@link
   * NetworkSpec#refined()}: the grid extension of KANs.
   */
  public Fit refine() {
    refined = true;
    return this;
  }

  /** What the fit shall be good at, for presets that know efforts. */
  public Fit effort(Effort wanted) {
    effort = Optional.of(wanted);
    return this;
  }

  /** Changes a setting of the preset, see {@link Preset#settings(Shape)}. */
  public Fit setting(String name, double value) {
    settings.put(name, value);
    return this;
  }

  /**
   * Ends the network in a distribution over bins in place of its linear layer, and trains it by the
   * loss of the head unless {@link #recipe} takes another.
   */
  public Fit head(Head wanted) {
    head = Optional.of(wanted);
    return this;
  }

  /** Changes how the network is fitted. */
  public Fit recipe(RecipeChange wanted) {
    change = wanted;
    return this;
  }

  /** Keeps the schedule as it is, which otherwise becomes as long as the fit. */
  public Fit keepSchedule() {
    stretched = false;
    return this;
  }

  /** Steps in all, 0 to take what the fit begins with; usually what preset and size ask for. */
  public Fit steps(long wanted) {
    steps = OptionalLong.of(wanted);
    return this;
  }

  /**
   * Asks for an error of no sample beyond a bound, rather than for a small mean: {@link
   * Loss.Feasible}. Whether it is kept tells {@link Score#largestError}.
   *
   * @param bound in the units that are stored, such as levels of a picture; positive
   */
  public Fit maxError(double bound) {
    if (!(bound > 0 && bound < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "largest error allowed is " + bound + "; a positive number is needed");
    }
    maxError = OptionalDouble.of(bound);
    return this;
  }

  /** Trains on the backend of a name; usually on the fastest that can. */
  public Fit backend(String name) {
    backend = name;
    return this;
  }

  /** Threads that work on it; usually as many as there are processors. No bit depends on them. */
  public Fit threads(int count) {
    threads = count;
    return this;
  }

  /** Seed of all that is drawn, usually 0. */
  public Fit seed(long wanted) {
    seed = wanted;
    return this;
  }

  /** How parameters are stored; usually float32, unless the preset knows float16 to be enough. */
  public Fit precision(Precision wanted) {
    precision = Optional.of(wanted);
    return this;
  }

  /** Measures a picture of more than 2²⁴ points at all of them, and not on spread strips. */
  public Fit measureAll() {
    measureAll = true;
    return this;
  }

  /**
   * Holds a share of the rows of a table out of training, the same in every fit, and takes the step
   * that tells them best; usually a tenth. With 0 all are trained on.
   *
   * @param share 0 or more and less than 1
   */
  public Fit heldOut(double share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(
          "share held out is " + share + "; 0 or more and less than 1 is accepted");
    }
    heldOut = share;
    return this;
  }

  /** Reports the progress of training, on the thread that runs it. */
  public Fit listen(TrainingListener listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * Asks {@link #run} to end training after the steps under way, and to give what there is by then.
   */
  public void stop() {
    stopRequested = true;
    stopping.run();
  }

  /**
   * Decides what was left open, and finds what training begins with: for some presets most of the
   * work.
   *
   * @throws IllegalArgumentException if the preset does not take such a signal or setting, or knows
   *     no efforts
   */
  public PlannedFit plan() {
    return former.isPresent() ? goingOn(former.get()) : ofPreset();
  }

  private PlannedFit goingOn(Model model) {
    if (head.isPresent()) {
      throw new IllegalArgumentException(
          "a fit that goes on has the head of its model; ask for none");
    }
    TrainingPlan plan = model.plan();
    plan.requireFits(original.signal().coordinates().dimensions(), original.signal().channels());
    Original whole = asSeenBy(model);
    HeldOut rows = split(whole);
    Signal signal = rows.seen();
    NetworkSpec same = settled ? settled(plan.network()) : plan.network();
    NetworkSpec network = refined ? refined(same) : same;
    Parameters parameters = refined ? same.refined(model.parameters()) : model.parameters();
    Recipe recipe =
        new Recipe(
            plan.loss(),
            plan.optimizer(),
            plan.learningRate(),
            plan.schedule(),
            plan.sampler(),
            model.provenance().steps());
    Start start =
        new Start(
            signal.withRange(model.range()),
            network,
            change.of(recipe, network, Shape.of(signal)),
            Optional.of(parameters));
    return planned(
        whole,
        rows,
        String.valueOf(model.provenance().settings().get("model")),
        start,
        model.precision());
  }

  /** A table with its places where the network of a model of another one has learned them to be. */
  private Original asSeenBy(Model model) {
    Signal signal = original.signal();
    if (!(model.medium() instanceof Medium.Points like)
        || !(signal.medium() instanceof Medium.Points own)) {
      return original;
    }
    Signal seen =
        new Signal(
            own.seenAs(like, signal.coordinates()),
            new Medium.Points(own.rows(), like.places(), like.values()),
            signal.samples(),
            signal.range());
    return new Original(seen, original.name(), original.sha256(), original.notes());
  }

  private static NetworkSpec settled(NetworkSpec network) {
    NetworkSpec settled = network.settled();
    if (settled.equals(network)) {
      throw new IllegalArgumentException(
          "model has nothing to settle; a network of smart-mixed activations that are mixed has");
    }
    return settled;
  }

  private static NetworkSpec refined(NetworkSpec network) {
    NetworkSpec refined = network.refined();
    if (refined.equals(network)) {
      throw new IllegalArgumentException(
          "model has nothing to refine; a network with cubic splines on up to 126 intervals has");
    }
    return refined;
  }

  private PlannedFit ofPreset() {
    Preset chosen = preset.orElseGet(() -> Presets.usual(original.signal().medium()));
    Shape shape = Shape.of(original.signal());
    Settings wanted = settings(chosen, shape);
    HeldOut rows = split(original);
    Start start = headed(chosen, chosen.start(rows.seen(), wanted, seed, threads));
    Recipe recipe = change.of(start.recipe(), start.network(), shape);
    return planned(
        original,
        rows,
        chosen.name(),
        new Start(start.signal(), start.network(), recipe, start.parameters()),
        chosen.halves(wanted) ? Precision.FLOAT16 : Precision.FLOAT32);
  }

  private Start headed(Preset chosen, Start start) {
    if (head.isEmpty()) {
      return start;
    }
    if (start.parameters().isPresent()) {
      throw new IllegalArgumentException(
          "model "
              + chosen.name()
              + " begins with numbers that it finds and takes no head; take another model, such as siren");
    }
    return new Start(
        start.signal(),
        head.get().on(start.network()),
        start.recipe().withLoss(head.get().loss()),
        Optional.empty());
  }

  private HeldOut split(Original whole) {
    return HeldOut.of(whole.signal(), heldOut);
  }

  private PlannedFit planned(
      Original whole, HeldOut rows, String name, Start found, Precision usual) {
    Start start = maxError.isPresent() ? bounded(found, rows, maxError.getAsDouble()) : found;
    PointMemory.requireFits(start.recipe().loss(), start.recipe().sampler(), start.signal());
    return new PlannedFit(
        whole,
        rows.rest().map(rest -> rest.withRange(start.signal().range())),
        name,
        start,
        start.recipe().plan(start.network(), seed),
        steps.orElse(start.recipe().steps()),
        stretched,
        precision.orElse(usual),
        threads,
        // A bound on all errors is kept by all of them or not at all.
        measureAll || maxError.isPresent());
  }

  private static Start bounded(Start start, HeldOut rows, double bound) {
    Recipe recipe = start.recipe();
    if (rows.rest().isPresent()) {
      throw new IllegalArgumentException(
          "a largest error is of all rows but some are held out of training; hold out none (--held-out 0)");
    }
    if (!(recipe.loss() instanceof Loss.MeanSquaredError
        || recipe.loss() instanceof Loss.Feasible)) {
      throw new IllegalArgumentException(
          "a largest error takes the place of the squared error and not of loss "
              + recipe.loss()
              + "; choose one of them");
    }
    double delta = bound / start.signal().range().storedPerTraining();
    Loss loss =
        recipe.loss() instanceof Loss.Feasible given
            ? new Loss.Feasible(delta, given.rate(), given.least(), given.most())
            : Loss.Feasible.of(delta);
    return new Start(start.signal(), start.network(), recipe.withLoss(loss), start.parameters());
  }

  private Settings settings(Preset chosen, Shape shape) {
    Settings wanted = chosen.settings(shape);
    if (effort.isPresent()) {
      Map<String, Double> different = chosen.settings(shape, effort.get());
      if (different.isEmpty()) {
        throw new IllegalArgumentException(
            "model "
                + chosen.name()
                + " knows no effort "
                + effort.get().name().toLowerCase(Locale.ROOT)
                + "; ask for none, or leave the choice of the model");
      }
      wanted = wanted.with(different);
    }
    // The width first: it changes what follows it unless that is given, too.
    Double width = settings.get(Preset.WIDTH);
    if (width != null) {
      wanted = chosen.with(shape, wanted, Preset.WIDTH, width);
    }
    for (Map.Entry<String, Double> setting : settings.entrySet()) {
      if (!setting.getKey().equals(Preset.WIDTH)) {
        wanted = chosen.with(shape, wanted, setting.getKey(), setting.getValue());
      }
    }
    return wanted;
  }

  /**
   * Fits, and measures what came of it.
   *
   * @return the field; after {@link #stop} that of the last good state
   * @throws IllegalArgumentException as {@link #plan}, or if there is no such backend
   * @throws inr.backend.MissingDeviceException if the backend of a name cannot be used here
   * @throws inr.backend.UnsupportedPlanException if it cannot train the network
   * @throws inr.backend.DeviceException if its device failed
   * @throws inr.training.DivergedException if the loss ran away twice
   */
  public NeuralField run() {
    PlannedFit planned = plan();
    Backend trains = BackendChoice.training(backend, planned.plan());
    PlannedFit fit = planned.lasting(planned.steps());
    TrainingOutcome outcome = train(fit, trains);
    Parameters stored = fit.stored(outcome.parameters());
    Score score = fit.score(stored, () -> {});
    return new NeuralField(fit.model(stored, trains.name(), outcome.step(), score));
  }

  private TrainingOutcome train(PlannedFit fit, Backend trains) {
    try {
      return fit.train(trains, StopRules.steps(fit.steps()), Optional.empty(), this::accompany);
    } catch (IOException ofCheckpoints) {
      throw new UncheckedIOException("no checkpoint is written here", ofCheckpoints);
    }
  }

  private void accompany(TrainingLoop loop) {
    listeners.forEach(loop::listen);
    stopping = loop::stop;
    if (stopRequested) {
      loop.stop();
    }
  }
}
