package inr.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.file.CodecFile;
import inr.codec.file.CodecFormatException;
import inr.codec.file.CodecWriter;
import inr.codec.file.EncodedPicture;
import inr.codec.file.LatentFile;
import inr.codec.shape.Preset;
import inr.codec.shape.Shape;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Files that are cut, changed, or of a future program. */
class DamageTest {
  private static final Medium.Picture SMALL = new Medium.Picture(21, 18, 3, 8);

  private static EncodedPicture small() {
    return Handmade.picture(SMALL, new Shape(Preset.LOP, 3, 0, 4), 0, 9);
  }

  private static String refusal(byte[] bytes) {
    return assertThrows(
            CodecFormatException.class, () -> Codec.decode(bytes), () -> bytes.length + " bytes")
        .getMessage();
  }

  @Test
  void everyCutAndEveryChangedByteIsRefused() {
    byte[] bytes = CodecWriter.write(small());
    for (int length = 0; length < bytes.length; length++) {
      refusal(Arrays.copyOf(bytes, length));
    }
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= 0x10;
      refusal(changed);
    }
  }

  /** Each beginning that has the networks is a picture of the whole size. */
  @Test
  void theBeginningOfAFileGivesAPreview() throws Exception {
    Shape shape = new Shape(Preset.LOP, 3, 0, 6);
    byte[] bytes =
        CodecWriter.write(Handmade.picture(new Medium.Picture(300, 200, 3, 8), shape, 0, 2));
    byte[] whole = samples(Codec.decode(bytes));
    assertArrayEquals(whole, samples(Codec.preview(bytes)));
    byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);
    byte[] preview = samples(Codec.preview(cut));
    assertEquals(whole.length, preview.length);
    assertFalse(Arrays.equals(whole, preview));
    LatentFile part = (LatentFile) CodecFile.ofPrefix(cut, Codec.MOST_PIXELS);
    assertFalse(part.whole());
    byte[][] symbols = part.symbols(0);
    assertArrayEquals(new byte[300 * 200], symbols[symbols.length - 1]);
    assertFalse(Arrays.equals(new byte[150 * 100], symbols[symbols.length - 2]));
    assertThrows(CodecFormatException.class, () -> Codec.preview(Arrays.copyOf(bytes, 60)));
  }

  private static byte[] samples(DecodedPicture picture) {
    return ((Samples.UnsignedBytes) picture.samples()).values();
  }

  @Test
  void profileAndChecksumAreKept() throws Exception {
    EncodedPicture picture = small();
    byte[] profile = {1, 2, 3};
    EncodedPicture withBoth =
        new EncodedPicture(
            picture.header(),
            picture.parameters(),
            picture.symbols(),
            Optional.of(profile),
            Optional.of(12345));
    LatentFile file = (LatentFile) CodecFile.of(CodecWriter.write(withBoth), Codec.MOST_PIXELS);
    assertArrayEquals(profile, file.profile().orElseThrow());
    assertEquals(12345, file.checksum().orElseThrow());
    assertTrue(refusal(CodecWriter.write(withBoth)).contains("another checksum"));
  }

  @Test
  void laterProgramsMayAddWhatCanBeSkipped() throws Exception {
    byte[] bytes = CodecWriter.write(small());
    byte[] extended = join(bytes, chunk(0x90, new byte[] {1, 2}));
    extended[5] = 3;
    assertNotEquals("", refusal(extended)); // the first chunk answers for these bytes
    assertArrayEquals(
        samples(Codec.decode(bytes)),
        samples(Codec.decode(join(bytes, chunk(0x90, new byte[] {1, 2})))));
    String refused = refusal(join(bytes, chunk(0x10, new byte[0])));
    assertEquals("chunk of type 16 is not known to this program; a newer one wrote it", refused);
    bytes[4] = 2;
    assertEquals("is of format version 2; this program reads 1", refusal(bytes));
    bytes[4] = 1;
    bytes[6] = 3;
    assertEquals("holds content of kind 3; this program reads 1 and 2", refusal(bytes));
  }

  @Test
  void claimsAreRefusedBeforeMemoryIsTaken() {
    assertEquals(
        "picture of 65536 x 65536, 3 channels, 8 bits is too large; at most 268435456 pixels are accepted",
        refusal(headed(4, 4, 6, 10)));
    assertEquals(
        "header: picture of 16384 x 16384, 3 channels, 8 bits is one tile; a tile has at most 16777216 pixels",
        refusal(headed(1, 1, 6, 0)));
    assertTrue(refusal(headed(1, 1, 6, 5)).startsWith("header: tiles have sides of 2^5;"));
    assertTrue(refusal(headed(1, 1, 9, 10)).startsWith("header: shape has 3 channels"));
    assertEquals(
        "picture has a side of 0 pixels; 1 to 16777216 are accepted", refusal(headed(0, 1, 6, 10)));
  }

  /** A file of nothing but a header: sides in units of 2¹⁴ pixels, levels, log₂ of a tile. */
  private static byte[] headed(int width, int height, int levels, int logTile) {
    byte[] payload = {
      (byte) 0x80,
      (byte) 0x80,
      (byte) width,
      (byte) 0x80,
      (byte) 0x80,
      (byte) height,
      2,
      0,
      (byte) levels,
      (byte) logTile,
      0,
      9,
      0,
      9,
      0,
      9
    };
    return headed(payload);
  }

  private static byte[] headed(byte[] header) {
    byte[] start = {(byte) 0x89, 'I', 'N', 'C', 1, 0, 1};
    byte[] chunk = chunk(1, header);
    CRC32C sum = new CRC32C();
    byte[] file = join(start, chunk);
    sum.update(file, 0, file.length - 4);
    ByteBuffer.wrap(file)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(file.length - 4, (int) sum.getValue());
    return file;
  }

  private static byte[] chunk(int type, byte[] payload) {
    byte[] chunk = new byte[payload.length + 6];
    chunk[0] = (byte) type;
    chunk[1] = (byte) payload.length;
    System.arraycopy(payload, 0, chunk, 2, payload.length);
    CRC32C sum = new CRC32C();
    sum.update(chunk, 0, payload.length + 2);
    ByteBuffer.wrap(chunk)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(payload.length + 2, (int) sum.getValue());
    return chunk;
  }

  private static byte[] join(byte[] one, byte[] other) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(one);
    all.writeBytes(other);
    return all.toByteArray();
  }
}
