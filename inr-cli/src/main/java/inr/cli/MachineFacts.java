package inr.cli;

import inr.io.model.Program;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of the machine without trying anything. */
final class MachineFacts {
  private MachineFacts() {}

  /** Name ↦ fact, in the order in which they are told. */
  static Map<String, String> all() {
    Runtime runtime = Runtime.getRuntime();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("program", Program.text());
    facts.put(
        "java",
        System.getProperty("java.version")
            + ", "
            + System.getProperty("java.vm.name")
            + ", "
            + System.getProperty("java.vendor"));
    facts.put(
        "system",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + ", "
            + System.getProperty("os.arch"));
    facts.put("processors", String.valueOf(runtime.availableProcessors()));
    facts.put("memory", "Java may use " + (runtime.maxMemory() >> 20) + " MiB");
    facts.put(
        "vector module",
        VectorModule.present()
            ? "readable"
            : "not readable; start Java with --add-modules " + VectorModule.NAME + " for speed");
    return facts;
  }
}
