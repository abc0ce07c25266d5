package inr.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.encoding.Encoding;
import inr.loss.Loss;
import inr.metric.PictureMetrics;
import inr.metric.SoundMetrics;
import inr.network.Layer;
import inr.network.Networks;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.sampling.Sampler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever a plan or a report can hold has known bits; a new kind fails here until it has, too. */
class GoldenCoverageTest {
  @Test
  void everyKindOfEveryPartOfAPlanIsInAFitOfTheFastEngine() throws Exception {
    Set<String> missing = new TreeSet<>();
    addKinds(TrainingPlan.class, missing);
    Set<String> fitted = new TreeSet<>();
    for (GoldenFit fit : GoldenFits.SMALL) {
      if (fit.backend().equals("cpu")) {
        addKindsOf(fit.plan(), fitted);
      }
    }
    missing.removeAll(fitted);
    assertEquals(Set.of(), missing, "kinds without a golden fit");
  }

  @Test
  void thePartsOfAPlanAreFoundByTheirTypes() {
    Set<String> kinds = new TreeSet<>();
    addKinds(TrainingPlan.class, kinds);
    for (Class<?> part :
        List.of(
            Activation.class,
            Encoding.class,
            Layer.class,
            Loss.class,
            Optimizer.class,
            Schedule.class,
            Sampler.class)) {
      for (Class<?> member : part.getPermittedSubclasses()) {
        assertTrue(member.isSealed() || kinds.contains(member.getName()), member::getName);
      }
    }
    for (Activation.Damping damping : Activation.Damping.values()) {
      assertTrue(kinds.contains(name(damping)), damping::name);
    }
  }

  @Test
  void everyNetworkHasAFitThatBearsItsName() {
    Set<String> names = GoldenFits.SMALL.stream().map(GoldenFit::name).collect(Collectors.toSet());
    for (Method factory : Networks.class.getDeclaredMethods()) {
      if (Modifier.isPublic(factory.getModifiers())) {
        String dashed = factory.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        assertTrue(
            names.contains(dashed),
            () -> "no golden fit is named " + dashed + " after Networks." + factory.getName());
      }
    }
  }

  @Test
  void everyMetricOfAReportHasKnownBits() {
    Set<String> names =
        GoldenMetrics.ALL.stream().map(GoldenMetric::name).collect(Collectors.toSet());
    for (RecordComponent metric : PictureMetrics.class.getRecordComponents()) {
      assertTrue(names.contains("picture " + metric.getName()), metric::getName);
    }
    for (RecordComponent metric : SoundMetrics.class.getRecordComponents()) {
      assertTrue(names.contains("sound " + metric.getName()), metric::getName);
    }
  }

  /** Records and constants that a value of this type may hold, by their names. */
  private static void addKinds(Type type, Set<String> kinds) {
    if (type instanceof ParameterizedType list) {
      Arrays.stream(list.getActualTypeArguments()).forEach(element -> addKinds(element, kinds));
    } else if (type instanceof Class<?> kind && kind.isSealed()) {
      Arrays.stream(kind.getPermittedSubclasses()).forEach(member -> addKinds(member, kinds));
    } else if (type instanceof Class<?> kind && kind.isEnum()) {
      Arrays.stream(kind.getEnumConstants()).forEach(c -> kinds.add(name((Enum<?>) c)));
    } else if (type instanceof Class<?> kind && kind.isRecord() && kinds.add(kind.getName())) {
      for (RecordComponent component : kind.getRecordComponents()) {
        addKinds(component.getGenericType(), kinds);
      }
    }
  }

  /** Records and constants that this value holds, by their names. */
  private static void addKindsOf(Object value, Set<String> kinds)
      throws ReflectiveOperationException {
    if (value instanceof List<?> list) {
      for (Object element : list) {
        addKindsOf(element, kinds);
      }
    } else if (value instanceof Enum<?> constant) {
      kinds.add(name(constant));
    } else if (value.getClass().isRecord()) {
      kinds.add(value.getClass().getName());
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        addKindsOf(component.getAccessor().invoke(value), kinds);
      }
    }
  }

  private static String name(Enum<?> constant) {
    return constant.getDeclaringClass().getName() + "." + constant.name();
  }
}
