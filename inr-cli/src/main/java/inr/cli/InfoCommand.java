package inr.cli;

import inr.family.CodedLatents;
import inr.field.tiled.TiledModel;
import inr.io.media.MediaOptions;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.io.model.NumberFile;
import inr.io.plan.RecordJson;
import inr.plan.TrainingPlan;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inr info}: what a file of ours holds. */
@Command(
    name = "info",
    description = "Tells what a model file, a family, a coded picture or a file of latents holds.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class InfoCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "FILE",
      description =
          "Model or family (.inr), model in tiles (.inrt), coded picture (.inc) or latents (.inl); - is standard input.")
  private Path input = Path.of("");

  @Option(names = "--json", description = "Print one JSON object, with the whole plan.")
  private boolean json;

  InfoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    try (CommandInput source = new CommandInput(input, MediaOptions.of(), session)) {
      if (TiledModel.recognises(source.file())) {
        TiledInfo.print(source.file(), json, session);
        return ExitCode.DONE;
      }
      if (CodedPictures.recognises(source.file())) {
        CodecInfo.print(source, json, session);
        return ExitCode.DONE;
      }
      if (CodedLatents.recognises(source.file())) {
        LatentsInfo.print(source, json, session);
        return ExitCode.DONE;
      }
      if (NumberFile.FAMILY.recognises(source.file())) {
        FamilyInfo.print(source, json, session);
        return ExitCode.DONE;
      }
      Model model = ModelFile.read(source.file());
      long bytes = Files.size(source.file());
      if (json) {
        report(model, bytes, stored(model, source.file())).print(session);
      } else {
        FactLines.print(
            session,
            source + ", " + bytes + " bytes",
            ModelFacts.of(model, stored(model, source.file())));
      }
    }
    return ExitCode.DONE;
  }

  private Report report(Model model, long bytes, String stored) {
    return new Report()
        .put("file", input.toString())
        .put("bytes", bytes)
        .put("model", ModelFacts.name(model))
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

  /** How a file has the parameters, in a word. */
  private static String stored(Model model, Path file) throws IOException {
    return ModelFile.isPacked(file) ? "packed" : model.precision().toString();
  }
}
