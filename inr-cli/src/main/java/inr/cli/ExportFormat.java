package inr.cli;

import inr.interchange.program.GlslExport;
import inr.interchange.program.OnnxExport;
import inr.interchange.weights.ModelTensors;
import inr.interchange.weights.ParameterNames;
import inr.interchange.weights.Safetensors;
import inr.interchange.weights.SafetensorsFile;
import inr.io.Output;
import inr.io.model.Model;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a model is exported as, told by the ending of a name. */
enum ExportFormat {
  SAFETENSORS(".safetensors") {
    @Override
    void write(Output target, Model model, ParameterNames names) throws IOException {
      Safetensors tensors = CommandFailure.unlessUsage(() -> ModelTensors.write(model, names));
      SafetensorsFile.write(target, tensors);
    }
  },
  ONNX(".onnx") {
    @Override
    void write(Output target, Model model, ParameterNames names) throws IOException {
      byte[] bytes = CommandFailure.unlessUsage(() -> OnnxExport.write(model));
      target.write(file -> file.write(bytes));
    }
  },
  GLSL(".glsl", ".frag") {
    @Override
    void write(Output target, Model model, ParameterNames names) throws IOException {
      String text = CommandFailure.unlessUsage(() -> GlslExport.write(model));
      target.write(file -> file.write(text.getBytes(StandardCharsets.UTF_8)));
    }
  };

  /** Endings that people may expect, and what does it instead. */
  private static final List<String> PICKLES = List.of(".pt", ".pth", ".pkl", ".ckpt");

  private final List<String> endings;

  ExportFormat(String... endings) {
    this.endings = List.of(endings);
  }

  /** Writes a model; refuses it as wrong usage if the format cannot hold it. */
  abstract void write(Output target, Model model, ParameterNames names) throws IOException;

  /** The format of a name. */
  static ExportFormat of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (PICKLES.stream().anyMatch(name::endsWith)) {
      throw CommandFailure.usage(
          file
              + ": pickles are programs and are neither written nor read; PyTorch loads a .safetensors");
    }
    return Arrays.stream(values())
        .filter(format -> format.endings.stream().anyMatch(name::endsWith))
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    file
                        + ": models are exported to names that end in "
                        + Arrays.stream(values())
                            .flatMap(format -> format.endings.stream())
                            .collect(Collectors.joining(", "))
                        + "; inr render writes their samples"));
  }

  /** Its name on the command line. */
  @Override
  public String toString() {
    return OptionWord.of(this);
  }
}
