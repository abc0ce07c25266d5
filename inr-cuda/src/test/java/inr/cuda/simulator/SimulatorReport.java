package inr.cuda.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the simulator saw since its last reset.
 *
 * @param counts numbers by name, for example {@code launches}, {@code barriers}, {@code
 *     bytes-to-host}
 * @param launches launches by kernel
 * @param live bytes of each allocation that is not freed, in the order of addresses
 * @param violations what a device would not have forgiven, with kernel, block and thread; at most
 *     1000 of them
 */
public record SimulatorReport(
    Map<String, Long> counts,
    Map<String, Long> launches,
    List<Long> live,
    List<String> violations) {

  static SimulatorReport parse(List<String> lines) {
    Map<String, Long> counts = new HashMap<>();
    Map<String, Long> launches = new TreeMap<>();
    List<Long> live = new ArrayList<>();
    List<String> violations = new ArrayList<>();
    for (String line : lines) {
      String[] words = line.split(" ", 3);
      switch (words[0]) {
        case "kernel" -> launches.put(words[1], Long.parseLong(words[2]));
        case "live" -> live.add(Long.parseLong(words[2]));
        case "violation" -> violations.add(line.substring("violation ".length()));
        default -> counts.put(words[0], Long.parseLong(words[1]));
      }
    }
    return new SimulatorReport(
        Map.copyOf(counts), launches, List.copyOf(live), List.copyOf(violations));
  }

  /** A number of the report; see the README of the simulator for their names. */
  public long count(String name) {
    Long count = counts.get(name);
    if (count == null) {
      throw new IllegalArgumentException("no count '" + name + "'; there are " + counts.keySet());
    }
    return count;
  }

  /** All violations, also those whose texts were too many to keep. */
  public long violationCount() {
    return count("violations");
  }
}
