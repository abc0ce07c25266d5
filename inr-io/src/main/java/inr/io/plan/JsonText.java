package inr.io.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** JSON text ⇄ trees of maps, lists, text, numbers and truth values. */
public final class JsonText {
  // Double.toString differs between JDK 17 and 19; this writer gives the shortest digits on both,
  // so equal trees give equal text.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).build())
          .build();

  private static final JSON TREES =
      JSON.builder(FACTORY).enable(JSON.Feature.WRITE_NULL_PROPERTIES).build();

  private JsonText() {}

  /** The text of a tree, on one line, with the fields in the order of the maps. */
  public static String write(Object tree) {
    try {
      return TREES.asString(tree);
    } catch (IOException e) {
      throw new UncheckedIOException("a tree in memory cannot be written", e);
    }
  }

  /**
   * The tree of a text: one JSON value, nested at most 32 deep, with no field twice.
   *
   * @throws IllegalArgumentException if the text is not that
   */
  public static @Nullable Object read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      Object tree = TREES.anyFrom(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException(
            "JSON goes on after its end with " + parser.currentToken());
      }
      return tree;
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null ? "" : " at character " + e.getLocation().getCharOffset();
      throw new IllegalArgumentException(
          "JSON is not readable"
              + place
              + ": "
              + e.getOriginalMessage().lines().findFirst().orElse(""),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
  }
}
