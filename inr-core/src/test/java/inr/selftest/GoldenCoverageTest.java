package inr.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.metric.PictureMetrics;
import inr.metric.SoundMetrics;
import inr.optimizer.Optimizer;
import inr.plan.TrainingPlan;
import inr.preset.Preset;
import inr.preset.Presets;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever a plan or a report can hold has known bits; a new kind fails here until it has, too. */
class GoldenCoverageTest {
  @Test
  void everyKindOfEveryPartOfAPlanIsInAFitOfTheFastEngine() throws Exception {
    Set<String> missing = new TreeSet<>(Kinds.of(TrainingPlan.class));
    missing.removeIf(name -> name.startsWith(Optimizer.Members.class.getName() + "."));
    Set<String> fitted = new TreeSet<>();
    for (GoldenFit fit : GoldenFits.SMALL) {
      if (fit.backend().equals("cpu")) {
        fitted.addAll(Kinds.in(fit.plan()));
      }
    }
    missing.removeAll(fitted);
    assertEquals(Set.of(), missing, "kinds without a golden fit");
  }

  @Test
  void everyPresetHasAFitThatBearsItsName() {
    Set<String> names =
        SelfTest.smallFits().stream().map(GoldenCheck::name).collect(Collectors.toSet());
    for (Preset preset : Presets.ALL) {
      String bare = preset.name().replaceAll("-(pe|rff)$", "");
      assertTrue(names.contains(bare), () -> "no golden fit is named " + bare);
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
}
