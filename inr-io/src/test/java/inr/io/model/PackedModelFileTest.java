package inr.io.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.weights.PackedParameters;
import inr.codec.weights.WeightCode;
import inr.io.Output;
import inr.io.SignalFormatException;
import inr.io.plan.RawDeflate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Version 2: the header deflated, the parameters coded. */
class PackedModelFileTest {
  private static final int[] EXPONENTS = {9, 14, 20, -1};
  private static final int[] VALUES = {3, -1, 0, 7, -250, 12, 0, 1, 5, -5, 2, 900, -1};

  @TempDir private Path folder = Path.of("");

  private static PackedModel packed() {
    Model model = Fits.model(Precision.FLOAT32, Fits.VALUES);
    return PackedModel.of(
        model, new PackedParameters(model.parameters().layout(), EXPONENTS, VALUES));
  }

  private static byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(out, packed());
    return out.toByteArray();
  }

  private static void assertPacked(Model model) {
    Model expected = packed().model();
    assertEquals(expected.plan(), model.plan());
    assertEquals(expected.grid(), model.grid());
    assertEquals(expected.medium(), model.medium());
    assertEquals(expected.range(), model.range());
    assertEquals(expected.provenance(), model.provenance());
    assertArrayEquals(expected.parameters().values(), model.parameters().values());
    assertEquals(3 * (float) Math.pow(2, -9 / 4.0), model.parameters().values()[0]);
  }

  @Test
  void whatIsWrittenComesBack() throws IOException {
    assertPacked(ModelFile.read(bytes()));
    assertArrayEquals(bytes(), bytes());
    int payload = WeightCode.write(packed().parameters()).length;
    assertEquals(ModelFile.packedFrame(packed().model()) + payload, bytes().length);
    Path file = folder.resolve("packed.inr");
    try (Output output = Output.claim(file, false)) {
      assertEquals(bytes().length, ModelFile.write(output, packed()));
    }
    assertArrayEquals(bytes(), Files.readAllBytes(file));
    assertTrue(ModelFile.recognises(file) && ModelFile.isPacked(file));
    Path plain = folder.resolve("plain.inr");
    ModelFile.write(plain, packed().model(), false);
    assertTrue(ModelFile.recognises(plain) && !ModelFile.isPacked(plain));
    assertFalse(ModelFile.isPacked(folder.resolve("none.inr")));
    assertTrue(Files.size(file) < Files.size(plain) / 3, Files.size(file) + " bytes");
  }

  /** Files of the first program that wrote version 2 stay readable. */
  @Test
  void version2IsRead() throws IOException {
    try (InputStream in = PackedModelFileTest.class.getResourceAsStream("version-2-packed.inr")) {
      assertNotNull(in);
      assertPacked(ModelFile.read(in.readAllBytes()));
    }
  }

  /** As {@code ModelFileTest.writeGolden}. */
  @Test
  @EnabledIfSystemProperty(
      named = "inr.golden",
      matches = "write",
      disabledReason = "golden files are written on request")
  void writeGolden() throws IOException {
    Files.write(Path.of("src/test/resources/inr/io/model/version-2-packed.inr"), bytes());
  }

  @Test
  void whatIsDamagedIsRefused() throws IOException {
    byte[] good = bytes();
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThrows(SignalFormatException.class, () -> ModelFile.read(cut));
    }
    for (int at = 0; at < good.length; at++) {
      byte[] changed = good.clone();
      changed[at] ^= 1;
      assertThrows(SignalFormatException.class, () -> ModelFile.read(changed));
    }
  }

  /** With the checksum made right: each byte of header and payload is looked at. */
  @Test
  void whatLiesIsRefused() throws IOException {
    byte[] good = bytes();
    int header = headerLength(good);
    assertEquals("has a damaged header", refused(with(good, 16, (byte) 7)));
    byte[] stream = with(good, good.length - 6, (byte) ~good[good.length - 6]);
    assertEquals("has damaged parameters; copy the file again", refused(stream));
    String text = text(good);
    String wide = refused(withHeader(good, text.replace("\"width\":3", "\"width\":65536")));
    assertTrue(wide.endsWith("at most 256 parameters a byte are accepted"), wide);
    String layers =
        refused(withHeader(good, text.replace("\"width\":3,", "\"width\":3,\"colour\":1,")));
    assertTrue(layers.contains("unknown field colour"), layers);
    assertTrue(header < 200, header + " bytes of header");
  }

  /** A few bytes of header do not become many in memory. */
  @Test
  void aHeaderThatUnfoldsIsRefused() throws IOException {
    String bomb = " ".repeat(1 << 24) + text(bytes());
    assertEquals("has a damaged header", refused(withHeader(bytes(), bomb)));
    assertThrows(
        IllegalArgumentException.class,
        () -> HeaderText.DEFLATED.stored(bomb.getBytes(StandardCharsets.UTF_8)));
  }

  private String refused(byte[] file) {
    SignalFormatException refusal =
        assertThrows(SignalFormatException.class, () -> ModelFile.read(file));
    return String.valueOf(refusal.getMessage()).replaceFirst("^model: ", "");
  }

  private static int headerLength(byte[] file) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
  }

  private static byte[] dictionary() throws IOException {
    try (InputStream in = HeaderText.class.getResourceAsStream("header-dictionary-2.txt")) {
      assertNotNull(in);
      return in.readAllBytes();
    }
  }

  private static String text(byte[] file) throws IOException {
    try {
      byte[] stored = Arrays.copyOfRange(file, 16, 16 + headerLength(file));
      return new String(RawDeflate.inflate(stored, dictionary(), 1 << 16), StandardCharsets.UTF_8);
    } catch (DataFormatException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private static byte[] withHeader(byte[] file, String text) throws IOException {
    byte[] header = RawDeflate.deflate(text.getBytes(StandardCharsets.UTF_8), dictionary());
    int payload = 16 + headerLength(file);
    ByteBuffer changed =
        ByteBuffer.allocate(16 + header.length + file.length - payload)
            .order(ByteOrder.LITTLE_ENDIAN);
    changed.put(file, 0, 12).putInt(header.length).put(header);
    changed.put(file, payload, file.length - payload);
    return signed(changed.array());
  }

  private static byte[] with(byte[] file, int at, byte value) {
    byte[] changed = file.clone();
    changed[at] = value;
    return signed(changed);
  }

  private static byte[] signed(byte[] file) {
    CRC32C sum = new CRC32C();
    sum.update(file, 0, file.length - 4);
    ByteBuffer.wrap(file)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(file.length - 4, (int) sum.getValue());
    return file;
  }
}
