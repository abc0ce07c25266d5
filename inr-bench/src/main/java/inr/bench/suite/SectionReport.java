package inr.bench.suite;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one section found: printed as it comes, and kept for JSON. */
final class SectionReport implements Findings {
  private final Section section;
  private final PrintWriter out;
  private final Table table;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<String> skipped = Optional.empty();

  SectionReport(Section section, PrintWriter out) {
    this.section = section;
    this.out = out;
    this.table = new Table(out);
    out.println();
    out.println(section.name() + ": " + section.title());
    out.println();
  }

  @Override
  public void row(Row row) {
    rows.add(row);
    table.print(row);
  }

  @Override
  public void note(String text) {
    notes.add(text);
    out.println();
    out.println(text);
  }

  @Override
  public void skip(String reason) {
    skipped = Optional.of(reason);
    out.println("skipped: " + reason);
  }

  /** The tree of JSON. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", section.name());
    tree.put("title", section.title());
    skipped.ifPresent(reason -> tree.put("skipped", reason));
    tree.put("notes", notes);
    tree.put("rows", rows.stream().map(RowJson::tree).toList());
    return tree;
  }
}
