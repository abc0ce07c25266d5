package inr.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class MetricShapeTest {
  private static final Medium.Picture PICTURE = new Medium.Picture(4, 3, 2, 8);
  private static final Medium.Sound SOUND = new Medium.Sound(12, 2, 8000, 16, false);

  @Test
  void everyMetricRefusesSamplesThatDoNotFillTheShape() {
    Samples right = bytes(24);
    Samples wrong = bytes(12);
    Stream<Executable> calls =
        Stream.of(
            () -> PictureMetrics.of(PICTURE, right, wrong),
            () -> Psnr.of(PICTURE, right, wrong),
            () -> Ssim.of(PICTURE, wrong, right),
            () -> MsSsim.of(PICTURE, wrong, wrong),
            () -> MeanSquaredError.of(PICTURE, wrong, wrong),
            () -> MeanSquaredError.of(right, wrong),
            () -> SoundMetrics.of(SOUND, right, wrong),
            () -> MeanSquaredError.of(SOUND, wrong, wrong),
            () -> Snr.of(SOUND, right, wrong),
            () -> SiSdr.of(SOUND, wrong, right),
            () -> LogSpectralDistance.of(SOUND, wrong, wrong));
    calls.forEach(call -> assertThrows(IllegalArgumentException.class, call));
  }

  @Test
  void refusalNamesTheShapeAndWhatWasFound() {
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> Ssim.of(PICTURE, bytes(24), bytes(12)));
    assertEquals(
        "metric compares two signals of shape picture of 4 x 3, 2 channels, 8 bits, which has 24 samples, "
            + "but the reference has 24 and the estimate 12; give both in that shape",
        refusal.getMessage());
  }

  @Test
  void signalsOfDifferentShapesAreRefusedByBothShapes() {
    Signal picture = signal(PICTURE);
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> PictureMetrics.of(picture, signal(new Medium.Picture(3, 4, 2, 8))));
    assertEquals(
        "metric compares signals of one shape but the reference is a picture of 4 x 3, 2 channels, 8 bits "
            + "and the estimate a picture of 3 x 4, 2 channels, 8 bits; convert one of them first",
        refusal.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> PictureMetrics.of(picture, signal(new Medium.Picture(4, 3, 2, 16))));
    assertThrows(
        IllegalArgumentException.class,
        () -> SoundMetrics.of(signal(SOUND), signal(new Medium.Sound(12, 2, 44100, 16, false))));
    assertThrows(IllegalArgumentException.class, () -> SoundMetrics.of(signal(SOUND), picture));
  }

  @Test
  void metricsOfTheOtherMediumAreRefused() {
    var refusal =
        assertThrows(
            IllegalArgumentException.class, () -> PictureMetrics.of(signal(SOUND), signal(SOUND)));
    assertEquals(
        "picture metrics compare pictures, not a sound of 12 frames, 2 channels, 8000 Hz, 16-bit integers",
        refusal.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> SoundMetrics.of(signal(PICTURE), signal(PICTURE)));
  }

  @Test
  void signalsOfOneShapeAreComparedByTheirSamples() {
    PictureMetrics pictures = PictureMetrics.of(signal(PICTURE), signal(PICTURE));
    assertEquals(PictureMetrics.of(PICTURE, bytes(24), bytes(24)), pictures);
    assertEquals(
        new PictureMetrics(
            0, Double.POSITIVE_INFINITY, OptionalDouble.empty(), OptionalDouble.empty()),
        pictures);
    assertEquals(
        SoundMetrics.of(SOUND, bytes(24), bytes(24)),
        SoundMetrics.of(signal(SOUND), signal(SOUND)));
  }

  private static Signal signal(Medium medium) {
    int points = 24 / medium.channels();
    return new Signal(
        Grid.of(Axis.centred("t", points)), medium, bytes(24), ValueRange.symmetric(0, 255));
  }

  private static Samples bytes(int size) {
    return new Samples.UnsignedBytes(new byte[size]);
  }
}
