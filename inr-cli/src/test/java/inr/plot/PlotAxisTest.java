package inr.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlotAxisTest {
  @Test
  void marksAreRoundNumbersWithin() {
    assertEquals(List.of(0.0, 50.0, 100.0, 150.0, 200.0), new PlotAxis(-3, 210, false).marks());
    assertEquals(List.of(0.2, 0.5, 1.0, 2.0, 5.0, 10.0), new PlotAxis(0.11, 19, true).marks());
    assertEquals(0.5, new PlotAxis(0.1, 10, true).share(1), 1e-12);
    assertEquals(0.25, new PlotAxis(10, 50, false).share(20), 1e-12);
  }

  /** Three marks for each of many powers of ten would run into each other. */
  @Test
  void aLongAxisHasPowersOfTenOnly() {
    List<Double> marks = new PlotAxis(1e-6, 2, true).marks();
    assertEquals(7, marks.size());
    assertEquals(1e-3, marks.get(3), 1e-15);
  }
}
