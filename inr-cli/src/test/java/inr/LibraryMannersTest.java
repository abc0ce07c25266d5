package inr;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.junit.jupiter.api.Test;

/** Libraries never print, exit or set system properties; only the command may. */
class LibraryMannersTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
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

  private static GivenClassesConjunction libraryClasses() {
    return noClasses().that().resideOutsideOfPackages("inr.cli..", "inr.samples..", "inr.bench..");
  }
}
