package inr.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.codec.shape.Layout;
import inr.codec.shape.Preset;
import inr.codec.shape.Shape;
import inr.codec.train.latent.Sheet;
import org.junit.jupiter.api.Test;

final class CodecStepSectionTest {
  /** Of Cool-chic 5 with hop: 880 for each of 1.333 symbols, and 672 for drawing. */
  private static final double PUBLISHED = 1173 + 672;

  @Test
  void productsAreThoseThatThePaperCounts() {
    Layout layout = new Shape(Preset.HOP, 3, 0, 6).layout();
    Sheet sheet = new Sheet(layout.shape().pyramid(768, 512));
    double each = CodecStepSection.products(layout, sheet.flatSize(), 768 * 512) / (768 * 512);
    // Hyperlatents are not in their count, and the identity beside a layer is not in ours.
    assertEquals(PUBLISHED, each, 0.01 * PUBLISHED);
  }
}
