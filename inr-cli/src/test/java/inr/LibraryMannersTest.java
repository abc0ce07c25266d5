package inr;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * Libraries never print, exit or set system properties; only the command may. Nothing computes with
 * functions whose bits another machine or Java may not give.
 */
class LibraryMannersTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("inr");

  @Test
  void librariesDoNotPrint() {
    libraryClasses().should(GeneralCodingRules.ACCESS_STANDARD_STREAMS).check(CLASSES);
  }

  @Test
  void librariesDoNotExit() {
    libraryClasses().should().callMethod(System.class, "exit", int.class).check(CLASSES);
  }

  @Test
  void librariesDoNotSetSystemProperties() {
    libraryClasses()
        .should()
        .callMethod(System.class, "setProperty", String.class, String.class)
        .check(CLASSES);
  }

  @Test
  void elementaryFunctionsAreThoseOfStrictMath() {
    noClasses()
        .that()
        .resideOutsideOfPackages("inr.samples..", "inr.bench..")
        .should()
        .accessTargetWhere(
            target(owner(type(Math.class)))
                .and(
                    target(
                        nameMatching(
                            "a?(sin|cos|tan)|atan2|(sin|cos|tan)h|exp(m1)?|log(10|1p)?|pow|cbrt|hypot"))))
        .because("Math may round another way on another machine or Java; StrictMath may not")
        .check(CLASSES);
  }

  @Test
  void sumsHaveAnOrder() {
    noClasses()
        .should()
        .accessTargetWhere(
            target(owner(type(DoubleStream.class)))
                .and(target(nameMatching("sum|average|summaryStatistics"))))
        .because("streams leave the order of their sums open; a loop does not")
        .check(CLASSES);
  }

  private static GivenClassesConjunction libraryClasses() {
    return noClasses().that().resideOutsideOfPackages("inr.cli..", "inr.samples..", "inr.bench..");
  }
}
