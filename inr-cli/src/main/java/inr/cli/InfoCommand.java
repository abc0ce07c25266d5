package inr.cli;

import inr.encoding.Encoding;
import inr.io.media.MediaOptions;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.io.plan.RecordJson;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inr info}: what a model file holds. */
@Command(
    name = "info",
    description = "Tells what a model file or a coded picture holds.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class InfoCommand implements Callable<Integer> {
  /** Lists of more entries, such as a width for each piece, are only counted. */
  private static final int LONGEST_LIST = 8;

  private static final int LONGEST_TEXT = 60;

  private final Session session;

  @Parameters(
      paramLabel = "FILE",
      description = "Model (.inr) or coded picture (.inc); - is standard input.")
  private Path input = Path.of("");

  @Option(names = "--json", description = "Print one JSON object, with the whole plan.")
  private boolean json;

  InfoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    try (CommandInput source = new CommandInput(input, MediaOptions.of(), session)) {
      if (CodedPictures.recognises(source.file())) {
        CodecInfo.print(source, json, session);
        return ExitCode.DONE;
      }
      Model model = ModelFile.read(source.file());
      long bytes = Files.size(source.file());
      if (json) {
        report(model, bytes, stored(model, source.file())).print(session);
      } else {
        describe(model, source + ", " + bytes + " bytes", stored(model, source.file()));
      }
    }
    return ExitCode.DONE;
  }

  private Report report(Model model, long bytes, String stored) {
    return new Report()
        .put("file", input.toString())
        .put("bytes", bytes)
        .put("model", name(model))
        .put("hidden_layers", model.plan().network().hiddenLayers())
        .put("parameters", model.parameters().values().length)
        .put("precision", stored)
        .put("medium", RecordJson.toTree(Medium.class, model.medium()))
        .put("input", model.provenance().input())
        .put("input_sha256", model.provenance().inputSha256())
        .put("program", model.provenance().program())
        .put("jdk", model.provenance().jdk())
        .put("backend", model.provenance().backend())
        .put("steps", model.provenance().steps())
        .put("metrics", model.provenance().metrics())
        .put("plan", RecordJson.toTree(TrainingPlan.class, model.plan()));
  }

  private void describe(Model model, String file, String stored) {
    NetworkSpec network = model.plan().network();
    line("file", file);
    line("signal", words(model));
    line(
        "model",
        name(model)
            + ", "
            + hiddenLayers(network)
            + ", "
            + model.parameters().values().length
            + " parameters, "
            + stored);
    line(
        "fitted",
        model.provenance().steps()
            + " steps, seed "
            + model.plan().seed()
            + ", learning rate "
            + model.plan().learningRate());
    line("source", model.provenance().input() + ", SHA-256 " + model.provenance().inputSha256());
    line(
        "written by",
        model.provenance().program()
            + ", backend "
            + model.provenance().backend()
            + ", Java "
            + model.provenance().jdk());
    model
        .provenance()
        .metrics()
        .forEach((metric, value) -> line(metric, String.format(Locale.ROOT, "%.4f", value)));
    line("encoding", words(RecordJson.toTree(Encoding.class, network.encoding())));
    for (int l = 0; l < network.layers().size(); l++) {
      line(
          l < network.hiddenLayers() ? "hidden layer " + (l + 1) : "output layer",
          words(RecordJson.toTree(Layer.class, network.layers().get(l))));
    }
  }

  /** How many hidden layers, in words. */
  static String hiddenLayers(NetworkSpec network) {
    int count = network.hiddenLayers();
    return count == 0
        ? "no hidden layer"
        : count == 1 ? "1 hidden layer" : count + " hidden layers";
  }

  private void line(String key, String value) {
    session.out().println(key + ": " + value);
  }

  private static String name(Model model) {
    return model.provenance().settings().getOrDefault("model", "network");
  }

  /** How a file has the parameters, in a word. */
  private static String stored(Model model, Path file) throws IOException {
    return ModelFile.isPacked(file) ? "packed" : model.precision().toString();
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
          : list.stream().map(InfoCommand::words).collect(Collectors.joining(", ", "[", "]"));
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
