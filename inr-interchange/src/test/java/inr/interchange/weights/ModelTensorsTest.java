package inr.interchange.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.field.NeuralField;
import inr.interchange.Models;
import inr.io.Output;
import inr.io.model.Model;
import inr.io.model.Precision;
import inr.network.NetworkSpec;
import inr.preset.Siren;
import inr.selftest.Specimens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ModelTensorsTest {
  private static final String NAME = "a.safetensors";

  @TempDir private Path folder = Path.of("");

  private Safetensors throughAFile(Safetensors tensors) throws IOException {
    Path file = folder.resolve(NAME);
    try (Output output = Output.claim(file, true)) {
      SafetensorsFile.write(output, tensors);
    }
    return SafetensorsFile.read(file);
  }

  private static byte[] bytes(Model model) {
    return new NeuralField(model).toBytes();
  }

  private static List<String> names(Safetensors tensors) {
    return tensors.tensors().stream().map(NamedTensor::name).toList();
  }

  /** What somebody else's tool would keep. */
  private static Safetensors bare(Safetensors tensors) {
    return new Safetensors(Map.of(), tensors.tensors());
  }

  private static String refusal(Runnable wrong) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
  }

  static Stream<NetworkSpec> networks() {
    return Stream.of(
            Specimens.activations().stream().map(Specimens::network),
            Specimens.encodings().stream().map(Specimens::network),
            Specimens.layers().stream().map(Specimens::network))
        .flatMap(all -> all);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyNetworkComesBackWithTheSameBits(NetworkSpec network) throws IOException {
    Model model = Models.of(network);
    Safetensors tensors = ModelTensors.write(model, ParameterNames.LAYERS);
    assertArrayEquals(bytes(model), bytes(ModelTensors.read(throughAFile(tensors), NAME)));
  }

  @ParameterizedTest
  @EnumSource
  void aSirenComesBackUnderAllNames(ParameterNames names) throws IOException {
    Model model = Models.of(Siren.network(2, 3, 2, 8, 30, 30));
    Safetensors tensors = throughAFile(ModelTensors.write(model, names));
    assertArrayEquals(bytes(model), bytes(ModelTensors.read(tensors, NAME)));
    ForeignSiren told = ForeignSiren.of(bare(tensors));
    assertEquals(
        List.of(2, 3, 2, 8),
        List.of(told.inputs(), told.outputs(), told.hiddenLayers(), told.width()));
    Model imported = ModelTensors.of(bare(tensors), model, NAME);
    assertArrayEquals(model.parameters().values(), imported.parameters().values());
    assertEquals(Map.of("imported", NAME, "model", "mlp"), imported.provenance().settings());
  }

  /** Its file has two bytes for each number; a tensor has four, of the same value. */
  @Test
  void aModelOfHalfPrecisionComesBackAsOne() throws IOException {
    Model model = Models.of(Siren.network(2, 3, 1, 8, 30, 30));
    Model half =
        new Model(
            model.plan(),
            model.grid(),
            model.medium(),
            model.range(),
            Precision.FLOAT16.rounded(model.parameters()),
            Precision.FLOAT16,
            model.provenance());
    Safetensors tensors = throughAFile(ModelTensors.write(half, ParameterNames.LAYERS));
    assertArrayEquals(bytes(half), bytes(ModelTensors.read(tensors, NAME)));
  }

  @Test
  void namesAreThoseOfTheAuthors() {
    Model model = Models.of(Siren.network(2, 3, 2, 8, 90, 30));
    assertEquals(
        List.of(
            "net.0.linear.weight",
            "net.0.linear.bias",
            "net.1.linear.weight",
            "net.1.linear.bias",
            "net.2.weight",
            "net.2.bias"),
        names(ModelTensors.write(model, ParameterNames.SIREN)));
    assertEquals(
        List.of(
            "net.net.0.0.weight",
            "net.net.0.0.bias",
            "net.net.1.0.weight",
            "net.net.1.0.bias",
            "net.net.2.0.weight",
            "net.net.2.0.bias"),
        names(ModelTensors.write(model, ParameterNames.SIREN_MODULES)));
    assertEquals(
        "90.0", ModelTensors.write(model, ParameterNames.SIREN).metadata().get("first_omega_0"));
  }

  /** The network of {@code modules.py} has ω = 30; its picture is the same but for roundings. */
  @Test
  void otherOmegasAreFoldedIntoTheWeightsForModules() {
    Model model = Models.of(Siren.network(2, 3, 2, 8, 90, 30));
    Safetensors tensors = ModelTensors.write(model, ParameterNames.SIREN_MODULES);
    assertEquals(3 * model.parameters().values()[0], tensors.tensors().get(0).values()[0], 1e-6f);
    Model folded = ModelTensors.read(tensors, NAME);
    float[] expected = new NeuralField(model).value(0.3, -0.7);
    assertArrayEquals(expected, new NeuralField(folded).value(0.3, -0.7), 1e-2f);
    ForeignSiren foreign = ForeignSiren.of(bare(tensors));
    assertEquals(Optional.of(30.0), foreign.firstOmega());
    assertEquals(Optional.of(30.0), foreign.omega());
  }

  @Test
  void changedParametersLoseTheMetricsOfTheFit() {
    Model model = Models.of(Siren.network(2, 3, 1, 8, 30, 30));
    Safetensors tensors = ModelTensors.write(model, ParameterNames.LAYERS);
    assertEquals(30.25, ModelTensors.read(tensors, NAME).provenance().metrics().get("psnr"));
    tensors.tensors().get(0).values()[0] += 1;
    Model changed = ModelTensors.read(tensors, NAME);
    assertEquals(Map.of(), changed.provenance().metrics());
    assertEquals("", changed.provenance().input());
  }

  @Test
  void tensorsOfAnotherNetworkAreRefused() {
    Model model = Models.of(Siren.network(2, 3, 2, 8, 30, 30));
    List<NamedTensor> tensors =
        new ArrayList<>(ModelTensors.write(model, ParameterNames.SIREN).tensors());
    NamedTensor last = tensors.remove(tensors.size() - 1);
    Safetensors fewer = new Safetensors(Map.of(), tensors);
    assertEquals(
        "has the tensors net.0.linear.weight, net.0.linear.bias, net.1.linear.weight, net.1.linear.bias and 1 more"
            + " but the network needs 0.weight, 0.bias, 1.weight, 1.bias and 2 more",
        refusal(() -> ModelTensors.of(fewer, model, NAME)));
    tensors.add(new NamedTensor(last.name(), List.of(1, 3), last.values()));
    Safetensors shaped = new Safetensors(Map.of(), tensors);
    assertEquals(
        "net.2.bias has the shape [1, 3] but the network needs [3]",
        refusal(() -> ModelTensors.of(shaped, model, NAME)));
    assertTrue(
        refusal(
                () ->
                    ForeignSiren.of(
                        new Safetensors(
                            Map.of(),
                            List.of(new NamedTensor("encoder.0", List.of(0), new float[0])))))
            .startsWith("has no metadata of inr, and its tensors encoder.0 are not named"));
  }

  @Test
  void onlySineNetworksHaveNamesOfSiren() {
    Model finer = Models.of(Specimens.network(new Activation.Finer(10, true)));
    assertEquals(
        "names of SIREN are for sine layers on bare coordinates but of this network layer 0 ends in"
            + " Finer[omega0=10.0, detached=true]; use names of layers",
        refusal(() -> ModelTensors.write(finer, ParameterNames.SIREN)));
  }
}
