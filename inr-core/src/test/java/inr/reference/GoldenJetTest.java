package inr.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.circuit.Channel.Curvature;
import inr.circuit.Channel.Slope;
import inr.circuit.Circuit;
import inr.circuit.Jet;
import inr.golden.GoldenJet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Derivatives in double precision to every printed digit. */
class GoldenJetTest {
  private static final double DIGITS = 1e-10;

  private static final Circuit CIRCUIT = GoldenJet.network().circuit();

  @Test
  void valueGradientAndLaplacianAgree() {
    assertArrayEquals(
        GoldenJet.laplacian(),
        new CircuitTape(CIRCUIT.lift(Jet.laplacian(2)))
            .forward(GoldenJet.parameters(), GoldenJet.point()),
        DIGITS);
  }

  /** The mixed part stands off the diagonal, on one side of it. */
  @Test
  void aSecondDerivativeAlongADirectionAgrees() {
    Curvature along = new Curvature(List.of(List.of(0.36, 0.96), List.of(0.0, 0.64)));
    Jet jet = new Jet(List.of(new Slope(0), new Slope(1), along));
    double[] values =
        new CircuitTape(CIRCUIT.lift(jet)).forward(GoldenJet.parameters(), GoldenJet.point());
    assertEquals(GoldenJet.along()[0], 0.6 * values[1] + 0.8 * values[2], DIGITS);
    assertEquals(GoldenJet.along()[1], values[3], DIGITS);
  }

  @Test
  void parameterGradientsOfALossOfDerivativesAgree() {
    CircuitTape tape = new CircuitTape(CIRCUIT.lift(Jet.laplacian(2)));
    double[] gradient = new double[CIRCUIT.layout().size()];
    double[] jet = tape.forward(GoldenJet.parameters(), GoldenJet.point());
    double loss = 0;
    for (int k = 0; k < jet.length; k++) {
      loss += GoldenJet.slopes()[k] * jet[k];
    }
    assertEquals(GoldenJet.LOSS, loss, DIGITS);
    tape.backward(GoldenJet.parameters(), GoldenJet.slopes(), gradient);
    GoldenJet.GRADIENT.forEach(
        (name, expected) -> {
          for (int i = 0; i < expected.length; i++) {
            int place = CIRCUIT.layout().tensor(name).offset() + i;
            assertEquals(expected[i], gradient[place], DIGITS, name + " " + i);
          }
        });
  }
}
