package inr.report;

import java.util.List;

/**
 * Something to look at that stands still, which a page shows without its script, too.
 *
 * @param title over it
 * @param caption below it, in words
 * @param element of HTML
 */
public record Figure(String title, String caption, String element) {
  /** A picture. */
  public static Figure of(String title, String caption, ShownPicture picture) {
    return new Figure(
        title,
        caption,
        "<img alt=\"" + Html.escape(title) + "\" src=\"" + picture.address() + "\">");
  }

  /**
   * A table.
   *
   * @param head names of its columns
   * @param rows texts of each, the first of which names the row
   */
  public static Figure table(
      String title, String caption, List<String> head, List<List<String>> rows) {
    StringBuilder table = new StringBuilder("<div class=\"wide\"><table><thead><tr>");
    head.forEach(
        name -> table.append("<th scope=\"col\">").append(Html.escape(name)).append("</th>"));
    table.append("</tr></thead><tbody>\n");
    for (List<String> row : rows) {
      table.append("<tr><th scope=\"row\">").append(Html.escape(row.get(0))).append("</th>");
      row.stream()
          .skip(1)
          .forEach(cell -> table.append("<td>").append(Html.escape(cell)).append("</td>"));
      table.append("</tr>\n");
    }
    return new Figure(title, caption, table.append("</tbody></table></div>").toString());
  }

  /** The part of a page that shows it. */
  String html() {
    String name = Html.escape(title);
    return "<section class=\"card still\" aria-label=\""
        + name
        + "\"><h2>"
        + name
        + "</h2><figure>"
        + element
        + "<figcaption>"
        + Html.escape(caption)
        + "</figcaption></figure></section>";
  }
}
