package inr.cli;

/**
 * The module {@code jdk.incubator.vector}, which the fast kernels need, for a Java that was started
 * without it.
 *
 * <p>A jar cannot ask for a module that incubates. {@code --add-modules} on the command line can,
 * and then Java warns of it at every start, with no option against the warning. So the module is
 * loaded as Java loads {@code java.instrument} for an agent that comes late: by {@code
 * jdk.internal.module.Modules}, which the manifest of the jar exports to us ({@code Add-Exports}).
 * Classes on the class path can use it from then on. A Java that does not let us is left as it is,
 * and the scalar kernels run, with the same bits.
 */
final class VectorModule {
  static final String NAME = "jdk.incubator.vector";

  private VectorModule() {}

  /** Loads the module if that is possible and has not happened yet. */
  static void load() {
    if (present()) {
      return;
    }
    try {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, NAME);
    } catch (ReflectiveOperationException notHere) {
      // No such module, another Java, or classes that were not started from the jar.
    }
  }

  /** Whether classes on the class path can use the module. */
  static boolean present() {
    try {
      Class.forName(NAME + ".Vector", false, ClassLoader.getSystemClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }
}
