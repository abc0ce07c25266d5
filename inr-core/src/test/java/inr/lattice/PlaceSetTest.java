package inr.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaceSetTest {
  @Test
  void ranksAndSuccessorsAreThoseOfTheBits() {
    Random random = new Random(3);
    for (int size : new int[] {1, 63, 64, 65, 200, 1000}) {
      BitSet bits = new BitSet();
      for (int v = 0; v < size; v++) {
        bits.set(v, random.nextInt(4) == 0);
      }
      bits.set(size - 1);
      PlaceSet support = PlaceSet.of(size, bits);
      assertEquals(bits.cardinality(), support.count());
      int rank = 0;
      for (int v = 0; v < size; v++) {
        assertEquals(rank, support.rank(v), "before " + v + " of " + size);
        assertEquals(bits.get(v), support.contains(v));
        assertEquals(bits.nextSetBit(v), support.next(v));
        rank += bits.get(v) ? 1 : 0;
      }
      assertEquals(-1, support.next(size));
      assertEquals(bits, support.chosen());
      assertEquals(PlaceSet.of(size, bits), support);
      assertNotEquals(PlaceSet.of(size + 1, bits), support);
    }
  }

  @Test
  void aSupportHasAVertexAndNoneBeyondItsEnd() {
    assertEquals(
        "support chooses no vertex; at least 1 is needed",
        assertThrows(IllegalArgumentException.class, () -> PlaceSet.of(5, new BitSet()))
            .getMessage());
    BitSet beyond = new BitSet();
    beyond.set(5);
    assertEquals(
        "support chooses vertex 5 of 5",
        assertThrows(IllegalArgumentException.class, () -> PlaceSet.of(5, beyond)).getMessage());
  }
}
