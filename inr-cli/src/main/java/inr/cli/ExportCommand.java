package inr.cli;

import inr.interchange.weights.ParameterNames;
import inr.io.Output;
import inr.io.media.MediaOptions;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code inr export}: a model in a format of other tools. */
@Command(
    name = "export",
    description =
        "Writes a model as parameters that PyTorch and others load, as a network for ONNX runtimes, or as a function for shaders.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "MODEL.inr",
      description = "Model that inr fit wrote; - is standard input.")
  private Path input = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description =
          "Parameters of any network (.safetensors), or the network as a program: any of dense layers (.onnx), a small one of a picture (.glsl, .frag); - is standard output.")
  private Path output = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      description =
          "safetensors, onnx or glsl: what is written, whatever the ending; needed for -o -.")
  private @Nullable ExportFormat format;

  @Option(
      names = "--names",
      paramLabel = "NAMES",
      converter = NamesConverter.class,
      description =
          "How tensors in a .safetensors are called: layers (0.weight), siren (net.0.linear.weight) or siren-modules (net.net.0.0.weight, with omega 30 in every layer: weights of layers with another one are multiplied by it over 30) (default layers).")
  private ParameterNames names = ParameterNames.LAYERS;

  @Option(names = "--force", description = "Overwrite an existing file.")
  private boolean force;

  ExportCommand(Session session) {
    this.session = session;
  }

  /** A constant by its name on the command line. */
  private static <T> T constant(T[] constants, String value) {
    return Arrays.stream(constants)
        .filter(constant -> constant.toString().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + value + "' is none of " + Arrays.toString(constants)));
  }

  /** Reads a format. */
  static final class FormatConverter implements ITypeConverter<ExportFormat> {
    @Override
    public ExportFormat convert(String value) {
      return constant(ExportFormat.values(), value);
    }
  }

  /** Reads how tensors are called. */
  static final class NamesConverter implements ITypeConverter<ParameterNames> {
    @Override
    public ParameterNames convert(String value) {
      return constant(ParameterNames.values(), value);
    }
  }

  @Override
  public Integer call() throws IOException {
    ExportFormat wanted = format();
    if (names != ParameterNames.LAYERS && wanted != ExportFormat.SAFETENSORS) {
      throw CommandFailure.usage("--names is for .safetensors; " + wanted + " has no such names");
    }
    try (CommandInput source = new CommandInput(input, MediaOptions.of(), session);
        Output target = CommandOutput.claim(output, source, force, session)) {
      Model model = ModelFile.read(source.file());
      wanted.write(target, model, names);
      session.say(
          target.target()
              + ": "
              + wanted
              + " of "
              + ModelFacts.name(model)
              + ", "
              + model.parameters().values().length
              + " parameters"
              + (names == ParameterNames.SIREN_MODULES ? ", omega 30 in every layer" : ""));
    }
    return ExitCode.DONE;
  }

  private ExportFormat format() {
    if (format != null) {
      return format;
    }
    if (CommandOutput.isStandardOutput(output)) {
      throw CommandFailure.usage("-o - has no ending; give --format, such as --format onnx");
    }
    return ExportFormat.of(output);
  }
}
