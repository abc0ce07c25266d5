package inr.io.plan;

import inr.lattice.Support;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A support: {@code {"vertices": n, "chosen": text}}, where the text is Base64 of the raw deflated
 * bits, vertex v being bit v mod 8 of byte v / 8; zero bytes at the end are left out.
 */
final class SupportCodec implements Codec {
  private static final String VERTICES = "vertices";
  private static final String CHOSEN = "chosen";

  @Override
  public Object toTree(Object value, String where) {
    Support support = (Support) value;
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(VERTICES, support.vertices());
    tree.put(CHOSEN, Base64.getEncoder().encodeToString(deflated(support.chosen().toByteArray())));
    return tree;
  }

  private static byte[] deflated(byte[] bits) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(bits);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 14];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
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
      return Support.of(vertices, chosen);
    } catch (IllegalArgumentException refused) {
      throw Codec.error(where, String.valueOf(refused.getMessage()), refused);
    }
  }

  private static byte[] bits(String text, int most, String where) {
    try {
      return inflated(Base64.getDecoder().decode(text), most);
    } catch (IllegalArgumentException | DataFormatException damaged) {
      throw Codec.error(where, "chosen vertices are not Base64 of deflated bits");
    }
  }

  /** Inflates at most so many bytes; more are not the bits of the vertices. */
  private static byte[] inflated(byte[] deflated, int most) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    try {
      // Raw deflate wants a byte after its end.
      byte[] input = Arrays.copyOf(deflated, deflated.length + 1);
      inflater.setInput(input);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 14];
      while (!inflater.finished()) {
        int count = inflater.inflate(buffer);
        if (count == 0 && !inflater.finished() || out.size() + count > most) {
          throw new DataFormatException();
        }
        out.write(buffer, 0, count);
      }
      return out.toByteArray();
    } finally {
      inflater.end();
    }
  }
}
