package inr.cli;

import inr.activation.Activation;
import inr.encoding.Encoding;
import inr.field.Fit;
import inr.field.FitSettings;
import inr.field.PlannedFit;
import inr.io.plan.KindText;
import inr.loss.Loss;
import inr.loss.StructuralLoss;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.preset.AnyLayers;
import inr.preset.AnyPerceptron;
import inr.preset.Effort;
import inr.preset.Head;
import inr.preset.Preset;
import inr.preset.Presets;
import inr.preset.Recipe;
import inr.preset.Settings;
import inr.preset.Shape;
import inr.sampling.Sampler;
import inr.signal.Signal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/**
 * The options that decide a fit's bits besides its learning rate, and the plan that they and a
 * preset make.
 *
 * <p>Parts of a plan are written {@code kind(name=value, …)}, see {@link KindText}; activations and
 * losses may be formulas as well.
 */
final class PlanOptions {
  /** Name that stands for all models. */
  static final String ALL = "all";

  /** How a part of a plan is written. */
  static final String KIND = "KIND(NAME=VALUE,...)";

  @Option(
      names = "--model",
      paramLabel = "MODEL", // a word of its own, by which the script of the completion tells values
      completionCandidates = ModelNames.class,
      description = "Network, see inr models; chosen by medium unless given.")
  private @Nullable String model;

  /** What a shell completes. */
  static final class ModelNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Presets.ALL.stream().map(Preset::name).iterator();
    }
  }

  @ArgGroup private EffortOptions effort = new EffortOptions();

  /** At most one of them. */
  static final class EffortOptions {
    @Option(names = "--fast", description = "Done in a second or two.")
    private boolean fast;

    @Option(names = "--small", description = "Few bytes rather than many decibels.")
    private boolean small;

    @Option(
        names = "--best",
        description = "Many parameters, so that little of the original is lost.")
    private boolean best;

    Optional<Effort> wanted() {
      return fast
          ? Optional.of(Effort.FAST)
          : small ? Optional.of(Effort.SMALL) : best ? Optional.of(Effort.BEST) : Optional.empty();
    }
  }

  @Option(names = "--width", paramLabel = "N", description = "Features of a hidden layer.")
  private @Nullable Integer width;

  @Option(
      names = "--hidden-layers",
      paramLabel = "N",
      description = "Layers before that of the outputs.")
  private @Nullable Integer hiddenLayers;

  @Option(
      names = "--omega",
      paramLabel = "X",
      description = "Frequency of sine layers, or the scale of gauss.")
  private @Nullable Double omega;

  @Option(
      names = "--octaves",
      paramLabel = "N",
      description = "Octaves of the models that end in -pe.")
  private @Nullable Integer octaves;

  @Option(
      names = "--sigma",
      paramLabel = "X",
      description =
          "Spread of the frequencies of the models that end in -rff, in cycles per unit on [-1, 1].")
  private @Nullable Double sigma;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Any setting of the model, see inr models --settings; may be repeated.")
  private Map<String, Double> settings = new LinkedHashMap<>();

  @Option(
      names = "--activation",
      paramLabel = "FORMULA|" + KIND,
      description =
          "Activation of model mlp: a formula of z such as \"sin(30*z)*exp(-z^2)\", or a kind such as sine(omega0=30).")
  private @Nullable String activation;

  @Option(
      names = "--layer",
      paramLabel = KIND,
      description =
          "Layer of model mlp in place of --activation and --width, such as layer-norm(epsilon=1e-5).")
  private @Nullable String layer;

  @Option(
      names = "--encoding",
      paramLabel = KIND,
      description = "Encoding of model mlp, such as positional-encoding(octaves=8).")
  private @Nullable String encoding;

  @Option(
      names = "--head",
      paramLabel = KIND,
      description =
          "What the network ends in: hl-gauss(bins=32,ratio=0.75) or fourier(frequencies=8) predict a distribution of every value over bins, trained by cross-entropy; the field is its mean.")
  private @Nullable String head;

  @Option(
      names = "--loss",
      paramLabel = "FORMULA|" + KIND,
      description =
          "What is made small: a formula of the error e such as \"log(cosh(e))\", or a kind such as huber(delta=0.1), ssim(weight=0.1) or stft(weight=0.01); these two see patches.")
  private @Nullable String loss;

  @Option(
      names = "--optimizer",
      paramLabel = KIND,
      description =
          "How parameters follow the gradient, such as adam(beta2=0.99); grouped is Muon for hidden weights beside Adam.")
  private @Nullable String optimizer;

  @Option(
      names = "--batch",
      paramLabel = "N|full",
      description = "Points of a step, or all of them in every step.")
  private @Nullable String batch;

  @Option(
      names = "--sampler",
      paramLabel = KIND,
      description =
          "Which points a step sees, in place of --batch: nonparametric-teaching (INT) or evolutionary (EVOS) prefer those of large errors; their steps are those of the fit.")
  private @Nullable String sampler;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Equal seeds give equal models (default ${DEFAULT-VALUE}).")
  private long seed;

  /**
   * The fit with these options.
   *
   * @param named the network, if not the one that is chosen here
   */
  PlannedFit plan(Fit fit, Optional<Preset> named, Signal signal, RateOptions rate) {
    Preset preset = named.orElseGet(() -> preset(signal));
    return CommandFailure.unlessUsage(
        () -> {
          wish(fit.preset(preset).seed(seed), preset, Shape.of(signal), rate);
          return fit.plan();
        });
  }

  /** The fit of a model that goes on, whose network is not chosen again. */
  PlannedFit plan(Fit goingOn, RateOptions rate) {
    boolean parts =
        activation != null || layer != null || encoding != null || model != null || head != null;
    boolean sizes = width != null || hiddenLayers != null || omega != null || octaves != null;
    if (parts || sizes || sigma != null || !settings.isEmpty() || effort.wanted().isPresent()) {
      throw CommandFailure.usage(
          "--from takes the network of its model; leave out what chooses another");
    }
    return CommandFailure.unlessUsage(
        () -> {
          train(goingOn.seed(seed), rate);
          return goingOn.plan();
        });
  }

  /**
   * What these options ask of many fits of one shape, as plain data.
   *
   * @param signal one of those that are fitted
   * @param rest what other options say of them
   */
  FitSettings settings(Signal signal, FitSettings rest) {
    boolean parts = activation != null || layer != null || encoding != null;
    boolean training =
        head != null || loss != null || optimizer != null || batch != null || sampler != null;
    if (parts || training) {
      throw CommandFailure.usage(
          "--tiles takes a model by its name; leave out --activation, --layer, --encoding, --head, --loss, --optimizer, --batch and --sampler");
    }
    Preset preset = preset(signal);
    Shape shape = Shape.of(signal);
    return new FitSettings(
        Optional.of(preset.name()),
        effort(preset, shape),
        given(preset, preset.settings(shape)),
        rest.steps(),
        seed,
        rest.precision(),
        rest.oneChannel());
  }

  private void wish(Fit fit, Preset preset, Shape shape, RateOptions rate) {
    effort(preset, shape).ifPresent(fit::effort);
    given(preset, preset.settings(shape)).forEach(fit::setting);
    if (head != null) {
      fit.head(kind(Head.class, "--head", head));
    }
    train(fit, rate);
  }

  private void train(Fit fit, RateOptions rate) {
    fit.recipe((usual, network, shape) -> rate.change(recipe(usual, network, shape)));
    if (rate.keepsSchedule()) {
      fit.keepSchedule();
    }
  }

  private Recipe recipe(Recipe usual, NetworkSpec network, Shape shape) {
    Loss made = loss == null ? usual.loss() : loss(loss);
    Sampler points = points(usual.sampler(), made, shape);
    boolean chosen = !points.equals(usual.sampler()) || batch != null || sampler != null;
    return new Recipe(
        made,
        optimizer == null ? usual.optimizer() : kind(Optimizer.class, "--optimizer", optimizer),
        usual.learningRate(),
        usual.schedule(),
        points,
        chosen ? Recipe.denseSteps(network, points, shape) : usual.steps());
  }

  private Preset preset(Signal signal) {
    if (activation != null || layer != null || encoding != null) {
      return ofParts();
    }
    return model == null ? Presets.usual(signal.medium()) : preset(model);
  }

  /** The preset of a name. */
  static Preset preset(String name) {
    Optional<Preset> preset = Presets.named(name);
    return preset.orElseThrow(
        () ->
            CommandFailure.usage(
                "there is no model "
                    + name
                    + "; there are "
                    + Presets.ALL.stream().map(Preset::name).collect(Collectors.joining(", "))));
  }

  /** The presets of names, each once; {@code all} stands for all of them. */
  static Set<Preset> presets(List<String> names) {
    Set<Preset> presets = new LinkedHashSet<>();
    for (String name : names) {
      if (name.equalsIgnoreCase(ALL)) {
        presets.addAll(Presets.ALL);
      } else {
        presets.add(preset(name));
      }
    }
    return presets;
  }

  private Preset ofParts() {
    if (model != null && !model.equalsIgnoreCase("mlp")) {
      String option =
          activation != null ? "--activation" : layer != null ? "--layer" : "--encoding";
      throw CommandFailure.usage("model " + model + " takes no " + option + "; model mlp does");
    }
    Encoding features =
        encoding == null ? new Encoding.Identity() : kind(Encoding.class, "--encoding", encoding);
    if (layer == null) {
      return new AnyPerceptron(
          activation == null ? new Activation.Relu() : activation("--activation", activation),
          features);
    }
    if (activation != null) {
      throw CommandFailure.usage("--layer takes no --activation; give one of them");
    }
    return new AnyLayers(kind(Layer.class, "--layer", layer), features);
  }

  /** An activation that is written as a kind or a formula. */
  static Activation activation(String option, String text) {
    return isKind(Activation.class, text)
        ? kind(Activation.class, option, text)
        : formula(option, () -> new Activation.Formula(text));
  }

  private static Loss loss(String text) {
    return isKind(Loss.class, text)
        ? kind(Loss.class, "--loss", text)
        : formula("--loss", () -> new Loss.Formula(text));
  }

  private interface Reader<T> {
    T read();
  }

  private static <T> T formula(String option, Reader<T> reader) {
    try {
      return reader.read();
    } catch (IllegalArgumentException wrong) {
      throw CommandFailure.usage(option + ": " + wrong.getMessage());
    }
  }

  /** Whether a text is the name of a kind, alone or with settings in brackets. */
  private static boolean isKind(Class<?> type, String text) {
    String name = text.strip().replaceFirst("\\(.*", "");
    boolean settings = text.contains("=") || text.strip().equals(name) || text.contains("()");
    return settings && KindText.kinds(type).contains(name);
  }

  /** The value of an option that is written so. */
  static <T> T kind(Class<T> type, String option, String text) {
    return formula(option, () -> KindText.parse(type, text));
  }

  /** Settings by name, all of which the preset has. */
  private Map<String, Double> given(Preset preset, Settings usual) {
    Map<String, Double> given = new LinkedHashMap<>(settings);
    put(given, Preset.WIDTH, width);
    put(given, Preset.HIDDEN_LAYERS, hiddenLayers);
    put(given, Preset.OMEGA, omega);
    put(given, Preset.OCTAVES, octaves);
    put(given, Preset.SIGMA, sigma);
    for (Map.Entry<String, Double> entry : given.entrySet()) {
      String name = entry.getKey();
      if (!usual.has(name)) {
        throw CommandFailure.usage(
            settings.containsKey(name)
                ? "model "
                    + preset.name()
                    + " has no setting "
                    + name
                    + "; it has "
                    + String.join(", ", usual.values().keySet())
                : "model "
                    + preset.name()
                    + " takes no --"
                    + name
                    + (model == null ? "; choose another with --model, see inr models" : ""));
      }
      if (name.equals(Preset.OMEGA) && !(entry.getValue() > 0)) {
        throw CommandFailure.usage(
            "--omega is " + entry.getValue() + "; a positive number is needed");
      }
    }
    return given;
  }

  private Optional<Effort> effort(Preset preset, Shape shape) {
    Optional<Effort> wanted = effort.wanted();
    if (wanted.isPresent() && preset.settings(shape, wanted.get()).isEmpty()) {
      throw CommandFailure.usage(
          "model "
              + preset.name()
              + " knows no --"
              + OptionWord.of(wanted.get())
              + "; leave --model out, or set --width and --steps");
    }
    return wanted;
  }

  private static void put(Map<String, Double> given, String name, @Nullable Number value) {
    if (value != null) {
      given.put(name, value.doubleValue());
    }
  }

  private Sampler points(Sampler usual, Loss made, Shape shape) {
    if (sampler != null) {
      if (batch != null) {
        throw CommandFailure.usage("--sampler and --batch both choose points; give one of them");
      }
      Sampler chosen = kind(Sampler.class, "--sampler", sampler);
      if (chosen instanceof Sampler.Looking && KindText.names(sampler, "steps")) {
        throw CommandFailure.usage(
            "--sampler has the steps of the fit; leave steps out and give --steps");
      }
      return chosen;
    }
    if (batch == null) {
      boolean boxes = usual instanceof Sampler.Patches || usual instanceof Sampler.FullGrid;
      return made instanceof StructuralLoss structural && !boxes
          ? Recipe.patches(structural, shape)
          : usual;
    }
    if (batch.equals("full")) {
      return new Sampler.FullGrid();
    }
    int points;
    try {
      points = Integer.parseInt(batch);
    } catch (NumberFormatException wrong) {
      throw CommandFailure.usage("--batch is " + batch + "; a number of points or full is needed");
    }
    if (made instanceof StructuralLoss structural) {
      throw CommandFailure.usage(
          "--batch "
              + batch
              + " draws single points but loss "
              + structural.kind()
              + " compares neighbours; leave --batch out, or give full");
    }
    return new Sampler.RandomBatches(points);
  }
}
