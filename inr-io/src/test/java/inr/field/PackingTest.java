package inr.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.EncodingEffort;
import inr.codec.train.Target;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.preset.Presets;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PackingTest {
  private static final BufferedImage IMAGE = image(32, 24);
  private static Model picture;

  @BeforeAll
  static void fit() {
    picture =
        Fit.of(IMAGE)
            .preset(Presets.named("siren").orElseThrow())
            .setting("width", 24)
            .setting("hidden-layers", 2)
            .steps(150)
            .run()
            .model();
  }

  private static BufferedImage image(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, 60 + 4 * x + (x + 2 * y > 50 ? 40 : 0));
      }
    }
    return image;
  }

  private static byte[] file(Packing.Result result) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(out, result.packed());
    return out.toByteArray();
  }

  /** What is told is true of what the file renders. */
  @Test
  void aModelLosesNoMoreThanItMay() throws IOException {
    Original original = Original.of(IMAGE);
    Packing.Result result =
        Packing.of(picture).against(original).effort(EncodingEffort.DRAFT).run();
    double before = picture.provenance().metrics().get("psnr");
    assertEquals(before, result.unpackedPsnr(), 1e-9);
    assertTrue(result.psnr() >= before - 0.2, result.psnr() + " after " + before);
    Model read = ModelFile.read(file(result));
    assertEquals(result.psnr(), read.provenance().metrics().get("psnr"), 1e-9);
    double rendered =
        Fit.of(original).from(read).steps(0).run().model().provenance().metrics().get("psnr");
    assertEquals(result.psnr(), rendered, 1e-9);
    assertTrue(file(result).length < 2 * picture.parameters().values().length);
  }

  /** Without the original, the model's own metric tells how much may be lost. */
  @Test
  void aModelIsItsOwnOriginal() throws IOException {
    Packing.Result result = Packing.of(picture).effort(EncodingEffort.DRAFT).run();
    assertEquals(Double.POSITIVE_INFINITY, result.unpackedPsnr());
    double before = picture.provenance().metrics().get("psnr");
    assertTrue(result.psnr() > before + 13.2 && result.psnr() < before + 17);
    Model read = ModelFile.read(file(result));
    assertEquals(result.psnr(), read.provenance().metrics().get("psnr_to_unpacked"), 1e-9);
  }

  @Test
  void aSizeIsThatOfTheFileAndThreadsDoNotMatter() throws IOException {
    Packing packing = Packing.of(picture).target(Target.bytes(900));
    byte[] one = file(packing.threads(1).run());
    byte[] two = file(packing.threads(2).run());
    assertArrayEquals(one, two);
    assertTrue(one.length <= 900 && one.length > 800, one.length + " bytes");
  }

  @Test
  void soundsArePacked() throws IOException {
    float[] samples = new float[2000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.4 * Math.sin(0.05 * i) + 0.2 * Math.sin(0.31 * i));
    }
    Model sound = Fit.of(samples, 1, 8000).run().model();
    Packing.Result result =
        Packing.of(sound).effort(EncodingEffort.DRAFT).target(Target.psnr(40)).run();
    assertTrue(result.psnr() >= 40 && result.psnr() < 46, result.psnr() + " dB");
    assertEquals(sound.medium(), ModelFile.read(file(result)).medium());
  }

  @Test
  void wrongWishesAreRefused() {
    Packing packing = Packing.of(picture).effort(EncodingEffort.DRAFT);
    assertThrows(IllegalArgumentException.class, () -> packing.target(Target.lambda(0.001)));
    IllegalArgumentException shape =
        assertThrows(
            IllegalArgumentException.class, () -> packing.against(Original.of(image(20, 10))));
    assertEquals(
        "is a picture of 20 x 10, 1 channel, 8 bits; the model is of a picture of 32 x 24, 1 channel, 8 bits",
        shape.getMessage());
    packing.against(Original.of(IMAGE)).target(Target.psnr(120));
    IllegalArgumentException better = assertThrows(IllegalArgumentException.class, packing::run);
    assertTrue(
        String.valueOf(better.getMessage()).endsWith("unpacked; at most that can be asked for"));
    packing.target(Target.bytes(60));
    IllegalArgumentException small = assertThrows(IllegalArgumentException.class, packing::run);
    assertTrue(String.valueOf(small.getMessage()).endsWith("ask for more"));
  }
}
