package inr.codec.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.shape.Layout;
import inr.codec.shape.Preset;
import inr.codec.shape.Shape;
import inr.codec.shape.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InitialParametersTest {
  /**
   * A first step takes biases down by the learning rate. A unit that no latents from −1 to 1 bring
   * above that is off for every pixel, learns nothing and never comes back.
   */
  @ParameterizedTest
  @EnumSource(Preset.class)
  void noFirstStepPutsAHiddenUnitOff(Preset preset) {
    Layout layout = new Shape(preset, 3, 0, 6).layout();
    Tensor weights = layout.tensor("synthesis.1.weight");
    double step = Annealing.warmUp(1e-3).rate();
    for (long seed = 0; seed < 20; seed++) {
      float[] parameters = InitialParameters.of(layout, seed);
      for (int unit = 0; unit < weights.rows(); unit++) {
        double most = 0;
        for (int i = 0; i < weights.columns(); i++) {
          most += Math.abs(parameters[weights.offset() + unit * weights.columns() + i]);
        }
        assertTrue(most > step, "unit " + unit + " of seed " + seed + " reaches " + most);
      }
    }
  }
}
