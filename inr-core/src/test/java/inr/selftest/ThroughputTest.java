package inr.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Backend;
import inr.backend.Backends;
import inr.selftest.Throughput.Speed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ThroughputTest {
  @Test
  void everyWorkIsMeasuredAtEveryWidth() {
    List<Speed> speeds = new ArrayList<>();
    new Throughput(2, 1e-3, 48, 32, () -> {}).run(List.of(Backends.named("cpu")), speeds::add);
    assertEquals(
        List.of(
            "training on all points 64",
            "training on 4096 random points 64",
            "rendering 64",
            "training on all points 128",
            "training on 4096 random points 128",
            "rendering 128",
            "training on all points 256",
            "training on 4096 random points 256",
            "rendering 256"),
        speeds.stream().map(speed -> speed.work() + " " + speed.hiddenWidth()).toList());
    for (Speed speed : speeds) {
      assertEquals("cpu", speed.backend());
      assertTrue(speed.median() > 0, speed::toString);
    }
  }

  @Test
  void theCallerEndsAMeasurementBetweenTwoRuns() {
    int[] runs = {0};
    List<Speed> speeds = new ArrayList<>();
    CancellationException enough = new CancellationException("enough");
    // Runs so long that the first measurement would take half a minute.
    Throughput throughput =
        new Throughput(
            2,
            8,
            48,
            32,
            () -> {
              if (++runs[0] > 3) {
                throw enough;
              }
            });
    List<Backend> backends = List.of(Backends.named("cpu"));
    assertSame(
        enough,
        assertThrows(CancellationException.class, () -> throughput.run(backends, speeds::add)));
    assertEquals(4, runs[0]);
    assertEquals(List.of(), speeds);
  }

  @Test
  void theMedianIsTheSpeedInTheMiddle() {
    assertEquals(2, new Speed("rendering", 64, "cpu", List.of(1.0, 2.0, 7.0)).median());
    assertEquals(2, new Speed("rendering", 64, "cpu", List.of(2.0, 3.0)).median());
  }
}
