package inr.io.model;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** The program that writes models, as they name it. */
public final class Program {
  private Program() {}

  /** Name and version, such as {@code inr 0.1.0}. */
  public static String text() {
    // A manifest tells the version on the class path only; a module takes it from the jar's name.
    String version =
        Optional.ofNullable(Program.class.getPackage().getImplementationVersion())
            .or(
                () ->
                    Optional.ofNullable(Program.class.getModule().getDescriptor())
                        .flatMap(ModuleDescriptor::rawVersion))
            .orElse("(development)");
    return "inr " + version;
  }
}
