package inr.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.signal.Medium;
import inr.signal.Samples;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PictureMeterTest {
  private static final int WIDTH = 23;
  private static final int HEIGHT = 47;

  /** Means of means are rounded in another order. */
  private static final double ROUNDING = 1e-12;

  private static final Medium.Picture SHAPE = new Medium.Picture(WIDTH, HEIGHT, 2, 8);

  private static byte[] noise(int seed) {
    byte[] values = new byte[WIDTH * HEIGHT * 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i * 37 + seed * (i % 11));
    }
    return values;
  }

  private static final byte[] X = noise(0);
  private static final byte[] Y = noise(3);

  /** Hands over rows {@code from} to {@code to}. */
  private static void feed(PictureMeter meter, int from, int to) {
    for (int row = from; row < to; row++) {
      double[] x = new double[WIDTH * 2];
      double[] y = new double[WIDTH * 2];
      for (int i = 0; i < x.length; i++) {
        x[i] = X[row * x.length + i] & 0xff;
        y[i] = Y[row * x.length + i] & 0xff;
      }
      meter.add(x, y);
    }
  }

  private static PictureMetrics metrics(int from, int to) {
    return PictureMetrics.of(
        new Medium.Picture(WIDTH, to - from, 2, 8),
        new Samples.UnsignedBytes(Arrays.copyOfRange(X, from * WIDTH * 2, to * WIDTH * 2)),
        new Samples.UnsignedBytes(Arrays.copyOfRange(Y, from * WIDTH * 2, to * WIDTH * 2)));
  }

  @Test
  void allRowsScoreAsTheWholePicture() {
    PictureMeter meter = new PictureMeter(SHAPE);
    feed(meter, 0, HEIGHT);
    PictureMetrics whole = metrics(0, HEIGHT);
    assertEquals(whole.psnr(), meter.psnr());
    assertEquals(whole.ssim(), meter.ssim());
  }

  @Test
  void partsScoreAsTheirWeightedMean() {
    PictureMeter meter = new PictureMeter(SHAPE);
    feed(meter, 3, 18);
    meter.gap();
    feed(meter, 20, 25); // too few rows for a window
    meter.gap();
    feed(meter, 27, HEIGHT);
    meter.gap();
    PictureMetrics first = metrics(3, 18);
    PictureMetrics second = metrics(20, 25);
    PictureMetrics third = metrics(27, HEIGHT);
    double mse = (15 * first.mse() + 5 * second.mse() + 20 * third.mse()) / 40;
    assertEquals(Psnr.of(mse, 255), meter.psnr(), ROUNDING);
    double ssim = (5 * first.ssim().getAsDouble() + 10 * third.ssim().getAsDouble()) / 15;
    assertEquals(ssim, meter.ssim().getAsDouble(), ROUNDING);
  }

  @Test
  void withoutRoomForAWindowThereIsNoSsim() {
    PictureMeter meter = new PictureMeter(SHAPE);
    feed(meter, 0, 10);
    meter.gap();
    feed(meter, 12, 20);
    assertEquals(OptionalDouble.empty(), meter.ssim());
    PictureMeter flat = new PictureMeter(new Medium.Picture(WIDTH, 4, 2, 8));
    feed(flat, 0, 4);
    assertEquals(OptionalDouble.empty(), flat.ssim());
    assertEquals(metrics(0, 4).psnr(), flat.psnr());
  }
}
