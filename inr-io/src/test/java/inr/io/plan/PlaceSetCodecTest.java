package inr.io.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.lattice.Entries;
import inr.lattice.PlaceSet;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceSetCodecTest {
  @Test
  void supportsOfAllSizesComeBack() {
    Random random = new Random(9);
    for (int size : new int[] {1, 7, 8, 9, 100, 100_000}) {
      BitSet bits = new BitSet();
      bits.set(random.nextInt(size));
      for (int v = 0; v < size; v += 1 + random.nextInt(9)) {
        bits.set(v);
      }
      Entries entries = new Entries.Chosen(PlaceSet.of(size, bits));
      String json = JsonText.write(RecordJson.toTree(Entries.class, entries));
      assertEquals(entries, RecordJson.fromTree(Entries.class, JsonText.read(json)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | '' | chosen vertices are not Base64 of deflated bits",
        "5 | '!' | chosen vertices are not Base64 of deflated bits",
        "5 | AAAA | chosen vertices are not Base64 of deflated bits",
        "0 | AAAA | support of 0 vertices; at least 1 is needed"
      })
  void damagedOnesAreRefused(int vertices, String text, String words) {
    assertRefused(vertices, text, words);
  }

  /** A thousand times as many bits as there are vertices take no memory. */
  @Test
  void moreBitsThanVerticesAreNotInflated() {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(new byte[1 << 20]);
    deflater.finish();
    byte[] bomb = new byte[1 << 12];
    int length = deflater.deflate(bomb);
    deflater.end();
    String text = Base64.getEncoder().encodeToString(Arrays.copyOf(bomb, length));
    assertRefused(64, text, "chosen vertices are not Base64 of deflated bits");
  }

  private static void assertRefused(int vertices, String text, String words) {
    Map<String, Object> support = Map.of("vertices", vertices, "chosen", text);
    Map<String, Object> tree = Map.of("kind", "chosen", "support", support);
    String message =
        assertThrows(IllegalArgumentException.class, () -> RecordJson.fromTree(Entries.class, tree))
            .getMessage();
    assertTrue(message.contains(words), message);
  }
}
