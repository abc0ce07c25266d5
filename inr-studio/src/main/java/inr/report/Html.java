package inr.report;

/** Text as HTML: whatever a file is called, a page shows it and does nothing else with it. */
public final class Html {
  private Html() {}

  /** A text for an element or for an attribute in quotes. */
  public static String escape(String text) {
    StringBuilder html = new StringBuilder(text.length());
    text.chars()
        .forEach(
            letter -> {
              switch (letter) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append((char) letter);
              }
            });
    return html.toString();
  }

  /**
   * JSON for a block of data in a page, which only the end of its element or the start of a comment
   * could leave.
   *
   * @param json a text as {@link inr.io.plan.JsonText} writes it
   */
  public static String json(String json) {
    return json.replace("<", "\\u003c");
  }
}
