package inr.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.circuit.Operation;
import inr.circuit.Sketch;
import inr.circuit.Waves;
import inr.circuit.Wire;
import inr.encoding.Encoding;
import inr.loss.Loss;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.sampling.Sampler;
import inr.selftest.Specimens.Specimen;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The one list of members is complete, and says of each what is true. */
class SpecimensTest {
  @Test
  void everyKindOfEveryPartOfAPlanIsAmongTheSpecimens() throws Exception {
    Set<String> found = new TreeSet<>();
    for (Specimen specimen : Specimens.plans()) {
      found.addAll(Kinds.in(specimen.plan()));
    }
    Set<String> missing = new TreeSet<>(Kinds.of(TrainingPlan.class));
    missing.removeAll(found);
    // groups are told apart by enum constants of which a plan needs some only
    missing.removeIf(name -> name.startsWith(Optimizer.Members.class.getName() + "."));
    assertEquals(Set.of(), missing, "kinds without a specimen");
  }

  @Test
  void thePartsOfAPlanAreFoundByTheirTypes() {
    Set<String> kinds = Kinds.of(TrainingPlan.class);
    for (Class<?> part :
        List.of(
            Activation.class,
            Encoding.class,
            Layer.class,
            Distribution.class,
            Loss.class,
            Optimizer.class,
            Schedule.class,
            Sampler.class)) {
      assertTrue(
          Kinds.of(part).size() >= 2 && kinds.containsAll(Kinds.of(part)), part::getSimpleName);
    }
    for (Activation.Damping damping : Activation.Damping.values()) {
      assertTrue(kinds.contains(Activation.Damping.class.getName() + "." + damping.name()));
    }
  }

  /**
   * The contract runs all specimens on each engine, so an operation that one of them forgot would
   * be met there.
   */
  @Test
  void everyOperationIsWrittenByASpecimen() {
    Set<Class<?>> missing = new HashSet<>(List.of(Operation.class.getPermittedSubclasses()));
    for (Specimen specimen : Specimens.plans()) {
      specimen.plan().network().circuit().operations().forEach(o -> missing.remove(o.getClass()));
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void namesAreUnique() {
    Set<String> names = new HashSet<>();
    Specimens.plans().forEach(specimen -> assertTrue(names.add(specimen.name()), specimen::name));
  }

  static Stream<Layer> layers() {
    return Specimens.layers().stream();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aLayerHasAsManyOutputsAsItWrites(Layer layer) {
    NetworkSpec network = Specimens.network(layer);
    int[] widths = network.widths();
    int into = network.layers().indexOf(layer);
    Sketch sketch = new Sketch(widths[into]);
    Wire x = sketch.features(identity(widths[into]));
    assertEquals(widths[into + 1], Wire.columns(layer.write(sketch, List.of(x))));
  }

  private static Waves identity(int dimensions) {
    return new Encoding.Identity().waves(dimensions);
  }
}
