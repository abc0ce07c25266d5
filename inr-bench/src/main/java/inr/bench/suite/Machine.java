package inr.bench.suite;

import com.sun.management.OperatingSystemMXBean;
import inr.backend.Backends;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What figures were taken on. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  private Machine() {}

  /** Processor, cores, memory, system, and how busy it is now. */
  static Map<String, Object> machine() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("processor", processor());
    tree.put("cores", Runtime.getRuntime().availableProcessors());
    tree.put("memoryMiB", system.getTotalMemorySize() >> 20);
    tree.put("system", system.getName() + " " + system.getVersion() + ", " + system.getArch());
    // Negative where the system does not tell.
    tree.put("loadBefore", system.getSystemLoadAverage());
    return tree;
  }

  private static String processor() {
    if (Files.isReadable(PROCESSORS)) {
      try (Stream<String> lines = Files.lines(PROCESSORS)) {
        Optional<String> model = lines.filter(line -> line.startsWith(MODEL)).findFirst();
        if (model.isPresent()) {
          return model.get().substring(model.get().indexOf(':') + 1).strip();
        }
      } catch (IOException unreadable) {
        return "unknown, since " + unreadable.getMessage();
      }
    }
    return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")).orElse("unknown");
  }

  /** Version, vendor and options of the Java that runs. */
  static Map<String, Object> java() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("version", System.getProperty("java.version"));
    tree.put("vendor", System.getProperty("java.vendor"));
    tree.put("machine", System.getProperty("java.vm.name"));
    tree.put("options", List.copyOf(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    return tree;
  }

  /** The kernels of the fast engine here. */
  static String kernels() {
    return Backends.named("cpu").availability().explanation();
  }
}
