package inr.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.training.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitCurveTest {
  private static Progress at(long step) {
    return new Progress(step, 100_000, 1.0 / step, 20, 1e-3, 1e6, 1, 1);
  }

  @Test
  void pointsAreSixteenForEachDoublingAndTheLastIsThere() {
    FitCurve.Recorder recorder = new FitCurve.Recorder();
    for (long step = 1; step <= 100_001; step++) {
      recorder.looked(at(step));
    }
    List<FitCurve.Point> points = recorder.curve().points();
    assertTrue(points.size() > 150 && points.size() < 240, points.size() + " points");
    assertEquals(1, points.get(0).step());
    assertEquals(100_001, points.get(points.size() - 1).step());
  }

  @Test
  void whatWasRolledBackIsGone() {
    FitCurve.Recorder recorder = new FitCurve.Recorder();
    List.of(10L, 20L, 30L, 31L).forEach(step -> recorder.looked(at(step)));
    recorder.rolledBack(31, 20, 1e-4);
    recorder.looked(at(25));
    assertEquals(
        List.of(10L, 20L, 25L),
        recorder.curve().points().stream().map(FitCurve.Point::step).toList());
  }
}
