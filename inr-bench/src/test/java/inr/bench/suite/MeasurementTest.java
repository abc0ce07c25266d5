package inr.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MeasurementTest {
  @Test
  void medianOfAnOddNumberIsTheSampleInTheMiddle() {
    Measurement value = new Measurement("step", "s", List.of(5.0, 1.0, 3.0));
    assertEquals(3, value.median());
    assertEquals(1, value.min());
    assertEquals(5, value.max());
    assertEquals(3, value.rounds());
  }

  @Test
  void medianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    assertEquals(2.5, new Measurement("step", "s", List.of(4.0, 1.0, 3.0, 2.0)).median());
  }

  @Test
  void nothingMeasuredIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Measurement("step", "s", List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new Measurement("step", "s", List.of(Double.NaN)));
  }

  @Test
  void textHasThreeDigitsThatCount() {
    Measurement value = new Measurement("step", "s", List.of(0.01234, 1.234, 1234.0));
    assertEquals("1.23 (0.0123 to 1234)", Table.text(value));
    assertEquals("12.3", Table.text(new Measurement("step", "s", List.of(12.34))));
  }
}
