package inr.io.operator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.InputBudget;
import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matrices and sums over points, right and wrong ones. */
class OperatorFileTest {
  private static final String BANNER = "%%MatrixMarket matrix coordinate real general\n";

  @TempDir private Path folder = Path.of("");

  private MeasuredRows read(String text) throws IOException {
    return OperatorFile.read(
        Files.writeString(folder.resolve("a.mtx"), text), InputBudget.of().withSamples(1 << 20));
  }

  private void refused(String text, String part) {
    String message = assertThrows(SignalFormatException.class, () -> read(text)).getMessage();
    assertTrue(message.startsWith("a.mtx: ") && message.contains(part), message);
    assertEquals(1, message.lines().count(), message);
  }

  private static void checkRows(MeasuredRows rows) {
    assertEquals(4, rows.numbers());
    assertEquals(2, rows.rows());
    assertArrayEquals(new int[] {0, 2, 3}, rows.starts());
    assertArrayEquals(new int[] {0, 3, 1}, rows.columns());
    assertArrayEquals(new double[] {0.5, -1.5e-3, 2}, rows.weights());
  }

  /** Entries may come in any order, with comments and empty lines between them. */
  @Test
  void aMatrixMarketFileHasEntriesInAnyOrder() throws IOException {
    MeasuredRows rows =
        read(BANNER + "% by hand\n\n2 4 3\n2 2 2\n1 1 0.5\n% last\n 1  4\t-1.5e-3 \n\n% end\n");
    checkRows(rows);
    assertEquals(List.of(), rows.shape());
  }

  @Test
  void aSymmetricMatrixHasBothTriangles() throws IOException {
    MeasuredRows rows =
        read("%%MatrixMarket  matrix coordinate\tINTEGER symmetric\n2 2 3\n1 1 4\n2 1 -3\n2 2 5\n");
    assertArrayEquals(new int[] {0, 2, 4}, rows.starts());
    assertArrayEquals(new int[] {0, 1, 0, 1}, rows.columns());
    assertArrayEquals(new double[] {4, -3, -3, 5}, rows.weights());
  }

  @Test
  void compressedRowsOfJsonHaveAShape() throws IOException {
    MeasuredRows rows =
        read(
            " {\"shape\": [2, 2], \"starts\": [0, 2, 3], \"columns\": [0, 3, 1], \"weights\": [0.5, -1.5e-3, 2]}");
    checkRows(rows);
    assertEquals(List.of(2, 2), rows.shape());
    assertEquals(0, rows.values().length);
  }

  /** Equal points are one number, also where one of them has a negative zero. */
  @Test
  void sumsOverPointsTellTheirPoints() throws IOException {
    MeasuredRows rows =
        read(
            "{\"axes\": [\"x\", \"y\"], \"measurements\": ["
                + "{\"points\": [[0, 1], [2.5, 3]], \"weights\": [1, 2], \"value\": 7},"
                + "{\"points\": [[2.5, 3], [-0.0, 1], [4, 4]], \"weights\": [3, 4, 5], \"value\": -8}]}");
    assertEquals(3, rows.numbers());
    assertArrayEquals(new int[] {0, 2, 5}, rows.starts());
    assertArrayEquals(new int[] {0, 1, 1, 0, 2}, rows.columns());
    assertArrayEquals(new double[] {1, 2, 3, 4, 5}, rows.weights());
    assertArrayEquals(new double[] {7, -8}, rows.values());
    assertArrayEquals(new double[] {2.5, 3}, rows.places().get(1));
    assertEquals(List.of("x", "y"), rows.axes());
  }

  /** Those of another row are none of its business. */
  @Test
  void entriesOfOnePlaceAddUp() throws IOException {
    MeasuredRows rows = read(BANNER + "2 3 6\n2 1 1\n1 3 2\n2 3 4\n1 3 8\n2 1 16\n1 1 32\n");
    assertArrayEquals(new int[] {0, 2, 4}, rows.starts());
    assertArrayEquals(new int[] {2, 0, 0, 2}, rows.columns());
    assertArrayEquals(new double[] {10, 32, 17, 4}, rows.weights());
  }

  /** Numbers whose halves of 32 bits differ by the same bits have equal hashes. */
  @Test
  void pointsOfEqualHashesAreToldApart() throws IOException {
    int count = 10_000;
    StringBuilder sums = new StringBuilder("{\"axes\": [\"x\"], \"measurements\": [");
    for (int i = 0; i < count; i++) {
      long half = 0x3FF00000L + i;
      double place = Double.longBitsToDouble(half << 32 | half ^ 0x12345678L);
      assertEquals(0x12345678, Double.hashCode(place));
      sums.append(i == 0 ? "" : ",")
          .append("{\"points\": [[")
          .append(place)
          .append("]], \"weights\": [1]}");
    }
    assertEquals(count, read(sums.append("]}").toString()).numbers());
  }

  /** Claims are held against the length of the file before there is room for them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 4 2000000000\\n1 1 1 | claims 2000000000 entries, more than it can hold",
        "9000000000000000000 4 1\\n1 1 1 | an entry for each row",
        "1 2000000000 1\\n1 1 1 | has 2000000000 samples; at most 1048576 are read",
        "1 99999999999999999999 1 | where a whole number is needed",
        "-1 4 1\\n1 1 1 | has -1 rows",
        "1 4 2\\n1 1 1 | ends before entry 2 of 2; it is damaged or cut off",
        "1 4 1\\n1 5 1 | in row 1 and column 5, counted from 1; finite numbers in 1 rows and 4",
        "1 4 1\\n0 1 1 | in row 0 and column 1",
        "1 4 1\\n1 1 NaN | entry 1 is NaN in row 1",
        "1 4 1\\n1 1 1e999 | entry 1 is Infinity",
        "1 4 1\\n1 1 x | has x where a number is needed",
        "1 4 1\\n1 1 | has a line of 1 1; 3 numbers are needed",
        "1 4 2\\n1 1 1e308\\n1 1 1e308 | entries of row 1 and column 1 add up to Infinity",
        "1 4 1\\n1 1 1\\n1 2 1 | goes on after its 1 entries",
        "2 4 2\\n1 1 1\\n1 2 1 | row 2 has no entry, so it measures nothing"
      })
  void wrongMatricesAreRefusedInOneLine(String lines, String part) {
    refused(BANNER + lines.replace("\\n", "\n") + "\n", part);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[0,1] ; [0] ; [1,2] | 1 columns and 2 weights",
        "[0,2] ; [0,9] ; [1,2] | column 10, counted from 1; finite numbers in 1 rows and 4",
        "[0,2] ; [0,-1] ; [1,2] | column 0, counted from 1",
        "[0,3,2] ; [0,1] ; [1,2] | has the start 2 of row 3 after 3",
        "[1,2] ; [0,1] ; [1,2] | has the start 1 of row 1 after 0",
        "[0,3] ; [0,1] ; [1,2] | has the start 3 of row 2",
        "[0,0,2] ; [0,1] ; [1,2] | row 1 has no entry",
        "[0,2147483647,2] ; [0,1] ; [1,2] | has the start 2 of row 3 after 2147483647",
        "[] ; [0] ; [1] | has -1 rows",
        "[0,1] ; [0.5] ; [1] | has 0.5 where a whole number is needed",
        "[0,1] ; [0] ; [1e999] | where a finite number is needed",
        "[0,1] ; [0] ; [\"1\"] | has a text where a finite number is needed",
        "[0,1] ; 7 ; [1] | has 7 where a list is needed"
      })
  void wrongCompressedRowsAreRefusedInOneLine(String arrays, String part) {
    String[] each = arrays.split(" ; ", -1);
    refused(
        "{\"shape\":[2,2],\"starts\":%s,\"columns\":%s,\"weights\":%s}"
            .formatted(each[0], each[1], each[2]),
        part);
  }

  @Test
  void whatIsNoOperatorIsRefusedInOneLine() {
    refused("%%MatrixMarket matrix array real general\n2 2\n1\n1\n1\n1\n", "array real general");
    refused("1,2,3\n", "begins with 1,2,3; %%MatrixMarket matrix coordinate real general");
    refused("%%MatrixMarket matrix coordinate real symmetric\n2 3 1\n1 1 1\n", "is symmetric with");
    refused("{\"shape\": [2", "JSON is not readable");
    refused("{\"shapes\": []}", "has the fields [shapes]");
    refused(
        "{\"shape\":[65536,65536,65536],\"starts\":[0,1],\"columns\":[0],\"weights\":[1]}",
        "samples; at most 1048576 are read");
    refused("{\"shape\":[2,0],\"starts\":[0,1],\"columns\":[0],\"weights\":[1]}", "0 columns");
    refused("{\"axes\":[],\"measurements\":[]}", "has 0 axes");
    refused("{\"axes\":[\"x\"],\"measurements\":[]}", "has 0 rows");
    refused(sum("[[0, 1]]", "[1]", ",\"value\":1"), "has the point [0.0, 1.0]; numbers along [x]");
    refused(sum("[[0]]", "[1, 2]", ""), "of 1 points with 2 weights");
    refused(sum("[]", "[]", ""), "has 1 rows, 0 columns");
    refused(sum("[[0]]", "[1]", ",\"weight\":1"), "has the fields");
    refused(sum("[[0]]", "[1]", ",\"value\":1e39"), "the value 1.0E39 of measurement 1; numbers");
  }

  private static String sum(String points, String weights, String more) {
    return "{\"axes\":[\"x\"],\"measurements\":[{\"points\":%s,\"weights\":%s%s}]}"
        .formatted(points, weights, more);
  }

  @Test
  void halfOfTheValuesAreNotEnough() {
    refused(
        "{\"axes\":[\"x\"],\"measurements\":[{\"points\":[[0]],\"weights\":[1],\"value\":2},"
            + "{\"points\":[[1]],\"weights\":[1]}]}",
        "has 1 values of 2 measurements");
  }
}
