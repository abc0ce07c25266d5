package inr.bench.suite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.network.NetworkSpec;
import inr.preset.FourierKan;
import org.junit.jupiter.api.Test;

final class StepFlopsTest {
  @Test
  void operationsOfSirenAreThoseOfItsProducts() {
    NetworkSpec siren = Plans.siren(4, 256);
    double products = 2 * 256 + 3 * 256 * 256 + 256 * 3;
    assertEquals(2 * products, StepFlops.forward(siren));
    assertEquals(6 * products - 2 * 2 * 256, StepFlops.training(siren));
  }

  @Test
  void sirenAgainstItselfIsTheSameNetwork() {
    NetworkSpec siren = Plans.siren(4, 256);
    assertArrayEquals(siren.widths(), NetworkSection.equallyWideSiren(siren).widths());
  }

  @Test
  void fkanIsComparedWithTheWidthsOfItsDenseLayers() {
    NetworkSpec fkan = FourierKan.network(2, 3, 270, 128);
    assertArrayEquals(
        new int[] {2, 128, 256, 256, 256, 512, 3}, NetworkSection.equallyWideSiren(fkan).widths());
  }
}
