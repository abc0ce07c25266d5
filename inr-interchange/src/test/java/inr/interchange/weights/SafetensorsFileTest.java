package inr.interchange.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.Output;
import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsFileTest {
  @TempDir private Path folder = Path.of("");

  private Path file(String header, byte... data) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text).put(data);
    return Files.write(folder.resolve("a.safetensors"), bytes.array());
  }

  private static void refused(Path file, String part) {
    String message =
        assertThrows(SignalFormatException.class, () -> SafetensorsFile.read(file)).getMessage();
    assertTrue(message.contains(part), message);
    assertEquals(1, message.lines().count(), message);
  }

  private static String entry(String name, String dtype, String shape, String offsets) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}"
        .formatted(name, dtype, shape, offsets);
  }

  /** The bytes that the format's page tells of, written by hand. */
  @Test
  void bytesAreThoseOfTheFormat() throws IOException {
    Path file = folder.resolve("b.safetensors");
    Safetensors content =
        new Safetensors(
            Map.of("format", "pt"),
            List.of(
                new NamedTensor("w", List.of(2, 1), new float[] {1, -2}),
                new NamedTensor("b", List.of(), new float[] {0.5f})));
    try (Output output = Output.claim(file, false)) {
      SafetensorsFile.write(output, content);
    }
    String header =
        "{\"__metadata__\":{\"format\":\"pt\"},"
            + entry("w", "F32", "[2,1]", "[0,8]")
            + ","
            + entry("b", "F32", "[]", "[8,12]")
            + "}";
    header += " ".repeat((8 - header.length() % 8) % 8);
    byte[] data = {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0xc0, 0, 0, 0, 0x3f};
    assertArrayEquals(Files.readAllBytes(file(header, data)), Files.readAllBytes(file));
    Safetensors back = SafetensorsFile.read(file);
    assertEquals(content.metadata(), back.metadata());
    assertEquals(List.of(2, 1), back.tensors().get(0).shape());
    assertArrayEquals(new float[] {1, -2}, back.tensors().get(0).values());
    assertArrayEquals(new float[] {0.5f}, back.tensors().get(1).values());
  }

  @ParameterizedTest
  @CsvSource({
    "F16, 2, 0x3c01",
    "BF16, 2, 0x3f80",
    "F32, 4, 0x3f800001",
    "F64, 8, 0x3ff8000000000000"
  })
  void typesOfFloatingPointAreRead(String type, int bytes, String bits) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    data.putLong(Long.decode(bits));
    byte[] number = Arrays.copyOf(data.array(), bytes);
    Path file = file("{" + entry("a", type, "[1]", "[0," + bytes + "]") + "}", number);
    float expected =
        switch (type) {
          case "F16" -> 1 + 0x1p-10f;
          case "BF16" -> 1;
          case "F32" -> 1 + 0x1p-23f;
          default -> 1.5f;
        };
    assertEquals(expected, SafetensorsFile.read(file).tensors().get(0).values()[0]);
  }

  @Test
  void lyingHeadersAreRefusedBeforeMemoryIsTaken() throws IOException {
    byte[] four = new byte[4];
    refused(
        file("{" + entry("a", "F32", "[2]", "[0,4]") + "}", four), "8 bytes, but the data_offsets");
    refused(file("{" + entry("a", "F32", "[1]", "[0,4]") + "}", new byte[5]), "header tells of 4");
    refused(
        file("{" + entry("a", "F32", "[500000000]", "[0,2000000000]") + "}", four),
        "has 4 bytes of data");
    refused(
        file("{" + entry("a", "F32", "[65536,65536]", "[0,0]") + "}", four),
        "more than can be read");
    refused(
        file("{" + entry("a", "F32", "[9223372036854775807,4]", "[0,4]") + "}", four),
        "more than can be read");
    refused(file("{" + entry("a", "F32", "[1]", "[4,8]") + "}", new byte[8]), "0 is due");
    refused(
        file(
            "{" + entry("a", "F32", "[1]", "[0,4]") + "," + entry("b", "F32", "[1]", "[0,4]") + "}",
            four),
        "b begins at byte 0 of the data; 4 is due");
    refused(file("{" + entry("a", "F32", "[1]", "[-4,0]") + "}", four), "numbers from 0 on");
    refused(
        file("{" + entry("a", "I64", "[1]", "[0,8]") + "}", new byte[8]),
        "a is of I64; [F64, F32, F16, BF16] can be read");
    refused(file("{\"a\":{\"dtype\":\"F32\"}}"), "dtype, shape and data_offsets are needed");
    refused(
        file(
            "{" + entry("a", "F32", "[1]", "[0,4]") + "}",
            (byte) 0,
            (byte) 0,
            (byte) 0xc0,
            (byte) 0x7f),
        "is not finite");
    refused(
        file(
            "{"
                + entry("a", "F32", "[0]", "[0,0]")
                + ","
                + entry("a", "F32", "[0]", "[0,0]")
                + "}"),
        "JSON is not readable");
    refused(
        file("{" + entry("a\\nb", "F32", "[0]", "[0,0]") + "}"), "control characters in its name");
    refused(file("[1]"), "header is not an object");
    refused(file("{\"__metadata__\":{\"a\":1}}"), "has 1 where a text is needed");
  }

  /** The first eight bytes of other files mean long headers. */
  @ParameterizedTest
  @ValueSource(strings = {"\u0089PNG\r\n\u001a\n...", "{\"layers\": 3}", "abc"})
  void otherFilesAreNoSafetensors(String start) throws IOException {
    Path file = Files.writeString(folder.resolve("x"), start, StandardCharsets.ISO_8859_1);
    refused(file, "safetensors file");
  }

  @Test
  void everyCutOffFileIsRefused() throws IOException {
    byte[] whole =
        Files.readAllBytes(file("{" + entry("a", "F32", "[2]", "[0,8]") + "}", new byte[8]));
    for (int length = 0; length < whole.length; length++) {
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
      refused(cut, "cut");
    }
  }

  @Test
  void picklesAreRefusedWithTheWayOut() throws IOException {
    byte[] archive = {'P', 'K', 3, 4, 0, 0};
    byte[] bare = {(byte) 0x80, 2, '}', 'q', 0};
    for (byte[] pickle : List.of(archive, bare)) {
      Path file = Files.write(folder.resolve("net.pth"), pickle);
      refused(file, "net.pth: is a pickle");
      refused(file, "torch.load('net.pth'");
      refused(file, "save_file");
    }
  }
}
