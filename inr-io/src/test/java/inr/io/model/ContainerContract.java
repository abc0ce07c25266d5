package inr.io.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.SignalFormatException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for both kinds of file: nothing damaged, lying or foreign is read. */
abstract class ContainerContract {
  @TempDir Path folder;
  private Path file;
  private byte[] good;

  /** Writes the same content on each call. */
  abstract void write(Path target) throws IOException;

  abstract Object read(Path source) throws IOException;

  /** What is asked for, in messages. */
  abstract String words();

  /** Bytes of parameters in the file of {@link #write}. */
  abstract int payloadBytes();

  @BeforeEach
  void writeGoodFile() throws IOException {
    file = folder.resolve("file.inr");
    write(file);
    takeGoodFile();
  }

  /** Takes what lies in the file as the good one. */
  final void takeGoodFile() throws IOException {
    good = Files.readAllBytes(file);
  }

  @Test
  void equalContentGivesEqualBytesAndNothingElseIsLeft() throws IOException {
    Path again = folder.resolve("again.inr");
    write(again);
    assertArrayEquals(good, Files.readAllBytes(again));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(again, file), files.sorted().toList());
    }
  }

  @Test
  void everyDamagedByteIsNoticed() throws IOException {
    try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
      for (int position = 0; position < good.length; position++) {
        for (int flip : new int[] {1 << position % 8, 0xff}) {
          damaged.seek(position);
          damaged.write(good[position] ^ flip);
          assertThrows(SignalFormatException.class, () -> read(file));
        }
        damaged.seek(position);
        damaged.write(good[position]);
      }
    }
    assertNotNull(read(file));
  }

  /** What a payload of so many bytes is refused with. */
  abstract String otherSize(int bytes);

  /** What a network of so many parameters is refused with where there are 13. */
  abstract String tooFew(int parameters, int width);

  /** The versions that are read, in words. */
  abstract String versions();

  @Test
  void everyShorterFileIsNoticed() throws IOException {
    try (RandomAccessFile shorter = new RandomAccessFile(file.toFile(), "rw")) {
      for (int length = good.length - 1; length >= 0; length--) {
        shorter.setLength(length);
        assertThrows(SignalFormatException.class, () -> read(file));
      }
    }
  }

  @Test
  void bytesBehindTheEndAreNoticed() throws IOException {
    refused(Arrays.copyOf(good, good.length + 1));
    // Even when a valid checksum is put behind them.
    assertEquals(
        "file.inr: " + otherSize(payloadBytes() + 5),
        refused(signed(Arrays.copyOf(good, good.length + 5))));
    assertEquals(
        "file.inr: " + otherSize(payloadBytes() - 1),
        refused(signed(Arrays.copyOf(good, good.length - 1))));
  }

  @Test
  void aDamagedFileSaysSo() throws IOException {
    byte[] damaged = good.clone();
    damaged[good.length - 1] ^= 1;
    String message = refused(damaged);
    assertTrue(
        message.matches(
            "file\\.inr: has the checksum [0-9a-f]{8} but its "
                + good.length
                + " bytes give [0-9a-f]{8}; it is damaged or was cut off, copy it again"),
        message);
  }

  @Test
  void aFileThatEndsInItsHeaderSaysSo() throws IOException {
    for (int length : new int[] {3, 8, 19, 100}) {
      assertEquals(
          "file.inr: ends after "
              + length
              + " bytes, before its header is complete; it was cut off, copy it again",
          refused(Arrays.copyOf(good, length)));
    }
  }

  @Test
  void lyingHeaderLengthsAreRefusedBeforeMemoryIsTaken() throws IOException {
    for (int length :
        new int[] {Integer.MAX_VALUE, -1, Integer.MIN_VALUE, Container.MAX_HEADER + 1}) {
      assertEquals(
          "file.inr: claims a header of "
              + Integer.toUnsignedString(length)
              + " bytes; at most 67108864 are accepted, the file is damaged",
          refused(signed(withInt(12, length))));
    }
    assertEquals(
        "file.inr: ends after "
            + good.length
            + " bytes, before its header is complete; it was cut off, copy it again",
        refused(signed(withInt(12, Container.MAX_HEADER))));
    refused(signed(withInt(12, 0)));
    refused(signed(withInt(12, headerLength() - 1)));
    refused(signed(withInt(12, headerLength() + 1)));
  }

  @Test
  void otherVersionsAreRefused() throws IOException {
    assertEquals(
        "file.inr: is version 99 of the format; this program reads version "
            + versions()
            + ", use the one that wrote it",
        refused(signed(withInt(8, 99))));
    refused(signed(withInt(8, 0)));
  }

  @Test
  void aHeaderThatIsNotStrictJsonIsRefused() throws IOException {
    String unknown = refused(withHeader("{\"colour\":1," + header().substring(1)));
    assertTrue(unknown.startsWith("file.inr: unknown field colour; accepted are plan, "), unknown);
    assertEquals(
        "file.inr: JSON goes on after its end with START_OBJECT",
        refused(withHeader(header() + "{}")));
    assertEquals(
        "file.inr: plan: field seed is missing",
        refused(withHeader(header().replace(",\"seed\":42", ""))));
    assertEquals(
        "file.inr: plan.network.layers[0].activation.omega0: Infinity found; a finite number is needed",
        refused(withHeader(header().replace("\"omega0\":30.0", "\"omega0\":1e999"))));
    assertEquals(
        "file.inr: header is not UTF-8",
        refused(withHeader("\u00ff".getBytes(StandardCharsets.ISO_8859_1))));
    assertEquals("file.inr: null found; an object is needed", refused(withHeader("null")));
  }

  @Test
  void lyingNetworksAreRefusedBeforeMemoryIsTaken() throws IOException {
    String wide = header().replace("\"width\":3", "\"width\":65536");
    String layer =
        "{\"kind\":\"dense\",\"width\":30000,\"activation\":{\"kind\":\"relu\"},\"weight\":{\"kind\":\"uniform\",\"bound\":1.0},"
            + "\"bias\":{\"kind\":\"uniform\",\"bound\":1.0}},";
    int width = payloadBytes() / 13;
    assertEquals("file.inr: " + tooFew(262_145, width), refused(withHeader(wide)));
    // Gigabytes of parameters, claimed by a kilobyte.
    assertEquals(
        "file.inr: " + tooFew(900_210_007, width),
        refused(withHeader(header().replace("\"layers\":[", "\"layers\":[" + layer + layer))));
    assertEquals(
        "file.inr: network has more than 2147483647 parameters; use narrower layers",
        refused(
            withHeader(
                header().replace("\"layers\":[", "\"layers\":[" + layer + layer + layer + layer))));
    assertEquals(
        "file.inr: plan.network.encoding: axis harmonics up to 2147483647; 1 to 65536 are accepted",
        refused(
            withHeader(
                header()
                    .replace(
                        "{\"kind\":\"identity\"},\"layers\"",
                        "{\"kind\":\"axis-harmonics\",\"harmonics\":2147483647},\"layers\""))));
  }

  @Test
  void foreignFilesAreNamedByTheirFirstBytes() throws IOException {
    assertEquals(
        "file.inr: is not " + words() + ": it starts with the bytes 89 50 4e 47 0d 0a 1a 0a",
        refused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}));
    assertEquals(
        "file.inr: is not " + words() + ": it starts with the bytes 68 65 6c 6c 6f",
        refused("hello".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void aTransferAsTextIsNoticed() throws IOException {
    String latin = new String(good, StandardCharsets.ISO_8859_1);
    String message =
        "file.inr: was changed on its way, perhaps by a transfer as text; copy it again as binary data";
    assertEquals(
        message, refused(latin.replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1)));
    assertEquals(
        message, refused(latin.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
    assertEquals(message, refused(latin.getBytes(StandardCharsets.US_ASCII)));
    assertEquals(
        message,
        refused(new String(good, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatIsNoFileIsRefused() throws IOException {
    assertEquals("file.inr: is empty (0 bytes); " + words() + " is needed", refused(new byte[0]));
    SignalFormatException missing =
        assertThrows(SignalFormatException.class, () -> read(folder.resolve("no.inr")));
    assertEquals("no.inr: no such file; " + words() + " is needed", missing.getMessage());
    Path directory = Files.createDirectory(folder.resolve("dir"));
    SignalFormatException notFile =
        assertThrows(SignalFormatException.class, () -> read(directory));
    assertEquals("dir: is a folder; " + words() + " is needed", notFile.getMessage());
  }

  /** Message of the refusal of a file of these bytes. */
  final String refused(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    String message = assertThrows(SignalFormatException.class, () -> read(file)).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  /** The good file's header. */
  final String header() {
    return new String(good, 16, headerLength(), StandardCharsets.UTF_8);
  }

  /** The good file with another header, lengths and checksum in order. */
  final byte[] withHeader(String header) {
    return withHeader(header.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] withHeader(byte[] header) {
    int payload = 16 + headerLength();
    ByteBuffer file =
        ByteBuffer.allocate(16 + header.length + good.length - payload)
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put(good, 0, 12)
        .putInt(header.length)
        .put(header)
        .put(good, payload, good.length - payload);
    return signed(file.array());
  }

  /** The good file with other parameters. */
  final byte[] withPayload(int offset, byte... bytes) {
    byte[] changed = good.clone();
    System.arraycopy(bytes, 0, changed, 16 + headerLength() + offset, bytes.length);
    return signed(changed);
  }

  private int headerLength() {
    return ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
  }

  private byte[] withInt(int position, int value) {
    byte[] changed = good.clone();
    ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(position, value);
    return changed;
  }

  private static byte[] signed(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, bytes.length - 4);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(bytes.length - 4, (int) sum.getValue());
    return bytes;
  }
}
