package inr.io.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTableTest {
  @TempDir private Path folder = Path.of("");

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }

  @Test
  void rowsHaveTheirNumbersWhateverStandsBetweenThem() throws IOException {
    List<double[]> rows =
        NumberTable.read(file("lon,lat\n# note\n\n1,2\n 3\t4.5 \n-1e-3; +.5 ; 7\n"), 2).rows();
    assertEquals(3, rows.size());
    assertArrayEquals(new double[] {1, 2}, rows.get(0));
    assertArrayEquals(new double[] {3, 4.5}, rows.get(1));
    assertArrayEquals(new double[] {-1e-3, 0.5}, rows.get(2));
  }

  @Test
  void theFirstLineMayNameTheColumns() throws IOException {
    assertEquals(
        List.of("sea level", "t [s]"),
        NumberTable.read(file("\uFEFF# made by hand\nsea level,\"t [s]\"\n1,2\n")).names());
    assertEquals(List.of("a", "b"), NumberTable.read(file("a b\n1 2\n")).names());
    assertEquals(List.of(), NumberTable.read(file("\uFEFF1 2\n")).names());
  }

  @Test
  void aTableIsAsWideAsItsFirstRow() throws IOException {
    Path file = file("1,2,3\n4,5\n");
    IOException refused = assertThrows(SignalFormatException.class, () -> NumberTable.read(file));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("line 2 has 2 numbers; 3 are needed"),
        refused.getMessage());
    Path longer = file("1,2\n4,5,6\n");
    assertThrows(SignalFormatException.class, () -> NumberTable.read(longer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2/3 | line 2 has 1 numbers; 2 are needed",
        "1 2/3 x | line 2 has x where a finite number is needed",
        "1 2/NaN 4 | line 2 has NaN",
        "1 1e999 | line 1 has 1e999",
        "NaN 3/1 2 | line 1 has NaN",
        "\"1.5\" 3/1 2 | line 1 has",
        "x y | has no rows"
      })
  void lyingFilesAreRefusedWithTheirLine(String text, String words) throws IOException {
    Path file = file(text.replace('/', '\n'));
    IOException refused =
        assertThrows(SignalFormatException.class, () -> NumberTable.read(file, 2));
    assertTrue(String.valueOf(refused.getMessage()).contains(words), refused.getMessage());
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = folder.resolve("noise.csv");
    Files.write(file, new byte[] {'1', ' ', (byte) 0xFF, (byte) 0xFE, '\n'});
    assertThrows(SignalFormatException.class, () -> NumberTable.read(file, 2));
  }
}
