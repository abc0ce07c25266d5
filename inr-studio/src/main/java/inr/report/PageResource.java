package inr.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of the pages: markup, style or script, as it lies beside these classes.
 *
 * @param text of it
 */
public record PageResource(String text) {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

  /**
   * The texts of some resources, one after the other.
   *
   * @param names beside {@code owner}
   */
  public static PageResource of(Class<?> owner, String... names) {
    StringBuilder all = new StringBuilder();
    for (String name : names) {
      try (InputStream in = owner.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException("this build lacks " + name + " of " + owner.getName());
        }
        all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException damaged) {
        throw new UncheckedIOException("the jar of the pages cannot be read", damaged);
      }
    }
    return new PageResource(all.toString());
  }

  /**
   * What a script needs that draws pictures, sounds and curves; a page adds what it does itself.
   */
  public static PageResource script(Class<?> owner, String ofPage) {
    String shared =
        of(
                PageResource.class,
                "dom.js",
                "viewer.js",
                "layers.js",
                "curve.js",
                "sound.js",
                "tiles.js",
                "gpu.js",
                "axes.js")
            .text;
    return new PageResource("\"use strict\";\n" + shared + of(owner, ofPage).text);
  }

  /** How pages look. */
  public static PageResource style() {
    return of(PageResource.class, "page.css");
  }

  /** The source by which a content security policy allows exactly this text inside a page. */
  public String contentHash() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /**
   * The text with its places such as <code>{{title}}</code> filled, once: what is put there is not
   * looked at again.
   *
   * @param values HTML by the names of the places
   */
  public String filled(Map<String, String> values) {
    Matcher places = PLACE.matcher(text);
    StringBuilder page = new StringBuilder();
    while (places.find()) {
      String value = values.get(places.group(1));
      if (value == null) {
        throw new IllegalArgumentException("page has no value for " + places.group());
      }
      places.appendReplacement(page, "");
      page.append(value);
    }
    return places.appendTail(page).toString();
  }
}
