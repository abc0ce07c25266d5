package inr.io.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.InputBudget;
import inr.io.Output;
import inr.io.SignalFormatException;
import inr.io.image.FloatRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays of NumPy: what is written, and what is read as a picture. */
class ArrayTest {
  @TempDir private Path folder = Path.of("");

  private Path written(List<Integer> shape, float[] numbers) throws IOException {
    Path file = folder.resolve("a.npy");
    try (Output output = Output.claim(file, true)) {
      ArrayWriter.write(output, shape, FloatRows.of(numbers, numbers.length / shape.get(0)));
    }
    return file;
  }

  private Path made(String fields, byte... data) throws IOException {
    byte[] text = (fields + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes =
        ByteBuffer.allocate(12 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) 2).put((byte) 0).putInt(text.length).put(text).put(data);
    return Files.write(folder.resolve("b.npy"), bytes.array());
  }

  private static NumberArray read(Path file) throws IOException {
    return ArrayReader.read(file, InputBudget.of());
  }

  private static String refusal(Path file) {
    return assertThrows(SignalFormatException.class, () -> read(file)).getMessage();
  }

  /** The first 128 bytes as {@code numpy.save} of NumPy 1.24 writes them. */
  @Test
  void theHeaderIsNumPys() throws IOException {
    byte[] bytes = Files.readAllBytes(written(List.of(2, 3, 1), new float[6]));
    String header = new String(bytes, 10, 118, StandardCharsets.US_ASCII);
    assertEquals("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3, 1), }", header.strip());
    assertTrue(header.endsWith(" \n"), header);
    assertArrayEquals(
        new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0}, Arrays.copyOf(bytes, 10));
    assertEquals(128 + 24, bytes.length);
  }

  @Test
  void picturesComeBackToTheBit() throws IOException {
    float[] numbers = {-0f, 1e-40f, 3, -4, Float.MAX_VALUE, 0.1f, 7, 8, 9, 10, 11, 12};
    NumberArray rgb = read(written(List.of(2, 2, 3), numbers));
    assertEquals(List.of(2, 2, 3), List.of(rgb.axes().get(0), rgb.axes().get(1), rgb.channels()));
    assertArrayEquals(numbers, rgb.numbers());
    NumberArray grey = read(written(List.of(3, 4), numbers));
    assertEquals(
        List.of(3, 4, 1), List.of(grey.axes().get(0), grey.axes().get(1), grey.channels()));
    assertArrayEquals(numbers, grey.numbers());
  }

  @ParameterizedTest
  @CsvSource({
    "<f2, 013c, 1.0009765625",
    ">f4, bf800000, -1",
    "<f8, 000000000000f83f, 1.5",
    "|u1, ff, 255",
    ">u2, ffff, 65535",
    "<i2, feff, -2",
    ">i4, fffffffd, -3"
  })
  void typesOfNumbersAreRead(String type, String bytes, float expected) throws IOException {
    Path file =
        made(
            "{'shape': (1, 1), 'fortran_order': False, 'descr': '" + type + "'}",
            HexFormat.of().parseHex(bytes));
    assertArrayEquals(new float[] {expected}, read(file).numbers());
  }

  @Test
  void whatIsNoPictureIsRefused() throws IOException {
    String f4 = "'descr': '<f4', 'fortran_order': False, ";
    assertEquals(
        "b.npy: array has the shape (5,); rows and columns, or depth, rows and columns, and 1 to 4 channels after them if there are several, are needed",
        refusal(made("{" + f4 + "'shape': (5,), }", new byte[20])));
    assertTrue(
        refusal(made("{" + f4 + "'shape': (1, 1, 1, 5), }", new byte[20])).contains("channels"));
    assertTrue(
        refusal(made("{" + f4 + "'shape': (99999, 99999), }", new byte[4])).startsWith("b.npy: "));
    assertTrue(refusal(made("{" + f4 + "'shape': (0, 4), }")).startsWith("b.npy: "));
    assertEquals(
        "b.npy: header of the array has no descr that is understood here",
        refusal(made("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1, 1), }")));
    assertEquals(
        "b.npy: array is of the type O; f2, f4, f8, u1, u2, u4, i1, i2 and i4 are read",
        refusal(made("{'descr': '|O', 'fortran_order': False, 'shape': (1, 1), }", new byte[8])));
    assertTrue(
        refusal(made("{'descr': '<f4', 'fortran_order': True, 'shape': (1, 1), }", new byte[4]))
            .contains("ascontiguousarray"));
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 9, 10, 60, 127, 128, 151})
  void everyCutIsRefused(int length) throws IOException {
    byte[] whole = Files.readAllBytes(written(List.of(2, 3, 1), new float[6]));
    String message = refusal(Files.write(folder.resolve("a.npy"), Arrays.copyOf(whole, length)));
    assertTrue(message.startsWith("a.npy: ") && message.lines().count() == 1, message);
  }

  /** What lies on no grid is read as a list, in double precision; as a picture it is refused. */
  @Test
  void arraysOfAnyNumberOfAxesAreLists() throws IOException {
    byte[] data = new byte[16];
    ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).putDouble(1.0 / 3).putDouble(-7);
    Path list = made("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", data);
    assertArrayEquals(
        new double[] {1.0 / 3, -7}, ArrayReader.numbers(list, InputBudget.of()).numbers());
    assertTrue(refusal(list).contains("array has the shape (2,)"), refusal(list));
    Path rows = written(List.of(2, 3), new float[] {1, 2, 3, 4, 5, 6});
    assertArrayEquals(
        new double[] {1, 2, 3, 4, 5, 6}, ArrayReader.numbers(rows, InputBudget.of()).numbers());
    assertEquals(List.of(2, 3), ArrayReader.numbers(rows, InputBudget.of()).sides());
    Files.writeString(folder.resolve("c.json"), "{\"shape\": [2], \"type\": \"f8\"}");
    Path raw = Files.write(folder.resolve("c.raw"), data);
    assertArrayEquals(
        new double[] {1.0 / 3, -7}, ArrayReader.numbers(raw, InputBudget.of()).numbers());
    Path lying = made("{'descr': '<f8', 'fortran_order': False, 'shape': (999999999,), }", data);
    assertTrue(
        assertThrows(
                SignalFormatException.class, () -> ArrayReader.numbers(lying, InputBudget.of()))
            .getMessage()
            .contains("more than the file can hold"));
  }
}
