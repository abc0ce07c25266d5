package inr.bench.suite;

import inr.activation.Activation;
import inr.activation.Activation.Damping;
import inr.backend.Trainer;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.preset.FinerNetwork;
import inr.preset.FourierKan;
import inr.preset.GaussNetwork;
import inr.preset.Perceptron;
import inr.preset.Preset;
import inr.preset.Presets;
import inr.preset.Settings;
import inr.preset.Shape;
import inr.preset.SirenOnFeatures;
import inr.preset.Spder;
import inr.selftest.SyntheticPicture;
import inr.signal.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What a step and a rendering of each network cost, against a SIREN on bare coordinates that is
 * equally wide, in alternation: four layers of 256, for FKAN 128, 256, 256, 256 and 512.
 *
 * <p>So features of an encoding and layer norms count as cost. Networks of the field have what
 * their preset makes of a width of 256 and four hidden layers; some halve the width, or take its
 * root, so as to have as many parameters. SIREN against itself shows the noise.
 */
final class NetworkSection implements Section {
  /** A network and the SIREN that it is measured against. */
  private record Contestant(NetworkSpec network, NetworkSpec siren) {}

  private static final int LAYERS = 4;
  private static final int OCTAVES = 10;
  private static final int FREQUENCIES = 256;
  private static final int HARMONICS = 270;
  private static final double OMEGA = 30;
  private static final double SIGMA = 10;
  private static final double GAUSS_WIDTH = 0.05;

  @Option(
      names = "--networks",
      split = ",",
      paramLabel = "NAME",
      description = "networks: only these; all unless given.")
  private @Nullable List<String> wanted;

  @Override
  public String name() {
    return "networks";
  }

  @Override
  public String title() {
    return "cost of a step and of a rendering of each network, against an equally wide SIREN";
  }

  @Override
  public void measure(Conditions conditions, Findings findings) {
    StepPoints batch = conditions.quick() ? new StepPoints(16, 16, 0) : new StepPoints(128, 128, 0);
    int width = conditions.quick() ? 32 : 256;
    Map<String, Contestant> all = new LinkedHashMap<>();
    networks(width)
        .forEach(
            (name, network) -> all.put(name, new Contestant(network, equallyWideSiren(network))));
    Shape shape = Shape.of(batch.signal());
    for (Preset.OfShape preset : Presets.PUBLISHED) {
      NetworkSpec network = preset.network(shape, settings(preset, shape, width), 1);
      all.put(preset.name(), new Contestant(network, Plans.siren(LAYERS, width)));
    }
    for (String name : wanted == null ? all.keySet() : wanted) {
      Contestant contestant = all.get(name);
      if (contestant == null) {
        throw new IllegalArgumentException(
            "suite has no network " + name + "; it has " + String.join(", ", all.keySet()));
      }
      findings.row(row(name, contestant, batch, conditions));
    }
  }

  private static Settings settings(Preset.OfShape preset, Shape shape, int width) {
    Settings settings = preset.settings(shape);
    for (Map.Entry<String, Integer> size :
        Map.of(Preset.WIDTH, width, Preset.HIDDEN_LAYERS, LAYERS).entrySet()) {
      if (settings.has(size.getKey())) {
        settings = preset.with(shape, settings, size.getKey(), size.getValue());
      }
    }
    return settings;
  }

  /** The networks, under the names of the command line where it has them. */
  private static Map<String, NetworkSpec> networks(int width) {
    int out = SyntheticPicture.CHANNELS;
    Encoding octaves = new Encoding.PositionalEncoding(OCTAVES, Math.PI, true);
    Encoding random = new Encoding.FourierFeatures(FREQUENCIES, SIGMA, 1);
    Map<String, NetworkSpec> networks = new LinkedHashMap<>();
    networks.put("siren", Plans.siren(LAYERS, width));
    networks.put("siren-rff", SirenOnFeatures.network(random, 2, out, LAYERS, width, OMEGA));
    networks.put("spder", Spder.network(2, out, LAYERS, width, OMEGA, OMEGA, Damping.SQRT));
    networks.put(
        "spder-arctan", Spder.network(2, out, LAYERS, width, OMEGA, OMEGA, Damping.ARCTAN));
    networks.put("spder-log", Spder.network(2, out, LAYERS, width, OMEGA, OMEGA, Damping.LOG));
    networks.put(
        "finer", FinerNetwork.network(2, out, LAYERS, width, OMEGA, OMEGA, Math.sqrt(0.5)));
    networks.put("gauss", GaussNetwork.network(2, out, LAYERS, width, GAUSS_WIDTH));
    networks.put("fkan", FourierKan.network(2, out, HARMONICS, width / 2));
    networks.put("relu-pe", Perceptron.relu(2, octaves, out, LAYERS, width));
    networks.put("gelu-pe", Perceptron.gelu(2, octaves, out, LAYERS, width));
    networks.put("silu-pe", Perceptron.silu(2, octaves, out, LAYERS, width));
    networks.put("tanh-pe", Perceptron.tanh(2, octaves, out, LAYERS, width));
    networks.put("relu-rff", Perceptron.relu(2, random, out, LAYERS, width));
    networks.put("gelu-rff", Perceptron.gelu(2, random, out, LAYERS, width));
    networks.put("silu-rff", Perceptron.silu(2, random, out, LAYERS, width));
    networks.put("tanh-rff", Perceptron.tanh(2, random, out, LAYERS, width));
    return networks;
  }

  /** SIREN with the widths of another network's dense layers. */
  static NetworkSpec equallyWideSiren(NetworkSpec network) {
    List<Layer> layers = new ArrayList<>();
    int in = network.inputs();
    for (int width : denseWidths(network)) {
      Activation activation =
          layers.size() < denseWidths(network).length - 1
              ? new Activation.Sine(OMEGA)
              : new Activation.Identity();
      layers.add(
          new Layer.Dense(
              width, activation, Distribution.sineHidden(in, OMEGA), Distribution.pytorch(in)));
      in = width;
    }
    return new NetworkSpec(network.inputs(), new Encoding.Identity(), layers);
  }

  private static int[] denseWidths(NetworkSpec network) {
    return network.layers().stream()
        .filter(layer -> layer instanceof Layer.Dense)
        .mapToInt(layer -> ((Layer.Dense) layer).width())
        .toArray();
  }

  private static Row row(
      String name, Contestant contestant, StepPoints batch, Conditions conditions) {
    NetworkSpec network = contestant.network();
    NetworkSpec siren = contestant.siren();
    Signal signal = batch.signal();
    List<Double> speeds = new ArrayList<>();
    List<Double> costs = new ArrayList<>();
    List<Double> renderings = new ArrayList<>();
    List<Double> renderingCosts = new ArrayList<>();
    try (Trainer trainer = Plans.trainer(network, batch, signal, conditions.threads());
        Trainer sirenTrainer = Plans.trainer(siren, batch, signal, conditions.threads())) {
      Repeated step = Repeated.warm(() -> trainer.step(1), conditions);
      Repeated sirenStep = Repeated.warm(() -> sirenTrainer.step(1), conditions);
      Repeated rendering = rendering(trainer, signal, conditions);
      Repeated sirenRendering = rendering(sirenTrainer, signal, conditions);
      for (int round = 0; round < conditions.rounds(); round++) {
        double seconds = step.seconds();
        costs.add(seconds / sirenStep.seconds());
        speeds.add(batch.points() / seconds * 1e-6);
        double rendered = rendering.seconds();
        renderingCosts.add(rendered / sirenRendering.seconds());
        renderings.add(signal.points() / rendered * 1e-6);
      }
    }
    return Row.of("network", name)
        .and("parameters", network.layout().size())
        .with("step", "Mpoint/s", speeds)
        .with("cost", "x SIREN", costs)
        .with("rendering", "Mpoint/s", renderings)
        .with("cost of rendering", "x SIREN", renderingCosts);
  }

  private static Repeated rendering(Trainer trainer, Signal signal, Conditions conditions) {
    float[] predictions = new float[signal.points() * signal.channels()];
    return Repeated.warm(() -> trainer.evaluate(signal.coordinates(), predictions), conditions);
  }
}
