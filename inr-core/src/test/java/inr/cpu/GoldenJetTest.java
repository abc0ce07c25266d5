package inr.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.backend.Evaluator;
import inr.circuit.Circuit;
import inr.circuit.Jet;
import inr.golden.GoldenJet;
import inr.grid.ScatteredPoints;
import org.junit.jupiter.api.Test;

/** Derivatives of the fast engine, in single precision. */
class GoldenJetTest {
  /** Seven digits of numbers of order 1, a few of which add up. */
  private static final double DIGITS = 2e-6;

  @Test
  void valueGradientAndLaplacianAgree() {
    float[] jet = new float[4];
    try (Evaluator evaluator =
        new CpuBackend().evaluator(GoldenJet.network(), GoldenJet.rounded(), 1)) {
      evaluator.jet(Jet.laplacian(2), new ScatteredPoints(2, GoldenJet.point()), jet);
    }
    for (int k = 0; k < 4; k++) {
      assertEquals(GoldenJet.laplacian()[k], jet[k], DIGITS, "channel " + k);
    }
  }

  @Test
  void parameterGradientsOfALossOfDerivativesAgree() {
    Circuit circuit = GoldenJet.network().circuit().lift(Jet.laplacian(2));
    TileNetwork network = new TileNetwork(circuit, true);
    network.pack(GoldenJet.rounded().values());
    TileSpace space = network.newSpace(0, 0);
    TileInput input = network.pointInput(new ScatteredPoints(2, GoldenJet.point()));
    input.load(0, 0, space);
    network.forward(input, space, 1, true);
    network.clearOutputGradients(space, 1);
    for (int k = 0; k < 4; k++) {
      network.outputGradients(space, k)[network.outputIndex(0, k)] = (float) GoldenJet.slopes()[k];
    }
    Shard shard = new Shard(network.gradientSize(), 0);
    network.backward(input, space, 1, shard);
    float[] gradient = new float[circuit.layout().size()];
    network
        .updateUnits()
        .forEach(unit -> network.collect(input, unit, new Shard[] {shard}, 1, gradient));
    GoldenJet.GRADIENT.forEach(
        (name, expected) -> {
          for (int i = 0; i < expected.length; i++) {
            int place = circuit.layout().tensor(name).offset() + i;
            assertEquals(expected[i], gradient[place], DIGITS, name + " " + i);
          }
        });
  }
}
