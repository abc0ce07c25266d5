package inr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.circuit.ParameterLayout;
import inr.circuit.Parameters;
import inr.circuit.Tensor;
import inr.encoding.Encoding;
import inr.preset.FourierKan;
import inr.preset.Perceptron;
import inr.preset.Siren;
import inr.preset.Spder;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkSpecTest {
  /**
   * Counts of the networks as published, for pictures in colour; FKAN's 436,367 hold 12 scalars
   * that nothing uses.
   */
  @Test
  void parameterCountsAreThePublishedOnes() {
    assertEquals(198_915, Siren.network(2, 3, 4, 256, 30, 30).layout().size());
    assertEquals(
        330_499, Spder.network(2, 3, 6, 256, 30, 30, Activation.Damping.SQRT).layout().size());
    assertEquals(436_367 - 12, FourierKan.network(2, 3, 270, 128).layout().size());
  }

  @Test
  void tensorsLieOneAfterTheOther() {
    ParameterLayout layout = FourierKan.network(2, 3, 5, 4).layout();
    int next = 0;
    for (Tensor tensor : layout.tensors()) {
      assertEquals(next, tensor.offset(), tensor.name());
      next += tensor.size();
    }
    assertEquals(layout.size(), next);
    assertEquals("0.weight", layout.tensors().get(0).name());
    assertEquals(4, layout.tensor("0.weight").rows());
    assertEquals(20, layout.tensor("0.weight").columns());
    assertEquals(4, layout.tensor("1.shift").size());
  }

  @Test
  void widthsStartWithTheFeaturesAndEndWithTheChannels() {
    NetworkSpec network =
        Perceptron.relu(2, new Encoding.PositionalEncoding(5, Math.PI, true), 3, 2, 16);
    assertArrayEquals(new int[] {22, 16, 16, 3}, network.widths());
    assertEquals(22, network.features());
    assertEquals(3, network.outputs());
  }

  @Test
  void senselessNetworksAreRefused() {
    assertEquals(
        "network has 65 inputs; 1 to 64 are accepted",
        assertThrows(IllegalArgumentException.class, () -> Siren.network(65, 3, 2, 16, 30, 30))
            .getMessage());
    assertEquals(
        "network has 0 hidden layers; 1 to 64 are accepted",
        assertThrows(IllegalArgumentException.class, () -> Siren.network(2, 3, 0, 16, 30, 30))
            .getMessage());
    assertEquals(
        "network has no layers; at least 1 is needed",
        assertThrows(
                IllegalArgumentException.class,
                () -> new NetworkSpec(2, new Encoding.Identity(), List.of()))
            .getMessage());
    assertEquals(
        "dense layer is 0 wide; 1 to 65536 are accepted",
        assertThrows(IllegalArgumentException.class, () -> Siren.network(2, 3, 2, 0, 30, 30))
            .getMessage());
    assertEquals(
        "layer norm has epsilon 0.0; a number between 0 and 1 is needed",
        assertThrows(IllegalArgumentException.class, () -> new Layer.LayerNorm(0)).getMessage());
    assertEquals(
        "uniform distribution has scale -1.0; 0 or more is needed",
        assertThrows(IllegalArgumentException.class, () -> new Distribution.Uniform(-1))
            .getMessage());
  }

  @Test
  void tooManyParametersAreRefusedInsteadOfOverflowing() {
    NetworkSpec huge = Siren.network(2, 3, 3, 1 << 16, 30, 30);
    assertEquals(
        "network has more than 2147483647 parameters; use narrower layers",
        assertThrows(IllegalArgumentException.class, () -> huge.layout()).getMessage());
  }

  @Test
  void parametersMustFillTheirLayout() {
    ParameterLayout layout = Siren.network(1, 1, 1, 2, 30, 30).layout();
    assertEquals(
        "network has 7 parameters but 6 were given",
        assertThrows(IllegalArgumentException.class, () -> new Parameters(layout, new float[6]))
            .getMessage());
    assertEquals(
        "network has no parameter 2.weight; it has [0.weight, 0.bias, 1.weight, 1.bias]",
        assertThrows(IllegalArgumentException.class, () -> layout.tensor("2.weight")).getMessage());
  }
}
