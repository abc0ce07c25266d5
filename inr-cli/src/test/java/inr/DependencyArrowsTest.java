package inr;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Dependencies between packages run one way. This module sees all others, so their arrows are
 * checked here.
 */
class DependencyArrowsTest {
  /**
   * Package ↦ packages that build on it. Nothing may depend on what builds on it, over however many
   * arrows.
   */
  private static final Map<String, List<String>> BUILT_ON_BY =
      Map.ofEntries(
          Map.entry("random", List.of("circuit", "operator", "sampling")),
          Map.entry("formula", List.of("activation", "circuit", "loss", "optimizer")),
          Map.entry("grid", List.of("lattice", "pieces", "signal")),
          Map.entry("lattice", List.of("circuit", "encoding", "lapped", "pyramid")),
          Map.entry("lapped", List.of("circuit", "encoding", "spectrum")),
          Map.entry("pieces", List.of("circuit")),
          Map.entry("circuit", List.of("encoding", "network", "loss", "optimizer")),
          Map.entry("activation", List.of("encoding")),
          Map.entry("encoding", List.of("network")),
          Map.entry("network", List.of("plan")),
          Map.entry("loss", List.of("plan", "structure")),
          Map.entry("optimizer", List.of("plan")),
          Map.entry("sampling", List.of("plan", "structure")),
          Map.entry("structure", List.of("backend")),
          Map.entry("plan", List.of("backend", "preset")),
          Map.entry("signal", List.of("backend", "pyramid", "spectrum", "solve", "structure")),
          Map.entry(
              "parallel", List.of("pyramid", "spectrum", "cpu", "leastsquares", "solve", "family")),
          Map.entry("leastsquares", List.of("stages", "codec", "solve")),
          Map.entry("operator", List.of("solve")),
          Map.entry("solve", List.of("experiment")),
          Map.entry("codec", List.of("io", "family", "cli")),
          Map.entry("pyramid", List.of("preset", "spectrum")),
          Map.entry("spectrum", List.of("preset")),
          Map.entry("preset", List.of("selftest")),
          Map.entry(
              "backend", List.of("reference", "cpu", "cuda", "training", "rendering", "selftest")),
          Map.entry("metric", List.of("training", "selftest", "solve", "structure")),
          Map.entry("reference", List.of("analysis", "selftest", "stages", "solve", "family")),
          Map.entry("analysis", List.of("cli")),
          Map.entry("stages", List.of("preset")),
          Map.entry("cpu", List.of("selftest", "codec", "family")),
          Map.entry("training", List.of("io")),
          Map.entry("rendering", List.of("io")),
          Map.entry("io", List.of("family", "field", "interchange")),
          Map.entry("field", List.of("contest", "report")),
          Map.entry("family", List.of("cli")),
          Map.entry("report", List.of("studio")),
          Map.entry("studio", List.of("cli")),
          Map.entry("interchange", List.of("report")),
          Map.entry("contest", List.of("experiment")),
          Map.entry("experiment", List.of("cli")),
          Map.entry("plot", List.of("contest")),
          Map.entry("cuda", List.of("cli")),
          Map.entry("selftest", List.of("cli")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("inr");

  @Test
  void classesOfTheCoreAreSeen() {
    assertTrue(
        CLASSES.contain("inr.signal.Signal"),
        "the other modules are not on the class path, so nothing is checked");
  }

  /** A new package enters the arrows, and what stands in them exists. */
  @Test
  void everyPackageHasArrows() {
    TreeSet<String> drawn = new TreeSet<>(BUILT_ON_BY.keySet());
    BUILT_ON_BY.values().forEach(drawn::addAll);
    TreeSet<String> there = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      String below = type.getPackageName().replaceFirst("^inr\\.?", "");
      if (!below.isEmpty()) {
        there.add(below.replaceFirst("\\..*", ""));
      }
    }
    assertEquals(there, drawn);
  }

  @TestFactory
  Stream<DynamicTest> nothingDependsOnWhatBuildsOnIt() {
    return BUILT_ON_BY.keySet().stream()
        .sorted()
        .map(name -> dynamicTest(name, () -> check(independent(name, builtOn(name)))));
  }

  @Test
  void topLevelPackagesFormNoCycle() {
    check(slices().matching("inr.(*)..").should().beFreeOfCycles());
  }

  @Test
  void trainingReachesEnginesThroughTheBackendOnly() {
    check(independent("training", List.of("reference", "cpu", "cuda")));
  }

  @Test
  void enginesDoNotKnowEachOther() {
    check(independent("reference", List.of("cpu", "cuda")));
    check(independent("cpu", List.of("reference", "cuda")));
    check(independent("cuda", List.of("reference", "cpu")));
  }

  @Test
  void filesAndCudaDoNotKnowEachOther() {
    check(independent("io", List.of("cuda")));
    check(independent("cuda", List.of("io")));
  }

  @Test
  void onlyKernelsTouchTheVectorApi() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "inr.cpu.kernel..", "inr.codec.kernel..", "inr.codec.train.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator.."));
  }

  /** It is defined by a class loader of its own, so others could not use it either. */
  @Test
  void onlyOnePackageKnowsJCudaAndNobodyKnowsThatPackage() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("inr.cuda.driver.jcuda..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jcuda..", "inr.cuda.driver.jcuda.."));
  }

  private static ArchRule independent(String name, Collection<String> others) {
    return noClasses()
        .that()
        .resideInAPackage("inr." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            others.stream().map(other -> "inr." + other + "..").toArray(String[]::new));
  }

  private static Collection<String> builtOn(String name) {
    TreeSet<String> above = new TreeSet<>();
    for (String next : BUILT_ON_BY.getOrDefault(name, List.of())) {
      above.add(next);
      above.addAll(builtOn(next));
    }
    return above;
  }

  /** Checks a rule that also holds while a package it names has no class yet. */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
