package inr.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.signal.Medium;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StripsTest {
  private static Strips of(int width, int height) {
    return Strips.of(new Medium.Picture(width, height, 3, 8));
  }

  private static List<List<Integer>> list(Strips strips) {
    List<List<Integer>> list = new ArrayList<>();
    strips.forEach((first, count) -> list.add(List.of(first, count)));
    return list;
  }

  @Test
  void usualPicturesAreOneStrip() {
    Strips strips = of(4096, 4096);
    assertTrue(strips.areAll());
    assertEquals(List.of(List.of(0, 4096)), list(strips));
    assertEquals(1 << 24, strips.points());
  }

  @Test
  void largePicturesAreSpreadEvenly() {
    Strips strips = of(16_384, 16_384);
    assertFalse(strips.areAll());
    List<List<Integer>> found = list(strips);
    assertEquals(16, found.size());
    for (int i = 0; i < 16; i++) {
      assertEquals(List.of(1024 * i + 512, 64), found.get(i));
    }
    assertEquals(1 << 24, strips.points());
    assertEquals("one of every 16 strips of 64 rows", strips.text());
  }

  @Test
  void theLastStripMayBeCut() {
    // 65 strips, the last one of one row: the odd ones are measured.
    assertEquals(32, list(of(4097, 64 * 64 + 1)).size());
    List<List<Integer>> odd = list(new Strips(10, 201, 64, 2));
    assertEquals(List.of(List.of(64, 64), List.of(192, 9)), odd);
    assertEquals(730, new Strips(10, 201, 64, 2).points());
  }

  @Test
  void flatPicturesKeepAStrip() {
    assertEquals(List.of(List.of(0, 40)), list(of(9_999_999, 40)));
    assertEquals(List.of(List.of(64, 64)), list(of(9_999_999, 130)));
  }

  @Test
  void theTallestPictureIsWalkedToItsEnd() {
    List<List<Integer>> found = list(of(1, Integer.MAX_VALUE));
    assertEquals((Integer.MAX_VALUE + 1L) / 64 / 128, found.size());
    assertTrue(of(1, Integer.MAX_VALUE).points() <= Strips.MOST_POINTS);
  }
}
