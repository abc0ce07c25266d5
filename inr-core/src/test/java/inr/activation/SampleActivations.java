package inr.activation;

import inr.activation.Activation.DampedSine;
import inr.activation.Activation.Damping;
import java.util.List;

/** At least one of every kind of activation, for tests that hold for all. */
public final class SampleActivations {
  /** A new kind enters here; {@link ActivationGradientTest} fails until it does. */
  public static final List<Activation> ALL =
      List.of(
          new Activation.Identity(),
          new Activation.Sine(30),
          new Activation.Sine(1),
          new DampedSine(30, Damping.SQRT),
          new DampedSine(30, Damping.ARCTAN),
          new DampedSine(30, Damping.LOG),
          new Activation.Finer(10, true),
          new Activation.Finer(10, false),
          new Activation.Gauss(0.1),
          new Activation.Gauss(1),
          new Activation.Relu(),
          new Activation.Gelu(),
          new Activation.Silu(),
          new Activation.Tanh(),
          new Activation.GatedTanh(30));

  private SampleActivations() {}

  /** Whether the derivative is meant to differ from that of the value. */
  public static boolean isDetached(Activation activation) {
    return activation instanceof Activation.Finer finer && finer.detached();
  }
}
