package inr.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.formula.Bins;
import inr.loss.Loss;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadTest {
  private static final double PRECISION = 1e-12;

  @Test
  void spareBinsLieBeyondTheRangeAndEdgesAtItsEnds() {
    Head.HlGauss head = new Head.HlGauss(16, 0.75);
    Bins bins = ((Loss.CrossEntropy) head.loss()).over();
    assertEquals(-1, bins.edge(3), PRECISION);
    assertEquals(1, bins.edge(13), PRECISION);
    assertEquals(
        "hl-gauss has 7 bins; 8 to 1024 are accepted with ratio 0.75, 6 of them spare",
        assertThrows(IllegalArgumentException.class, () -> new Head.HlGauss(7, 0.75)).getMessage());
  }

  @Test
  void aHeadTakesThePlaceOfTheLinearLayerAndItsLossFits() {
    NetworkSpec siren = Siren.network(2, 3, 2, 16, 30, 30);
    for (Head head : List.of(Head.HlGauss.of(), Head.Fourier.of())) {
      NetworkSpec network = head.on(siren);
      assertEquals(3, network.outputs());
      assertEquals(siren.hiddenLayers(), network.hiddenLayers());
      Layer.OfBins last = (Layer.OfBins) network.layers().get(siren.hiddenLayers());
      assertEquals(((Loss.CrossEntropy) head.loss()).over(), last.over());
    }
  }

  @Test
  void aNetworkThatEndsOtherwiseTakesNoHead() {
    Distribution none = new Distribution.Constant(0);
    NetworkSpec several =
        new NetworkSpec(2, new Encoding.Identity(), List.of(new Layer.Heads(1, 0, none, none)));
    assertThrows(IllegalArgumentException.class, () -> Head.HlGauss.of().on(several));
  }
}
