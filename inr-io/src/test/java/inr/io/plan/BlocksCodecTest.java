package inr.io.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.lapped.Blocks;
import inr.lapped.LappedAxis;
import inr.lattice.LatticeAxis;
import inr.lattice.PlaceSet;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocksCodecTest {
  @Test
  void blocksComeBackAndTakeLittleRoom() {
    int count = 5000;
    int[] sizes = new int[count];
    int[] overlaps = new int[count + 1];
    for (int p = 0; p < count; p++) {
      sizes[p] = p % 7 == 0 ? 1 << 14 : 32;
      overlaps[p] = p == 0 || p % 3 == 0 ? 0 : 16;
    }
    Blocks blocks = Blocks.of(sizes, overlaps);
    LappedAxis axis = new LappedAxis(0, LatticeAxis.ofCells(1000, 1), blocks);
    BitSet some = new BitSet();
    some.set(5);
    Encoding encoding =
        new Encoding.LocalCosines(
            axis, List.of(PlaceSet.of(blocks.length(), some)), new Distribution.Constant(0));
    String json = JsonText.write(RecordJson.toTree(Encoding.class, encoding));
    assertEquals(encoding, RecordJson.fromTree(Encoding.class, JsonText.read(json)));
    assertTrue(json.length() < 20_000, () -> json.length() + " characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // YwIA is one byte 2, raw deflated.
        "0 | YwIA | YwAA | 0 blocks; at least 1 is needed",
        "2 | YwIA | YwAA | sizes or overlaps are not 2 bytes",
        "1 | '!' | YwAA | sizes or overlaps are not Base64 of deflated bytes",
        "1 | AAAA | YwAA | sizes or overlaps are not Base64 of deflated bytes"
      })
  void damagedOnesAreRefused(int count, String sizes, String overlaps, String words) {
    assertRefused(count, sizes, overlaps, words);
  }

  @Test
  void sizesAndOverlapsThatCannotBeAreRefused() {
    String none = DeflatedText.of(new byte[2]);
    assertRefused(
        1, DeflatedText.of(new byte[] {31}), none, "power of two 31; 0 to 30 are accepted");
    assertRefused(
        1,
        DeflatedText.of(new byte[] {4}),
        DeflatedText.of(new byte[] {0, 1}),
        "border 1 has overlap 1; 0 or a power of two is needed, and 0 at both ends");
    assertRefused(
        2,
        DeflatedText.of(new byte[] {30, 30}),
        DeflatedText.of(new byte[3]),
        "blocks are longer than 2147483647 samples together");
  }

  private static void assertRefused(int count, String sizes, String overlaps, String words) {
    Map<String, Object> blocks = Map.of("count", count, "sizes", sizes, "overlaps", overlaps);
    Map<String, Object> samples = Map.of("vertices", 1, "scale", 1.0, "offset", 0.0);
    Map<String, Object> tree = Map.of("axis", 0, "samples", samples, "blocks", blocks);
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> RecordJson.fromTree(LappedAxis.class, tree))
            .getMessage();
    assertTrue(message.contains(words), message);
  }
}
