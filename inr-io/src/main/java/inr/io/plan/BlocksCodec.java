package inr.io.plan;

import inr.lapped.Blocks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Blocks: {@code {"count": n, "sizes": text, "overlaps": text}}, where the texts are Base64 of raw
 * deflated bytes. Byte p of the sizes is log₂ N of block p; byte p of the overlaps is 0 where
 * border p has none, and 1 + log₂ h elsewhere.
 */
final class BlocksCodec implements Codec {
  private static final String COUNT = "count";
  private static final String SIZES = "sizes";
  private static final String OVERLAPS = "overlaps";

  @Override
  public Object toTree(Object value, String where) {
    Blocks blocks = (Blocks) value;
    byte[] sizes = new byte[blocks.count()];
    byte[] overlaps = new byte[blocks.count() + 1];
    for (int p = 0; p < sizes.length; p++) {
      sizes[p] = (byte) Integer.numberOfTrailingZeros(blocks.size(p));
      overlaps[p + 1] = logarithm(blocks.overlap(p + 1));
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(COUNT, blocks.count());
    tree.put(SIZES, DeflatedText.of(sizes));
    tree.put(OVERLAPS, DeflatedText.of(overlaps));
    return tree;
  }

  private static byte logarithm(int overlap) {
    return overlap == 0 ? 0 : (byte) (1 + Integer.numberOfTrailingZeros(overlap));
  }

  @Override
  public Object fromTree(@Nullable Object tree, String where) {
    if (!(tree instanceof Map<?, ?> map)
        || map.size() != 3
        || !(map.get(COUNT) instanceof Integer count)
        || !(map.get(SIZES) instanceof String sizes)
        || !(map.get(OVERLAPS) instanceof String overlaps)) {
      throw Codec.found(tree, where, "an object of count, sizes and overlaps");
    }
    if (count < 1 || count == Integer.MAX_VALUE) {
      throw Codec.error(where, count + " blocks; at least 1 is needed");
    }
    byte[] sizeBytes = bytes(sizes, count, where);
    byte[] overlapBytes = bytes(overlaps, count + 1, where);
    int[] borders = new int[overlapBytes.length];
    for (int p = 0; p < borders.length; p++) {
      borders[p] = overlapBytes[p] == 0 ? 0 : power(overlapBytes[p] - 1, where);
    }
    int[] lengths = new int[count];
    for (int p = 0; p < count; p++) {
      lengths[p] = power(sizeBytes[p], where);
    }
    try {
      return Blocks.of(lengths, borders);
    } catch (IllegalArgumentException refused) {
      throw Codec.error(where, String.valueOf(refused.getMessage()), refused);
    }
  }

  private static byte[] bytes(String text, int count, String where) {
    try {
      byte[] bytes = DeflatedText.bytes(text, count);
      if (bytes.length == count) {
        return bytes;
      }
    } catch (DataFormatException damaged) {
      throw Codec.error(where, "sizes or overlaps are not Base64 of deflated bytes");
    }
    throw Codec.error(where, "sizes or overlaps are not " + count + " bytes");
  }

  private static int power(int exponent, String where) {
    if (exponent < 0 || exponent > 30) {
      throw Codec.error(where, "power of two " + exponent + "; 0 to 30 are accepted");
    }
    return 1 << exponent;
  }
}
