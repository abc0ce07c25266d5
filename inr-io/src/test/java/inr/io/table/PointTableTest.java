package inr.io.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.Output;
import inr.io.SignalFormatException;
import inr.io.plan.RecordJson;
import inr.signal.Medium;
import inr.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointTableTest {
  @TempDir private Path folder = Path.of("");

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }

  private static double[] at(Signal signal, int point) {
    double[] at = new double[signal.coordinates().dimensions()];
    signal.coordinates().coordinates(point, at);
    return at;
  }

  /** x runs along the last axis from the left, y along the first from the top. */
  @Test
  void placesLieAsOnAMap() throws IOException {
    Signal signal =
        PointTable.read(file("lon,lat,t\n-10,40,1\n10,50,3\n0,45,2\n"), OptionalInt.empty());
    assertEquals(
        "table of 3 places (lon -10.0 to 10.0, lat 40.0 to 50.0) with t", signal.medium().text());
    assertArrayEquals(new double[] {1, -1}, at(signal, 0));
    assertArrayEquals(new double[] {-1, 1}, at(signal, 1));
    assertArrayEquals(new double[] {0, 0}, at(signal, 2), 1e-15);
    assertEquals(-1, signal.target(0, 0));
    assertEquals(1, signal.target(1, 0));
    Medium.Points medium = (Medium.Points) signal.medium();
    assertEquals(List.of("lat", "lon"), medium.axes());
    for (int i = 0; i < 3; i++) {
      double[] place = medium.place(at(signal, i));
      assertEquals(List.of(-10.0, 10.0, 0.0).get(i), place[0], 1e-12);
      assertEquals(List.of(40.0, 50.0, 45.0).get(i), place[1], 1e-12);
    }
  }

  @Test
  void columnsAreOneTwoOrThreeCoordinatesAndValues() throws IOException {
    Path file = file("1 2 3 4\n5 6 7 8\n");
    Signal three = PointTable.read(file, OptionalInt.empty());
    assertEquals(3, three.coordinates().dimensions());
    assertEquals(1, three.channels());
    Signal one = PointTable.read(file, OptionalInt.of(1));
    assertEquals(1, one.coordinates().dimensions());
    assertEquals(
        "table of 2 places (x 1.0 to 5.0) with value0, value1, value2", one.medium().text());
    assertEquals(2, one.samples().get(0));
    assertEquals(8, one.samples().get(5));
  }

  /** The places of a model stay what they were, whatever others lie at. */
  @Test
  void othersAreSeenAsTheModelSeesItsOwn() throws IOException {
    Signal own = PointTable.read(file("0,0\n10,1\n"), OptionalInt.empty());
    Signal other = PointTable.read(file("5,7\n20,0\n"), (Medium.Points) own.medium(), own.range());
    assertArrayEquals(new double[] {0}, at(other, 0));
    assertArrayEquals(new double[] {3}, at(other, 1));
    assertEquals(13, other.target(0, 0));
  }

  @Test
  void furtherColumnsAreThoseBehindTheNamesOfTheModel() throws IOException {
    Signal own = PointTable.read(file("t,a\n0,0\n10,1\n"), OptionalInt.empty());
    Medium.Points like = (Medium.Points) own.medium();
    Path more = file("t,a,b\n5,1,9\n");
    assertEquals(1, PointTable.read(more, like, own.range()).samples().get(0));
    Path others = file("t,b,a\n5,9,1\n");
    String refused =
        String.valueOf(
            assertThrows(
                    SignalFormatException.class, () -> PointTable.read(others, like, own.range()))
                .getMessage());
    assertTrue(refused.contains("has 3 columns but the model is of t, a"), refused);
  }

  @Test
  void namesFillALineOfATable() {
    for (String name : List.of("", "a\nb")) {
      assertThrows(IllegalArgumentException.class, () -> new Medium.Column(name, 0, 1));
      List<Medium.Column> places = List.of(new Medium.Column("x", 0, 1));
      assertThrows(
          IllegalArgumentException.class, () -> new Medium.Points(1, places, List.of(name)));
    }
  }

  @Test
  void whatNeverChangesHasARangeAllTheSame() throws IOException {
    Signal signal = PointTable.read(file("3,7\n3,7\n"), OptionalInt.empty());
    assertArrayEquals(new double[] {0}, at(signal, 0));
    assertEquals(0, signal.target(1, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "1/2, 0, 'has 1 column, 0 of them coordinates'",
    "1 2 3 4 5/6 7 8 9 1, 0, 'has 5 columns, 4 of them coordinates'",
    "1 2/3 4, 2, 'has 2 columns, 2 of them coordinates'",
    "1 2/3 1e39, 0, 'has the value 1.0E39'",
    "-1e308 2/1e308 3, 0, 'column x is from -1.0E308 to 1.0E308'"
  })
  void tablesWithoutPlacesOrValuesAreRefused(String text, int coordinates, String words)
      throws IOException {
    Path file = file(text.replace('/', '\n'));
    OptionalInt asked = coordinates == 0 ? OptionalInt.empty() : OptionalInt.of(coordinates);
    String refused =
        String.valueOf(
            assertThrows(SignalFormatException.class, () -> PointTable.read(file, asked))
                .getMessage());
    assertTrue(refused.contains(words), refused);
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Medium.Points medium =
        new Medium.Points(
            2,
            List.of(new Medium.Column("1st, x", 0, 1), new Medium.Column("y", 0, 2)),
            List.of("a", "b"));
    for (String name : List.of("out.csv", "out.tsv")) {
      Path file = folder.resolve(name);
      try (Output output = Output.claim(file, true)) {
        double[][] places = {{0.1, 2}, {1, 1e-9}};
        PointTableWriter.write(output, medium, n -> places[n], new float[] {1, 2, 3.5f, -4});
      }
      NumberTable back = NumberTable.read(file);
      assertEquals(List.of("1st  x", "y", "a", "b"), back.names());
      assertArrayEquals(new double[] {0.1, 2, 1, 2}, back.rows().get(0));
      assertArrayEquals(new double[] {1, 1e-9, 3.5, -4}, back.rows().get(1));
    }
  }

  @Test
  void modelFilesKnowTheMedium() throws IOException {
    Medium medium = PointTable.read(file("1 2 3\n4 5 6\n"), OptionalInt.empty()).medium();
    assertEquals(
        medium, RecordJson.fromTree(Medium.class, RecordJson.toTree(Medium.class, medium)));
  }
}
