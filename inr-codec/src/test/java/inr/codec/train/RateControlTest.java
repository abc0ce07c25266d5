package inr.codec.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.Codec;
import inr.codec.file.CodecWriter;
import inr.codec.shape.Preset;
import inr.metric.Psnr;
import inr.signal.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a wanted size or quality. */
class RateControlTest {
  private static final long PIXELS =
      (long) SmallTraining.MEDIUM.width() * SmallTraining.MEDIUM.height();

  /** A file with its checksum, what it decodes to, and λ. */
  private record Encoding(byte[] file, double psnr, double lambda) {}

  private static Encoding encoding(Target target, int threads) {
    PictureTraining.Settings settings =
        new PictureTraining.Settings(target, Preset.LOP, 0, 0, 600, false, 7, threads);
    PictureTraining.Result result =
        PictureTraining.train(
            SmallTraining.MEDIUM,
            SmallTraining.samples(),
            Optional.empty(),
            settings,
            SmallTraining.NOBODY);
    try {
      Samples decoded = Codec.decode(CodecWriter.write(result.picture())).samples();
      byte[] file = CodecWriter.write(result.picture().with(0));
      double psnr = Psnr.of(SmallTraining.MEDIUM, SmallTraining.samples(), decoded);
      return new Encoding(file, psnr, result.lambda());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1300, 2200})
  void aFileHasAtMostTheBytesThatItMayHaveAndNearlyAll(int bytes) {
    Encoding encoding = encoding(Target.bytes(bytes), 1);
    assertTrue(encoding.file().length <= bytes, encoding.file().length + " bytes");
    assertTrue(encoding.file().length >= 0.98 * bytes, encoding.file().length + " bytes");
    assertTrue(encoding.lambda() > 1e-6 && encoding.lambda() < 1);
  }

  @Test
  void bitsPerPixelAreThoseOfTheWholeFile() {
    Encoding encoding = encoding(Target.bitsPerPixel(2.5), 1);
    double bits = 8.0 * encoding.file().length / PIXELS;
    assertTrue(bits <= 2.5 && bits >= 0.98 * 2.5, "bits " + bits);
  }

  @Test
  void aQualityIsReachedAndHardlyExceeded() {
    Encoding encoding = encoding(Target.psnr(33), 1);
    assertTrue(encoding.psnr() >= 33 && encoding.psnr() <= 33.1, encoding.psnr() + " dB");
  }

  @Test
  void theFileDoesNotDependOnThreads() {
    Target target = Target.psnr(29);
    assertArrayEquals(encoding(target, 1).file(), encoding(target, 3).file());
  }

  @Test
  void whatIsOutOfReachIsMissedAndSaidToBe() {
    Encoding encoding = encoding(Target.psnr(90), 1);
    assertFalse(Target.psnr(90).met(encoding.file().length, PIXELS, encoding.psnr()));
    assertTrue(encoding.psnr() > 34, encoding.psnr() + " dB");
    assertEquals(1e-6, encoding.lambda());
  }

  @Test
  void aSizeBelowThatOfAnEmptyFileIsRefusedBeforeTheWork() {
    assertEquals(
        "a file of 50 bytes is asked for; that of a picture of 83 x 70, 3 channels, 8 bits has at least 78",
        assertThrows(IllegalArgumentException.class, () -> encoding(Target.bytes(50), 1))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> encoding(Target.bitsPerPixel(0.05), 1));
  }

  @Test
  void targetsAreRefusedOutsideTheirRanges() {
    assertTrue(refusal(Target.Kind.LAMBDA, 2).startsWith("lambda is 2.0; 0.000001 to 1 "));
    assertTrue(refusal(Target.Kind.BYTES, 0).startsWith("bytes are 0.0; 1 to "));
    assertTrue(refusal(Target.Kind.BPP, Double.NaN).startsWith("bits per pixel are NaN; "));
    assertTrue(refusal(Target.Kind.PSNR, -3).startsWith("psnr is -3.0 dB; "));
  }

  private static String refusal(Target.Kind kind, double value) {
    return assertThrows(IllegalArgumentException.class, () -> new Target(kind, value)).getMessage();
  }

  @Test
  void aSizeIsMetFromBelowAndAQualityFromAbove() {
    Target size = Target.bitsPerPixel(2); // 250 bytes of 1,000 pixels
    assertTrue(size.met(250, 1000, 30));
    assertTrue(size.met(245, 1000, 30));
    assertFalse(size.met(251, 1000, 30));
    assertFalse(size.met(244, 1000, 30));
    assertTrue(Target.psnr(30).met(1, 1, 30.1));
    assertFalse(Target.psnr(30).met(1, 1, 29.99));
    assertFalse(Target.psnr(30).met(1, 1, 30.11));
    // Without loss nothing is left to wish for but fewer bytes.
    assertTrue(Target.psnr(30).met(1, 1, Double.POSITIVE_INFINITY));
    assertTrue(size.met(20, 1000, Double.POSITIVE_INFINITY));
    assertFalse(size.met(251, 1000, Double.POSITIVE_INFINITY));
  }
}
