package inr.family;

import inr.circuit.Distribution;
import inr.circuit.ParameterLayout;
import inr.circuit.Role;
import inr.circuit.Sketch;
import inr.circuit.Wire;
import inr.network.NetworkSpec;
import java.util.List;
import java.util.OptionalInt;

/**
 * Members differ in shifts; a latent is found by steps down the signal's error.
 *
 * @param modulated networks whose members are the signals
 * @param inner how latents are found
 */
public record ModulatedFamily(ModulatedSiren modulated, InnerLoop inner) implements FamilyForm {
  static final String RATES = "inner.log-rate";

  @Override
  public NetworkSpec network() {
    return modulated.network();
  }

  @Override
  public int latent() {
    return modulated.latent();
  }

  /** Those of the network of φ = 0, A, and log α of each number of the latent. */
  @Override
  public ParameterLayout layout() {
    Sketch sketch = new Sketch(network().inputs());
    return sketch.finish(write(sketch)).layout();
  }

  /** Writes the parameters down. */
  List<Wire> write(Sketch sketch) {
    List<Wire> predictions = modulated.write(sketch);
    Distribution rate = new Distribution.Constant(StrictMath.log(inner.rate()));
    sketch.tensor(RATES, latent(), 1, Role.COLUMN, rate);
    return predictions;
  }

  @Override
  public OptionalInt innerSteps() {
    return OptionalInt.of(inner.steps());
  }

  @Override
  public ModulatedFamily firstOrder() {
    return new ModulatedFamily(modulated, inner.firstOrder());
  }
}
