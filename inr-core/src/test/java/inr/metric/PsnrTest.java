package inr.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.signal.Medium;
import inr.signal.Samples;
import org.junit.jupiter.api.Test;

class PsnrTest {
  /**
   * Samples rounded to 2^-30 change an error by at most that, and so the MSE by at most 2·2^-30
   * times the mean error of 0.04.
   */
  private static final double ROUNDED_MSE = 8e-11;

  /** What that is in dB: 10/ln 10 of its share of the MSE. */
  private static final double ROUNDED_PSNR = 2e-7;

  private static final Medium.Picture PICTURE = new Medium.Picture(2, 2, 1, 8);

  @Test
  void checkPictureHasItsKnownValues() {
    CheckPicture check = new CheckPicture(64, 48);
    assertEquals(0.4, CheckPicture.reference(0, 0), 1e-15);
    assertEquals(0.5183083338800732, CheckPicture.reference(3, 5), 1e-15);
    double unit = 0x1p-30;
    double mse =
        unit
            * unit
            * MeanSquaredError.of(check.shape(), check.referenceIn(unit), check.estimateIn(unit));
    assertEquals(1.838479282114e-3, mse, ROUNDED_MSE);
    assertEquals(27.355412598, Psnr.of(mse, 1), ROUNDED_PSNR);
    assertEquals(27.355412598, Psnr.of(1.838479282114e-3, 1), 1e-9);
  }

  @Test
  void psnrOfEqualImagesIsInfinite() {
    Samples samples = bytes(0, 1, 128, 255);
    assertEquals(Double.POSITIVE_INFINITY, Psnr.of(PICTURE, samples, samples));
    assertEquals(0, MeanSquaredError.of(PICTURE, samples, samples));
  }

  @Test
  void psnrOfBlackAgainstWhiteIsZero() {
    assertEquals(0, Psnr.of(PICTURE, bytes(0, 0, 0, 0), bytes(255, 255, 255, 255)), 1e-12);
    Samples white = new Samples.UnsignedShorts(new short[] {-1, -1, -1, -1});
    assertEquals(
        0,
        Psnr.of(new Medium.Picture(2, 2, 1, 16), new Samples.UnsignedShorts(new short[4]), white),
        1e-12);
  }

  @Test
  void errorIsMeasuredOverAllChannelsTogether() {
    Medium.Picture greyAndAlpha = new Medium.Picture(2, 1, 2, 8);
    assertEquals(
        5 * 5 / 4.0,
        MeanSquaredError.of(greyAndAlpha, bytes(9, 255, 9, 255), bytes(9, 255, 9, 250)));
  }

  @Test
  void soundHasARangeOfTwoFullScales() {
    Medium.Sound integers = new Medium.Sound(2, 1, 8000, 16, false);
    Samples low = new Samples.Integers(new int[] {-32768, -32768});
    Samples silent = new Samples.Integers(new int[2]);
    assertEquals(1, MeanSquaredError.of(integers, low, silent));
    assertEquals(10 * Math.log10(4), Psnr.of(integers, low, silent), 1e-12);
  }

  @Test
  void numbersHaveTheRangeOfTheReference() {
    Samples reference = new Samples.Floats(new float[] {-3, 5});
    Samples estimate = new Samples.Floats(new float[] {-3, 4});
    assertEquals(10 * Math.log10(64 / 0.5), Psnr.of(reference, estimate), 1e-12);
    assertEquals(10 * Math.log10(49 / 0.5), Psnr.of(estimate, reference), 1e-12);
    Samples constant = new Samples.Floats(new float[] {7, 7});
    assertEquals(0, Psnr.range(constant));
    assertEquals(Double.POSITIVE_INFINITY, Psnr.of(constant, constant));
    assertEquals(Double.NEGATIVE_INFINITY, Psnr.of(constant, reference));
  }

  @Test
  void storageTypeDoesNotMatter() {
    Samples other = bytes(3, 255, 7, 90);
    double expected = Psnr.of(PICTURE, bytes(0, 1, 128, 255), other);
    assertEquals(
        expected,
        Psnr.of(PICTURE, new Samples.UnsignedShorts(new short[] {0, 1, 128, 255}), other));
    assertEquals(
        expected, Psnr.of(PICTURE, new Samples.Integers(new int[] {0, 1, 128, 255}), other));
    assertEquals(
        expected, Psnr.of(PICTURE, new Samples.Floats(new float[] {0, 1, 128, 255}), other));
  }

  @Test
  void negativeErrorsAndEmptyRangesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Psnr.of(-1, 1));
    assertThrows(IllegalArgumentException.class, () -> Psnr.of(1, 0));
    assertThrows(IllegalArgumentException.class, () -> MeanSquaredError.of(bytes(), bytes()));
  }

  private static Samples bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return new Samples.UnsignedBytes(bytes);
  }
}
