package inr.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LossTest {
  @Test
  void derivativesAgreeWithDifferences() {
    for (Loss loss : List.of(new Loss.MeanSquaredError(), new Loss.MeanAbsoluteError())) {
      for (double error : new double[] {-2, -0.3, 0.01, 1.5}) {
        // both are polynomials of degree 2 at most on either side of 0, for which the difference is
        // exact
        double difference = (loss.value(error + 1e-3) - loss.value(error - 1e-3)) / 2e-3;
        assertEquals(difference, loss.derivative(error), 1e-12);
      }
    }
  }

  @Test
  void aPerfectPredictionHasNoLossAndNoSlope() {
    for (Loss loss : List.of(new Loss.MeanSquaredError(), new Loss.MeanAbsoluteError())) {
      assertEquals(0, loss.value(0));
      assertEquals(0, loss.derivative(0));
    }
  }
}
