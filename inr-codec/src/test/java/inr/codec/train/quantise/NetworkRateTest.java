package inr.codec.train.quantise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.codec.parameter.ParameterCode;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Layout;
import inr.codec.shape.Preset;
import inr.codec.shape.Shape;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The slopes of the rate against the code that the networks are written with. */
class NetworkRateTest {
  private final Layout layout = new Shape(Preset.HOP, 3, 0, 6).layout();
  private final double[] directions = directions();

  /** Of a Laplace distribution. */
  private double[] directions() {
    Random random = new Random(11);
    double[] result = new double[layout.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.signum(random.nextDouble() - 0.5) * -Math.log(1 - random.nextDouble()) / 5;
    }
    return result;
  }

  private float[] at(double size) {
    float[] parameters = layout.defaults().clone();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += (float) (size * directions[i]);
    }
    return parameters;
  }

  /**
   * Twice as far from its defaults, each parameter takes one bit more: by the code and by slopes.
   */
  @Test
  void slopesAreThoseOfTheBitsInTheFile() {
    double bits =
        ParameterCode.bits(QuantisedParameters.finest(layout, at(1.05)))
            - ParameterCode.bits(QuantisedParameters.finest(layout, at(0.95)));
    double[] gradient = new double[layout.size()];
    new NetworkRate(layout).addGradient(at(1), 1, gradient);
    double slope = 0;
    for (int i = 0; i < gradient.length; i++) {
      slope += gradient[i] * directions[i];
    }
    assertEquals(layout.size() / Math.log(2), slope, 0.08 * slope);
    assertEquals(bits / 0.1, slope, 0.08 * slope);
  }

  @Test
  void networksAsTheyBeginHaveNoSlope() {
    double[] gradient = new double[layout.size()];
    new NetworkRate(layout).addGradient(layout.defaults(), 1, gradient);
    for (double slope : gradient) {
      assertEquals(0, slope);
    }
  }
}
