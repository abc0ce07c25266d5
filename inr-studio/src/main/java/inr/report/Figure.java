package inr.report;

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
