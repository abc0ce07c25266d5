package inr.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.signal.Medium;
import inr.signal.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PictureMetricsTest {
  @Test
  void aWatchSeesEveryRowAndChangesNothing() {
    Medium.Picture shape = new Medium.Picture(161, 170, 1, 8);
    Samples a = noise(1);
    Samples b = noise(2);
    List<Integer> rows = new ArrayList<>();
    assertEquals(PictureMetrics.of(shape, a, b), PictureMetrics.of(shape, a, b, rows::add));
    assertEquals(IntStream.rangeClosed(1, 170).boxed().toList(), rows);
  }

  private static Samples noise(long seed) {
    byte[] values = new byte[161 * 170];
    new SplittableRandom(seed).nextBytes(values);
    return new Samples.UnsignedBytes(values);
  }
}
