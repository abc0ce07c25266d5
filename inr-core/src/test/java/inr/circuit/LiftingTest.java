package inr.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.activation.Activation;
import inr.circuit.Channel.Slope;
import inr.encoding.Encoding;
import inr.preset.FourierKan;
import inr.selftest.Specimens;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiftingTest {
  private static Circuit circuit() {
    return Specimens.network(new Activation.Sine(2)).circuit();
  }

  @Test
  void theValueAloneIsTheCircuitItself() {
    Circuit circuit = circuit();
    assertSame(circuit, circuit.lift(Jet.value()));
  }

  @Test
  void derivativesShareTheParametersAndOnlyTheValueHasBiases() {
    Circuit circuit = circuit();
    Circuit lifted = circuit.lift(Jet.laplacian(2));
    assertEquals(circuit.layout().tensors(), lifted.layout().tensors());
    assertEquals(4, lifted.outputs().size());
    long biased =
        lifted.operations().stream()
            .filter(o -> o instanceof Operation.Affine affine && affine.bias().isPresent())
            .count();
    assertEquals(3, biased);
  }

  /** The curvature of bare coordinates is 0: the first product has no channel for it. */
  @Test
  void whatIsZeroEverywhereHasNoWire() {
    Circuit lifted = circuit().lift(Jet.laplacian(2));
    Tensor first = lifted.layout().tensor("0.weight");
    Tensor second = lifted.layout().tensor("1.weight");
    assertEquals(3, products(lifted, first));
    assertEquals(4, products(lifted, second));
  }

  private static long products(Circuit circuit, Tensor weight) {
    return circuit.operations().stream()
        .filter(o -> o instanceof Operation.Affine affine && affine.weight().equals(weight))
        .count();
  }

  @Test
  void wavesAreDifferentiatedExactly() {
    Waves waves = new Encoding.PositionalEncoding(2, 1.5, true).waves(2);
    double[] x = {0.3, -0.7};
    double[] slopes = new double[waves.features()];
    waves.along(new Slope(1)).at(x, slopes);
    assertArrayEquals(
        new double[] {
          0,
          1,
          0,
          0,
          1.5 * Math.cos(-1.05),
          -1.5 * Math.sin(-1.05),
          0,
          0,
          3 * Math.cos(-2.1),
          -3 * Math.sin(-2.1)
        },
        slopes,
        1e-14);
    double[] curvatures = new double[waves.features()];
    waves.along(Channel.Curvature.diagonal(1, 2)).at(x, curvatures);
    assertEquals(-2.25 * Math.sin(0.45), curvatures[2], 1e-15);
    assertEquals(-2 * 2.25 * Math.cos(-1.05), curvatures[5], 1e-15);
    assertThrows(
        IllegalArgumentException.class, () -> waves.along(new Slope(0)).along(new Slope(0)));
  }

  @Test
  void aCurvatureNeedsItsSlopes() {
    assertEquals(
        "jet has a curvature along axes 1 and 1 without their slopes before it",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Jet(List.of(new Slope(0), Channel.Curvature.diagonal(1, 1))))
            .getMessage());
  }

  @Test
  void aNormSaysThatItCarriesNoDerivatives() {
    assertEquals(
        "derivatives of a layer norm are not carried along; use a network without one",
        assertThrows(
                IllegalArgumentException.class,
                () -> FourierKan.network(2, 1, 3, 4).circuit().lift(Jet.gradient(2)))
            .getMessage());
  }
}
