package inr.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.circuit.Circuit;
import inr.circuit.Tensor;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.ScatteredPoints;
import inr.preset.Siren;
import inr.selftest.Specimens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileNetworkTest {
  /**
   * Gradients below 2⁻¹⁰⁰ are zeros before they become subnormal, which some machines are a hundred
   * times slower with; also where the activation is an operation by itself.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void gradientsThatFadeAreZero(boolean fused) {
    Circuit circuit = Specimens.network(new Activation.Tanh()).circuit();
    assertTrue(firstGradient(circuit, fused, 0x1p-90f) != 0);
    assertEquals(0, firstGradient(circuit, fused, 0x1p-115f));
  }

  /** Largest gradient of the first weights at one point. */
  private static float firstGradient(Circuit circuit, boolean fused, float slope) {
    TileNetwork network = new TileNetwork(circuit, fused);
    network.pack(circuit.layout().initial(1).values());
    TileSpace space = network.newSpace(0, 0);
    TileInput input = network.pointInput(new ScatteredPoints(2, new double[] {0.4, -0.7}));
    input.load(0, 0, space);
    network.forward(input, space, 1, true);
    network.clearOutputGradients(space, 1);
    network.outputGradients(space, 0)[network.outputIndex(0, 0)] = slope;
    Shard shard = new Shard(network.gradientSize(), 0);
    network.backward(input, space, 1, shard);
    float[] gradient = new float[circuit.layout().size()];
    network
        .updateUnits()
        .forEach(unit -> network.collect(input, unit, new Shard[] {shard}, 1, gradient));
    Tensor first = circuit.layout().tensor("0.weight");
    float largest = 0;
    for (int i = 0; i < first.size(); i++) {
      largest = Math.max(largest, Math.abs(gradient[first.offset() + i]));
    }
    return largest;
  }

  /** As many points as the axes have samples: the sums of the axes are worth it. */
  @Test
  void aStepOfAsManyPointsAsSamplesGoesAlongTheAxes() {
    Grid grid = Grid.of(Axis.centred("y", 6), Axis.centred("x", 4));
    assertTrue(GridInput.paysInTraining(grid, 10, 1, 16));
    assertFalse(GridInput.paysInTraining(grid, 9, 1, 16));
  }

  /** Part of the bits: each shard is a sum by itself. */
  @Test
  void aShardHasAtLeast512PointsAndThereAreAtMost32() {
    assertEquals(1, CpuTrainer.shardCount(1023));
    assertEquals(2, CpuTrainer.shardCount(1024));
    assertEquals(31, CpuTrainer.shardCount(32 * 512 - 1));
    assertEquals(32, CpuTrainer.shardCount(1 << 20));
  }

  @Test
  void onlyWideLayersHaveFullPanels() {
    assertFalse(
        new TileNetwork(Siren.network(2, 3, 3, 32, 30, 30).circuit(), true).hasFullPanels());
    assertFalse(
        new TileNetwork(Siren.network(2, 3, 3, 48, 30, 30).circuit(), true).hasFullPanels());
    assertTrue(new TileNetwork(Siren.network(2, 3, 3, 64, 30, 30).circuit(), true).hasFullPanels());
    assertTrue(
        new TileNetwork(Siren.network(2, 3, 3, 200, 30, 30).circuit(), true).hasFullPanels());
  }
}
