package inr.codec.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.Codec;
import inr.codec.DecodedPicture;
import inr.codec.EncodingEffort;
import inr.codec.EncodingOptions;
import inr.codec.file.CodecFile;
import inr.codec.file.CodecWriter;
import inr.codec.file.LatentFile;
import inr.codec.shape.Layout;
import inr.codec.shape.Preset;
import inr.codec.train.latent.Sheet;
import inr.codec.train.synthesis.DistortionPass;
import inr.codec.train.synthesis.Picture;
import inr.metric.Psnr;
import inr.parallel.Workers;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Whole trainings of small pictures: files, their estimates, and equal bits. */
class TrainingTest {
  private static final TrainingListener NOBODY = SmallTraining.NOBODY;
  private static final Medium.Picture MEDIUM = SmallTraining.MEDIUM;
  private static final Samples SAMPLES = SmallTraining.samples();

  @Test
  void fileAndDecodedPictureAreWhatTrainingBelieved() throws IOException {
    PictureTraining.Result result =
        PictureTraining.train(
            MEDIUM, SAMPLES, Optional.empty(), SmallTraining.settings(200, true, 2), NOBODY);
    byte[] file = CodecWriter.write(result.picture());
    double psnr = Psnr.of(MEDIUM, SAMPLES, Codec.decode(file).samples());
    // Rounding to 8 bits is 59 dB by itself.
    double rounded = result.error() + 1.0 / 12 / (255 * 255);
    assertEquals(-10 * Math.log10(rounded), psnr, 0.03);
    // 0.3 %, and at most 120 bytes of header, chunks and checksums.
    double estimate = result.bits() / 8;
    assertTrue(file.length > 0.997 * estimate, file.length + " for " + estimate);
    assertTrue(file.length < 1.003 * estimate + 120, file.length + " for " + estimate);
  }

  /** Searches try and reject; what is reported is the error of what was kept, to the bit. */
  @Test
  void theErrorIsThatOfTheNetworksThatWereKept() throws IOException {
    PictureTraining.Settings settings = SmallTraining.settings(60, true, 1);
    PictureTraining.Result result =
        PictureTraining.train(MEDIUM, SAMPLES, Optional.empty(), settings, NOBODY);
    LatentFile encoded =
        (LatentFile) CodecFile.of(CodecWriter.write(result.picture()), Codec.MOST_PIXELS);
    byte[][] coded = encoded.symbols(0);
    Layout layout = encoded.header().shape().layout();
    Sheet sheet = new Sheet(encoded.header().pyramid(0));
    float[] symbols = new float[sheet.size()];
    for (int p = 0; p < sheet.planes(); p++) {
      int width = sheet.plane(p).width();
      for (int i = 0; i < sheet.plane(p).size(); i++) {
        symbols[sheet.at(p, i / width) + i % width] = coded[p][i];
      }
    }
    try (Workers workers = new Workers(1)) {
      Picture picture = SampleSpan.of(MEDIUM, SAMPLES).picture(MEDIUM, SAMPLES);
      DistortionPass pass = new DistortionPass(layout, sheet, picture, workers);
      assertEquals(pass.error(encoded.parameters().floats(), symbols), result.error());
    }
  }

  @Test
  void aPictureOfMorePixelsThanATileHoldsIsRefusedBeforeTheWork() {
    Medium.Picture large = new Medium.Picture(1 << 13, (1 << 11) + 1, 1, 8);
    Samples samples = new Samples.UnsignedBytes(new byte[large.width() * large.height()]);
    PictureTraining.Settings settings = SmallTraining.settings(60, false, 1);
    assertEquals(
        "picture of 8192 x 2049, 1 channel, 8 bits is one tile; a tile has at most 16777216 pixels",
        assertThrows(
                IllegalArgumentException.class,
                () -> PictureTraining.train(large, samples, Optional.empty(), settings, NOBODY))
            .getMessage());
  }

  @Test
  void aBrightFlatPictureDoesNotCollapse() throws IOException {
    Medium.Picture medium = new Medium.Picture(64, 64, 1, 8);
    byte[] values = new byte[64 * 64];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (248 + (i / 64 + i % 64) / 20);
    }
    Samples samples = new Samples.UnsignedBytes(values);
    PictureTraining.Settings settings =
        new PictureTraining.Settings(Target.lambda(1e-5), Preset.LOP, 0, 0, 300, false, 7, 2);
    PictureTraining.Result result =
        PictureTraining.train(medium, samples, Optional.empty(), settings, NOBODY);
    double constant =
        -10 * Math.log10(SampleSpan.of(medium, samples).picture(medium, samples).variance());
    assertTrue(-10 * Math.log10(result.error()) > constant + 5);
  }

  @Test
  void onePixelIsAPictureToo() throws IOException {
    Medium.Picture medium = new Medium.Picture(1, 1, 4, 8);
    Samples samples = new Samples.UnsignedBytes(new byte[] {12, (byte) 200, 0, (byte) 255});
    PictureTraining.Result result =
        PictureTraining.train(
            medium, samples, Optional.empty(), SmallTraining.settings(60, false, 1), NOBODY);
    Samples decoded = Codec.decode(CodecWriter.write(result.picture())).samples();
    for (int c = 0; c < 4; c++) {
      assertEquals(samples.get(c), decoded.get(c));
    }
  }

  @Test
  void aListenerEndsTheWork() {
    DecodedPicture picture = new DecodedPicture(MEDIUM, SAMPLES, Optional.empty());
    EncodingOptions options = EncodingOptions.of(EncodingEffort.DRAFT);
    int[] steps = {0};
    assertThrows(
        CancellationException.class,
        () ->
            Codec.encode(
                picture,
                options,
                (place, error, bits) -> {
                  if (++steps[0] == 3) {
                    throw new CancellationException("enough");
                  }
                }));
    assertEquals(3, steps[0]);
  }

  @Test
  void whatIsLeftFallsToNothing() {
    List<Integer> left = new ArrayList<>();
    PictureTraining.train(
        MEDIUM,
        SAMPLES,
        Optional.empty(),
        new PictureTraining.Settings(Target.lambda(0.002), Preset.LOP, 0, 0, 1200, true, 0, 2),
        (place, error, bits) -> left.add(place.left()));
    for (int i = 1; i < left.size(); i++) {
      assertEquals(left.get(i - 1) - 1, left.get(i));
    }
    assertEquals(0, left.get(left.size() - 1));
  }
}
