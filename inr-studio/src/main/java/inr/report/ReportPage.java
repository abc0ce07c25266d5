package inr.report;

import inr.io.Output;
import inr.io.plan.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A page that holds all it shows: it asks for nothing, its policy allows nothing but its own script
 * and style, and whatever text it is given stays text.
 *
 * @param title what it is of
 * @param summary the numbers that matter most, in one line
 * @param compared what is looked at, if there is anything but charts and figures
 * @param notes on it, one line each, beside those of what is compared
 * @param curve of the training, empty if there was none
 * @param charts of other numbers
 * @param figures to look at besides
 * @param facts settings and numbers by their names, in order
 * @param origin lines that tell how to get the same again, empty if nothing does
 * @param data what a program that reads the page finds in it, beside the curve
 */
public record ReportPage(
    String title,
    String summary,
    Optional<Compared> compared,
    List<String> notes,
    FitCurve curve,
    List<Chart> charts,
    List<Figure> figures,
    Map<String, String> facts,
    List<String> origin,
    Map<String, ?> data) {
  /** A page of what is compared alone, with its spectrum. */
  public ReportPage(
      String title,
      String summary,
      Compared compared,
      List<String> notes,
      FitCurve curve,
      Map<String, String> facts,
      List<String> origin,
      Map<String, ?> data) {
    this(
        title,
        summary,
        Optional.of(compared),
        notes,
        curve,
        compared.spectrum().stream().toList(),
        List.of(),
        facts,
        origin,
        data);
  }

  /** Writes the page where a place has been claimed for it. */
  public void write(Output output) throws IOException {
    byte[] page = html().getBytes(StandardCharsets.UTF_8);
    output.write(file -> file.write(page));
  }

  /** The page. */
  public String html() {
    PageResource style = PageResource.style();
    PageResource script = PageResource.script(ReportPage.class, "report.js");
    Map<String, String> values = new TreeMap<>();
    values.put("style-hash", style.contentHash());
    values.put("script-hash", script.contentHash());
    values.put("style", style.text());
    values.put("script", script.text());
    values.put("title", Html.escape(title));
    values.put("summary", Html.escape(summary));
    values.put("notes", list());
    values.put("media", compared.map(seen -> String.join("\n", seen.media())).orElse(""));
    values.put("figures", figures.stream().map(Figure::html).collect(Collectors.joining("\n")));
    values.put("command", command());
    values.put("facts", table(facts));
    values.put("data", Html.json(JsonText.write(tree())));
    return PageResource.of(ReportPage.class, "report.html").filled(values);
  }

  private Map<String, Object> tree() {
    Map<String, Object> tree = new TreeMap<>();
    compared.ifPresent(
        seen -> {
          tree.putAll(seen.tree());
          tree.put("names", seen.names());
        });
    tree.put("description", title + ". " + summary);
    tree.put("curve", Map.of("points", curve.tree()));
    tree.put("charts", charts.stream().map(Chart::tree).toList());
    tree.put("result", data);
    return tree;
  }

  private String list() {
    List<String> all = new ArrayList<>(notes);
    compared.ifPresent(seen -> all.addAll(seen.notes()));
    return all.isEmpty()
        ? ""
        : all.stream()
            .map(note -> "<li>" + Html.escape(note) + "</li>")
            .collect(Collectors.joining("", "<ul class=\"notes\">", "</ul>"));
  }

  private String command() {
    return origin.isEmpty()
        ? ""
        : "<section class=\"card\" aria-label=\"Origin\"><h2>The same again</h2><pre>"
            + Html.escape(String.join("\n", origin))
            + "</pre></section>";
  }

  /** Rows of a table of two columns. */
  public static String table(Map<String, String> facts) {
    return facts.entrySet().stream()
        .map(
            fact ->
                "<tr><th scope=\"row\">"
                    + Html.escape(fact.getKey())
                    + "</th><td>"
                    + Html.escape(fact.getValue())
                    + "</td></tr>")
        .collect(Collectors.joining("\n"));
  }
}
