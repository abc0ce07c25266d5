package inr.cli;

import inr.encoding.Encoding;
import inr.interchange.weights.ModelTensors;
import inr.io.model.Model;
import inr.io.model.Provenance;
import inr.io.plan.RecordJson;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.signal.Medium;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is to be told of a model, by names in the order of a table. */
final class ModelFacts {
  /** Lists of more entries, such as a width for each piece, are only counted. */
  private static final int LONGEST_LIST = 8;

  private static final int LONGEST_TEXT = 60;

  private ModelFacts() {}

  /** The facts of a model that is stored in the usual way. */
  static Map<String, String> of(Model model) {
    return of(model, model.precision().toString());
  }

  /**
   * The facts.
   *
   * @param stored how its file has the parameters, in a word
   */
  static Map<String, String> of(Model model, String stored) {
    NetworkSpec network = model.plan().network();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("signal", words(model));
    facts.put(
        "model",
        name(model)
            + ", "
            + hiddenLayers(network)
            + ", "
            + model.parameters().values().length
            + " parameters, "
            + stored);
    Provenance provenance = model.provenance();
    String foreign = provenance.settings().get(ModelTensors.IMPORTED);
    if (foreign == null) {
      facts.put(
          "fitted",
          provenance.steps()
              + " steps, seed "
              + model.plan().seed()
              + ", learning rate "
              + model.plan().learningRate());
      if (!provenance.input().isEmpty()) {
        facts.put("source", provenance.input() + ", SHA-256 " + provenance.inputSha256());
      }
      facts.put(
          "written by",
          provenance.program()
              + ", backend "
              + provenance.backend()
              + ", Java "
              + provenance.jdk());
    } else {
      facts.put("fitted", "elsewhere");
      facts.put("source", foreign);
      facts.put("written by", provenance.program() + ", Java " + provenance.jdk());
    }
    provenance
        .metrics()
        .forEach((metric, value) -> facts.put(metric, String.format(Locale.ROOT, "%.4f", value)));
    facts.putAll(layers(network));
    return facts;
  }

  /** Encoding and layers of a network. */
  static Map<String, String> layers(NetworkSpec network) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("encoding", words(RecordJson.toTree(Encoding.class, network.encoding())));
    for (int l = 0; l < network.layers().size(); l++) {
      facts.put(
          l < network.hiddenLayers() ? "hidden layer " + (l + 1) : "output layer",
          words(RecordJson.toTree(Layer.class, network.layers().get(l))));
    }
    return facts;
  }

  /** How many hidden layers, in words. */
  static String hiddenLayers(NetworkSpec network) {
    int count = network.hiddenLayers();
    return count == 0
        ? "no hidden layer"
        : count == 1 ? "1 hidden layer" : count + " hidden layers";
  }

  /** Name of its network. */
  static String name(Model model) {
    return model.provenance().settings().getOrDefault("model", "network");
  }

  private static String words(Model model) {
    String text = SignalText.of(model.medium(), model.grid());
    if (model.medium() instanceof Medium.Sound sound) {
      return String.format(Locale.ROOT, "%s, %.2f s", text, (double) sound.frames() / sound.rate());
    }
    return text;
  }

  /**
   * A kind and its settings: {@code dense (width 64, activation sine (omega0 30.0), ...)}. Long
   * texts are numbers that nobody reads; only their length is told.
   */
  private static String words(Object tree) {
    if (tree instanceof List<?> list) {
      return list.size() > LONGEST_LIST
          ? list.size() + " of them"
          : list.stream().map(ModelFacts::words).collect(Collectors.joining(", ", "[", "]"));
    }
    if (tree instanceof String text && text.length() > LONGEST_TEXT) {
      return text.length() + " characters";
    }
    if (!(tree instanceof Map<?, ?> fields)) {
      return String.valueOf(tree);
    }
    String settings =
        fields.entrySet().stream()
            .filter(field -> !"kind".equals(field.getKey()))
            .map(field -> field.getKey() + " " + words(field.getValue()))
            .collect(Collectors.joining(", "));
    String kind = fields.get("kind") instanceof String name ? name + " " : "";
    return settings.isEmpty() ? kind.strip() : kind + "(" + settings + ")";
  }
}
