package inr.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.signal.Medium;
import inr.signal.Samples;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MsSsimTest {
  /** The known values have ten and eight digits. */
  private static final double LAST_DIGIT = 1e-10;

  @Test
  void checkPictureHasItsKnownValuesAtEachScale() {
    SsimScale[] scales = scales(new CheckPicture(192, 176));
    double[] known = {0.91434186, 0.95522984, 0.99080152, 0.99473514, 0.99935564};
    for (int level = 0; level < known.length; level++) {
      assertEquals(known[level], scales[level].contrastStructure(0), 1e-8, "scale " + (level + 1));
    }
    assertEquals(0.99852377, scales[4].ssim(0), 1e-8);
    assertEquals(0.9789146382, MsSsim.combined(scales, 1), LAST_DIGIT);
  }

  @Test
  void oddSidesAreHalvedAsPublished() {
    assertEquals(0.9789882815, MsSsim.combined(scales(new CheckPicture(181, 175)), 1), LAST_DIGIT);
  }

  @Test
  void halvingPutsAZeroInFrontOfOddSides() {
    double[][] rows = new double[2][];
    int[] count = {0};
    RowHalver halver = new RowHalver(3, 3, 2, (x, y) -> rows[count[0]++] = x.clone());
    for (double row = 0; row < 3; row++) {
      halver.accept(new double[] {4 + row, -4, 8 + row, -8, 12 + row, -12}, new double[6]);
    }
    assertArrayEquals(new double[] {4 / 4.0, -4 / 4.0, 20 / 4.0, -20 / 4.0}, rows[0]);
    assertArrayEquals(new double[] {11 / 4.0, -8 / 4.0, 46 / 4.0, -40 / 4.0}, rows[1]);
  }

  @Test
  void channelsCountAlike() {
    CheckPicture first = new CheckPicture(161, 170);
    Medium.Picture shape = first.shape();
    Samples x = first.referenceSamples();
    Samples y = first.estimateSamples();
    Samples z = reversed(y);
    Medium.Picture two = new Medium.Picture(shape.width(), shape.height(), 2, 8);
    double mean = (MsSsim.of(shape, x, y).getAsDouble() + MsSsim.of(shape, x, z).getAsDouble()) / 2;
    assertEquals(mean, MsSsim.of(two, interleaved(x, x), interleaved(y, z)).getAsDouble(), 1e-14);
  }

  @Test
  void equalPicturesScoreOneAndNegativesNothing() {
    CheckPicture check = new CheckPicture(170, 165);
    Samples reference = check.referenceSamples();
    assertEquals(1, MsSsim.of(check.shape(), reference, reference).getAsDouble(), 1e-12);
    float[] negative = new float[reference.size()];
    for (int i = 0; i < negative.length; i++) {
      negative[i] = 255 - (float) reference.get(i);
    }
    assertEquals(
        0, MsSsim.of(check.shape(), reference, new Samples.Floats(negative)).getAsDouble());
  }

  @Test
  void sidesOfOneHundredAndSixtyAreTooSmall() {
    CheckPicture small = new CheckPicture(160, 200);
    assertEquals(
        OptionalDouble.empty(),
        MsSsim.of(small.shape(), small.referenceSamples(), small.estimateSamples()));
    CheckPicture enough = new CheckPicture(161, 161);
    assertTrue(
        MsSsim.of(enough.shape(), enough.referenceSamples(), enough.estimateSamples()).isPresent());
  }

  @Test
  void oneWalkGivesWhatEachMetricGives() {
    CheckPicture check = new CheckPicture(181, 175);
    Samples reference = check.referenceSamples();
    Samples estimate = check.estimateSamples();
    assertEquals(
        new PictureMetrics(
            MeanSquaredError.of(reference, estimate),
            Psnr.of(check.shape(), reference, estimate),
            Ssim.of(check.shape(), reference, estimate),
            MsSsim.of(check.shape(), reference, estimate)),
        PictureMetrics.of(check.shape(), reference, estimate));
  }

  private static SsimScale[] scales(CheckPicture check) {
    SsimScale[] scales = new SsimScale[5];
    check.forEachRow(v -> v, MsSsim.pyramid(scales, 0, check.width(), check.height(), 1, 1));
    return scales;
  }

  private static Samples reversed(Samples samples) {
    float[] values = new float[samples.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) samples.get(values.length - 1 - i);
    }
    return new Samples.Floats(values);
  }

  private static Samples interleaved(Samples first, Samples second) {
    float[] values = new float[2 * first.size()];
    for (int i = 0; i < first.size(); i++) {
      values[2 * i] = (float) first.get(i);
      values[2 * i + 1] = (float) second.get(i);
    }
    return new Samples.Floats(values);
  }
}
