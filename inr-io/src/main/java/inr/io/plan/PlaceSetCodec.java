package inr.io.plan;

import inr.lattice.PlaceSet;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * A support: {@code {"vertices": n, "chosen": text}}, where the text is Base64 of the raw deflated
 * bits, vertex v being bit v mod 8 of byte v / 8; zero bytes at the end are left out.
 */
final class PlaceSetCodec implements Codec {
  private static final String VERTICES = "vertices";
  private static final String CHOSEN = "chosen";

  @Override
  public Object toTree(Object value, String where) {
    PlaceSet support = (PlaceSet) value;
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(VERTICES, support.vertices());
    tree.put(CHOSEN, DeflatedText.of(support.chosen().toByteArray()));
    return tree;
  }

  @Override
  public Object fromTree(@Nullable Object tree, String where) {
    if (!(tree instanceof Map<?, ?> map)
        || map.size() != 2
        || !(map.get(VERTICES) instanceof Integer vertices)
        || !(map.get(CHOSEN) instanceof String text)) {
      throw Codec.found(tree, where, "an object of vertices and chosen");
    }
    if (vertices < 1) {
      throw Codec.error(where, "support of " + vertices + " vertices; at least 1 is needed");
    }
    BitSet chosen = BitSet.valueOf(bits(text, vertices / 8 + 1, where));
    try {
      return PlaceSet.of(vertices, chosen);
    } catch (IllegalArgumentException refused) {
      throw Codec.error(where, String.valueOf(refused.getMessage()), refused);
    }
  }

  private static byte[] bits(String text, int most, String where) {
    try {
      return DeflatedText.bytes(text, most);
    } catch (DataFormatException damaged) {
      throw Codec.error(where, "chosen vertices are not Base64 of deflated bits");
    }
  }
}
