package inr.interchange.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import inr.field.NeuralField;
import inr.interchange.Models;
import inr.io.Output;
import inr.io.model.Model;
import inr.preset.Siren;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PyTorch loads our safetensors, strictly, and we load those of its SIREN. */
class TorchTest {
  private static final String SCRIPT = "src/test/resources/inr/interchange/weights/torch_siren.py";
  private static final int NO_TORCH = 77;

  /** Of numbers of order 1, through float32 phases of up to some tens. */
  private static final float TOLERANCE = 1e-4f;

  private static final double[][] POINTS = {{0, 0}, {-1, 1}, {0.3f, -0.7f}, {0.9f, 0.123f}};

  @TempDir private Path folder = Path.of("");

  private Path write(Model model, ParameterNames names) throws IOException {
    Path file = folder.resolve(names + ".safetensors");
    try (Output output = Output.claim(file, false)) {
      SafetensorsFile.write(output, ModelTensors.write(model, names));
    }
    return file;
  }

  private static void assertClose(String torch, Model model) {
    String[] words = torch.split(" ", -1);
    NeuralField field = new NeuralField(model);
    for (int i = 0; i < POINTS.length; i++) {
      float[] expected = field.value(POINTS[i]);
      float[] found = new float[expected.length];
      for (int c = 0; c < found.length; c++) {
        expected[c] = (float) model.range().toTraining(expected[c]);
        found[c] = Float.parseFloat(words[i * found.length + c]);
      }
      assertArrayEquals(expected, found, TOLERANCE);
    }
  }

  /** Of several Pythons the first that has PyTorch. */
  private static List<String> torch(Path... files) throws IOException, InterruptedException {
    for (String place : System.getenv("PATH").split(":", -1)) {
      Path python = Path.of(place, "python3");
      if (Files.isExecutable(python)) {
        List<String> command = new ArrayList<>(List.of(python.toString(), SCRIPT));
        Stream.of(files).map(Path::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != NO_TORCH) {
          assertEquals(0, code, out);
          return out.lines().toList();
        }
      }
    }
    return abort("there is no PyTorch here (Debian: python3-torch)");
  }

  @Test
  void bothGiveTheSameNumbers() throws IOException, InterruptedException {
    Model model = Models.of(Siren.network(2, 3, 2, 8, 75, 30));
    Path ours = write(model, ParameterNames.SIREN);
    Path modules = write(model, ParameterNames.SIREN_MODULES);
    Path theirs = folder.resolve("theirs.safetensors");
    List<String> lines = torch(ours, modules, theirs);
    assertClose(lines.get(0), model);
    assertClose(lines.get(1), model);
    Safetensors file = SafetensorsFile.read(theirs);
    Model like = ForeignSiren.of(file).model(30, 30, model.grid(), model.medium(), model.range());
    assertClose(lines.get(2), ModelTensors.of(file, like, "theirs"));
  }
}
