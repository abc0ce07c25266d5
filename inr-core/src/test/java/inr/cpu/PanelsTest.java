package inr.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.cpu.kernel.Aligned;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PanelsTest {
  static IntStream columns() {
    return IntStream.rangeClosed(1, 200);
  }

  @ParameterizedTest
  @MethodSource("columns")
  void panelsOf64And32And16CoverTheColumnsWithLessThan16OfPadding(int columns) {
    Panels panels = new Panels(columns);
    assertEquals(columns, panels.columns());
    assertEquals((columns + 15) / 16 * 16, panels.padded());
    int next = 0;
    int real = 0;
    for (int p = 0; p < panels.count(); p++) {
      assertEquals(next, panels.start(p));
      assertTrue(List.of(64, 32, 16).contains(panels.width(p)));
      assertTrue(p == 0 || panels.width(p) <= panels.width(p - 1), "narrower panels come last");
      assertTrue(panels.real(p) > 0, "a panel of padding alone");
      next += panels.width(p);
      real += panels.real(p);
    }
    assertEquals(panels.padded(), next);
    assertEquals(columns, real);
  }

  @ParameterizedTest
  @MethodSource("columns")
  void everyElementHasAPlaceOfItsOwnInsideTheBuffer(int columns) {
    Panels panels = new Panels(columns);
    int rows = 5;
    BitSet taken = new BitSet();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int place = panels.index(rows, row, column);
        assertTrue(place >= Aligned.LEAD && place < Aligned.floats(rows * panels.padded()).length);
        assertFalse(taken.get(place));
        taken.set(place);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("columns")
  void aPanelHoldsItsColumnsRowByRow(int columns) {
    Panels panels = new Panels(columns);
    int rows = 7;
    for (int column = 0; column < columns; column++) {
      int p = panels.panelOf(column);
      int inside = column - panels.start(p);
      assertTrue(inside >= 0 && inside < panels.real(p));
      assertEquals(Aligned.LEAD + rows * panels.start(p), panels.offset(rows, p));
      for (int row = 0; row < rows; row++) {
        assertEquals(
            panels.offset(rows, p) + row * panels.width(p) + inside,
            panels.index(rows, row, column));
      }
    }
  }
}
