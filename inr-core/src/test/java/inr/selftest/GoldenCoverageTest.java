package inr.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.metric.PictureMetrics;
import inr.metric.SoundMetrics;
import inr.optimizer.Optimizer;
import inr.plan.TrainingPlan;
import inr.preset.Preset;
import inr.preset.Presets;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
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

  /** A loss or sampler whose fit ends with the bits of another was never put to work there. */
  @Test
  void noLossAndNoSamplerHasTheBitsOfAnother() throws IOException {
    try (InputStream in = GoldenFits.class.getResourceAsStream("equal-bits.txt")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String part : List.of("loss", "sampler")) {
        List<String> sums =
            all.lines()
                .map(line -> line.split(" ", 3))
                .filter(words -> words.length == 3 && words[1].equals(part))
                .map(words -> words[0])
                .toList();
        assertTrue(sums.size() > 5, part);
        assertEquals(sums.size(), Set.copyOf(sums).size(), part);
      }
    }
  }
}
