package inr.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.activation.Activation.Damping;
import inr.backend.Support;
import inr.selftest.Specimens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationCodeTest {
  /** What the kernels compute is what the core defines, or this file is to be printed again. */
  @Test
  void theKernelsHaveTheFormulasOfTheCore() throws IOException {
    Path file = Path.of("src/main/cuda/activations.cuh");
    String source = ActivationCode.source();
    if (Boolean.getBoolean("inr.rewrite")) {
      Files.writeString(file, source);
    }
    assertEquals(
        source,
        Files.readString(file),
        () -> file + " is not what ActivationCode prints; -Dinr.rewrite=true prints it anew");
  }

  @ParameterizedTest
  @MethodSource("inr.selftest.Specimens#activations")
  void everyActivationIsPrintedOrItsPlanRefused(Activation activation) {
    String name = activation.getClass().getSimpleName();
    boolean printed = ActivationCode.source().contains("// " + name + "[");
    Support support = DevicePlan.of(Specimens.network(activation));
    assertEquals(printed, support.supported());
    assertTrue(
        printed || support.reason().contains("no formula of activation " + activation),
        support::reason);
  }

  static Stream<Activation> specialNumbers() {
    return Stream.of(
        new Activation.Sine(1),
        new Activation.Sine(Math.PI / 2),
        new Activation.DampedSine(1, Damping.SQRT),
        new Activation.DampedSine(1, Damping.ARCTAN),
        new Activation.DampedSine(Math.PI / 2, Damping.LOG),
        new Activation.Finer(1, true),
        new Activation.Finer(1, false),
        new Activation.Gauss(Math.sqrt(0.5)),
        new Activation.GatedTanh(0.5),
        new Activation.GatedTanh(1));
  }

  /** Factors that are 1 vanish from a formula, and equal numbers look like one. */
  @ParameterizedTest
  @MethodSource("specialNumbers")
  void numbersThatChangeTheLookOfAFormulaDoNotHideIt(Activation activation) {
    ActivationCode code = ActivationCode.of(activation).orElseThrow();
    assertTrue(code.shape() > 0);
  }

  @Test
  void aFactorThatVanishedIsOne() {
    assertArrayEquals(
        new float[] {(float) (2 / Math.PI), 1},
        ActivationCode.of(new Activation.Sine(1)).orElseThrow().constants());
    assertArrayEquals(
        new float[] {(float) (2 / Math.PI * 30), 30},
        ActivationCode.of(new Activation.Sine(30)).orElseThrow().constants());
  }

  @Test
  void aNumberThatTakesTheFormulaAwayIsUnknown() {
    assertTrue(ActivationCode.of(new Activation.Gauss(1e200)).isEmpty());
  }

  @Test
  void samplesAreThere() {
    assertTrue(Specimens.activations().size() > 10);
  }
}
