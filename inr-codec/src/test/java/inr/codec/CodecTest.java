package inr.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.file.CodecFile;
import inr.codec.file.CodecWriter;
import inr.codec.file.EncodedPicture;
import inr.codec.shape.Preset;
import inr.codec.shape.Shape;
import inr.signal.Medium;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodecTest {
  @Test
  void numbersComeBack() throws Exception {
    for (GoldenPicture golden : GoldenPicture.ALL) {
      EncodedPicture picture = golden.picture();
      CodecFile file = CodecFile.of(CodecWriter.write(picture), Codec.MOST_PIXELS);
      assertEquals(picture.header().medium(), file.header().medium(), golden.name());
      assertEquals(picture.header().shape(), file.header().shape());
      assertArrayEquals(picture.header().low(), file.header().low());
      assertArrayEquals(picture.header().high(), file.header().high());
      assertArrayEquals(picture.parameters().values(), file.parameters().values());
      assertArrayEquals(picture.parameters().steps(), file.parameters().steps());
      for (int tile = 0; tile < picture.header().tiles(); tile++) {
        byte[][] symbols = file.symbols(tile);
        for (int p = 0; p < symbols.length; p++) {
          assertArrayEquals(picture.symbols()[tile][p], symbols[p], golden.name() + " plane " + p);
        }
      }
    }
  }

  @Test
  void partsAddUpToTheFile() throws Exception {
    byte[] bytes =
        CodecWriter.write(
            Handmade.picture(
                new Medium.Picture(130, 70, 3, 8), new Shape(Preset.HOP, 3, 0, 6), 0, 5));
    List<CodecFile.Part> parts = CodecFile.of(bytes, Codec.MOST_PIXELS).parts();
    double sum = 0;
    for (CodecFile.Part part : parts) {
      sum += part.bytes();
    }
    assertEquals(bytes.length, sum, 1e-6);
    assertEquals(12, parts.size());
    assertTrue(parts.get(0).bytes() < 80, "container takes " + parts.get(0).bytes());
  }
}
