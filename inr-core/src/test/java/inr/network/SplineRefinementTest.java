package inr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.circuit.Parameters;
import inr.encoding.Encoding;
import inr.reference.ReferenceNetwork;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplineRefinementTest {
  private static final Layer.Kan EDGES = new Layer.Kan(5, new EdgeBasis.CubicSplines(4));

  private static NetworkSpec network(Encoding encoding, Layer... hidden) {
    Layer end =
        new Layer.Dense(
            2, new Activation.Identity(), new Distribution.Uniform(1), new Distribution.Uniform(1));
    return new NetworkSpec(
        2,
        encoding,
        IntStream.rangeClosed(0, hidden.length)
            .mapToObj(l -> l < hidden.length ? hidden[l] : end)
            .toList());
  }

  private static double[] at(NetworkSpec network, Parameters parameters, double x, double y) {
    double[] values =
        IntStream.range(0, parameters.values().length)
            .mapToDouble(i -> parameters.values()[i])
            .toArray();
    return new ReferenceNetwork(network.circuit()).forward(values, new double[] {x, y});
  }

  private static void assertSame(NetworkSpec coarse) {
    Parameters before = coarse.layout().initial(3);
    NetworkSpec fine = coarse.refined();
    Parameters after = coarse.refined(before);
    assertTrue(fine.layout().size() > coarse.layout().size());
    for (double x = -1; x <= 1; x += 0.0625) {
      assertArrayEquals(at(coarse, before, x, -x * x), at(fine, after, x, -x * x), 1e-6);
    }
  }

  @Test
  void splinesHalfAsLongAreTheSameFunctions() {
    assertSame(network(new Encoding.Identity(), EDGES));
  }

  /** Features of two wires, whose functions stand one wire after the other. */
  @Test
  void functionsOfSeveralWiresAreFound() {
    Layer.Dense bounded =
        new Layer.Dense(
            3, new Activation.Tanh(), new Distribution.Uniform(1), new Distribution.Uniform(0.5));
    assertSame(network(new Encoding.Identity(), new Layer.Bypass(List.of(bounded)), EDGES));
    assertSame(network(new Encoding.Identity(), new Layer.Bypass(List.of(EDGES))));
  }

  @Test
  void whatIsAsFineAsItGetsStays() {
    NetworkSpec finest =
        network(new Encoding.Identity(), new Layer.Kan(2, new EdgeBasis.CubicSplines(127)));
    assertEquals(finest, finest.refined());
    NetworkSpec fine =
        network(new Encoding.Identity(), new Layer.Kan(2, new EdgeBasis.CubicSplines(126)));
    assertEquals(
        new EdgeBasis.CubicSplines(252), ((Layer.Kan) fine.refined().layers().get(0)).basis());
    NetworkSpec other =
        network(new Encoding.Identity(), new Layer.Kan(2, new EdgeBasis.Hermite(3)));
    assertEquals(other, other.refined());
  }
}
