package inr.bench.suite;

import inr.io.plan.JsonText;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one run of the suite found, and on what. */
final class SuiteReport {
  private final Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final List<String> arguments;
  private final Map<String, Object> machine = Machine.machine();
  private final List<SectionReport> sections = new ArrayList<>();

  /** A run with the arguments of its command line. */
  SuiteReport(List<String> arguments) {
    this.arguments = List.copyOf(arguments);
  }

  /** Machine, Java and kernels in one line. */
  String head() {
    return String.join(
        ", ",
        String.valueOf(machine.get("processor")),
        machine.get("cores") + " cores",
        "JDK " + System.getProperty("java.version"),
        Machine.kernels(),
        date.toString());
  }

  /** Where a section hands in its rows from now on. */
  Findings begin(Section section, PrintWriter out) {
    SectionReport report = new SectionReport(section, out);
    sections.add(report);
    return report;
  }

  /** Everything, on one line. */
  String json() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("date", date.toString());
    tree.put("arguments", arguments);
    tree.put("machine", machine);
    tree.put("java", Machine.java());
    tree.put("kernels", Machine.kernels());
    tree.put("sections", sections.stream().map(SectionReport::tree).toList());
    return JsonText.write(tree);
  }

  /**
   * The rows of a section in such a text.
   *
   * @throws IllegalArgumentException if the text is something else
   */
  static List<Row> rows(String json, String section) {
    for (Object each : RowJson.list(RowJson.map(JsonText.read(json)).get("sections"))) {
      if (section.equals(RowJson.map(each).get("name"))) {
        return RowJson.list(RowJson.map(each).get("rows")).stream().map(RowJson::row).toList();
      }
    }
    throw new IllegalArgumentException("suite has no section " + section);
  }
}
