package inr.selftest;

import inr.metric.LogSpectralDistance;
import inr.metric.PictureMetrics;
import inr.metric.SoundMetrics;
import inr.metric.Ssim;
import inr.metric.SsimWindow;
import inr.random.CounterRandom;
import inr.signal.Medium;
import inr.signal.Samples;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The metrics of the self-test: every component of {@link PictureMetrics} and {@link SoundMetrics},
 * on signals just large enough for all of them, and what else has numbers of its own.
 */
final class GoldenMetrics {
  /** Odd sides, which the scales of MS-SSIM pad. */
  private static final Medium.Picture PICTURE = new Medium.Picture(163, 161, 3, 8);

  private static final Medium.Picture DEEP = new Medium.Picture(37, 29, 1, 16);
  private static final Medium.Sound SOUND = new Medium.Sound(2400, 2, 44_100, 16, false);
  private static final Medium.Sound FLOATS = new Medium.Sound(1100, 1, 8000, 32, true);

  static final List<GoldenMetric> ALL =
      List.of(
          picture("mse", PictureMetrics::mse),
          picture("psnr", PictureMetrics::psnr),
          picture("ssim", metrics -> metrics.ssim().orElseThrow()),
          picture("msSsim", metrics -> metrics.msSsim().orElseThrow()),
          new GoldenMetric(
              "picture of 16 bits ssim with uniform windows",
              () -> Ssim.of(DEEP, shorts(false), shorts(true), SsimWindow.UNIFORM).orElseThrow()),
          sound("mse", SoundMetrics::mse),
          sound("psnr", SoundMetrics::psnr),
          sound("snr", metrics -> metrics.snr().orElseThrow()),
          sound("siSdr", metrics -> metrics.siSdr().orElseThrow()),
          sound("logSpectralDistance", metrics -> metrics.logSpectralDistance().orElseThrow()),
          new GoldenMetric(
              "sound of floats logSpectralDistance",
              () -> LogSpectralDistance.of(FLOATS, floats(false), floats(true)).orElseThrow()));

  private GoldenMetrics() {}

  private static GoldenMetric picture(String component, ToDoubleFunction<PictureMetrics> value) {
    return new GoldenMetric(
        "picture " + component,
        () -> value.applyAsDouble(PictureMetrics.of(PICTURE, bytes(false), bytes(true))));
  }

  private static GoldenMetric sound(String component, ToDoubleFunction<SoundMetrics> value) {
    return new GoldenMetric(
        "sound " + component,
        () -> value.applyAsDouble(SoundMetrics.of(SOUND, integers(false), integers(true))));
  }

  private static Samples bytes(boolean estimate) {
    byte[] values = new byte[PICTURE.width() * PICTURE.height() * PICTURE.channels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) level(i, estimate);
    }
    return new Samples.UnsignedBytes(values);
  }

  private static Samples shorts(boolean estimate) {
    short[] values = new short[DEEP.width() * DEEP.height() * DEEP.channels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (short) (257 * level(i, estimate));
    }
    return new Samples.UnsignedShorts(values);
  }

  private static Samples integers(boolean estimate) {
    int[] values = new int[SOUND.frames() * SOUND.channels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 200 * (level(i, estimate) - 120);
    }
    return new Samples.Integers(values);
  }

  private static Samples floats(boolean estimate) {
    float[] values = new float[FLOATS.frames() * FLOATS.channels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (level(i, estimate) - 120) / 150f;
    }
    return new Samples.Floats(values);
  }

  /** A triangular wave from 0 to 200, of which an estimate has noise up to 40 on top. */
  private static int level(int index, boolean estimate) {
    int wave = Math.abs(index % 400 - 200);
    return estimate ? wave + (int) (41 * new CounterRandom(9, 0).uniform(index)) : wave;
  }
}
