package inr.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Support;
import inr.encoding.Encoding;
import inr.loss.Loss;
import inr.network.Layer;
import inr.optimizer.Optimizer;
import inr.plan.TrainingPlan;
import inr.sampling.Sampler;
import inr.selftest.Specimens;
import inr.selftest.Specimens.Specimen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is not named here is refused, and by its name: a new member, too, until somebody writes its
 * kernel. Which activations there are kernels for, {@link ActivationCodeTest} asks.
 */
class DevicePlanTest {
  private static final List<Class<?>> KNOWN =
      List.of(
          Encoding.OfWaves.class,
          Layer.Dense.class,
          Layer.LayerNorm.class,
          Loss.MeanSquaredError.class,
          Loss.MeanAbsoluteError.class,
          Optimizer.Adam.class,
          Optimizer.AdamW.class,
          Sampler.FullGrid.class,
          Sampler.RandomBatches.class);

  static Stream<Specimen> specimens() {
    return Specimens.plans().stream().filter(specimen -> !specimen.name().startsWith("activation"));
  }

  @ParameterizedTest
  @MethodSource("specimens")
  void whatNoKernelKnowsIsRefusedByItsName(Specimen specimen) {
    TrainingPlan plan = specimen.plan();
    List<Object> parts = new ArrayList<>(List.of(plan.network().encoding()));
    parts.addAll(plan.network().layers());
    parts.addAll(List.of(plan.loss(), plan.optimizer(), plan.sampler()));
    parts.removeIf(part -> KNOWN.stream().anyMatch(kind -> kind.isInstance(part)));
    Support support = DevicePlan.of(plan);
    assertEquals(parts.isEmpty(), support.supported(), support::reason);
    if (!parts.isEmpty()) {
      // Of several the first one in this order.
      assertTrue(
          support.reason().contains(" " + parts.get(0) + "; use backend cpu"), support::reason);
    }
  }
}
