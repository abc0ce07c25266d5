package inr.io.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.grid.Grid;
import inr.io.InputBudget;
import inr.io.SignalFormatException;
import inr.io.media.MediaOptions;
import inr.io.media.MediaReader;
import inr.signal.Signal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Volumes of NRRD, NIfTI and bare numbers. */
class VolumeTest {
  private static final String SMALL = "type: uint8\ndimension: 3\nsizes: 3 2 2\nencoding: raw\n\n";
  private static final byte[] TWELVE = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte) 200};
  private static final float[] NUMBERS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 200};

  @TempDir private Path folder = Path.of("");

  private static NumberArray read(Path file) throws IOException {
    return ArrayReader.read(file, InputBudget.of());
  }

  private static String refusal(Path file) {
    String message = assertThrows(SignalFormatException.class, () -> read(file)).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  private static byte[] packed(byte... bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private Path nrrd(String fields, byte... data) throws IOException {
    byte[] header = ("NRRD0004\n" + fields).getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = Arrays.copyOf(header, header.length + data.length);
    System.arraycopy(data, 0, bytes, header.length, data.length);
    return Files.write(folder.resolve("a.nrrd"), bytes);
  }

  /** A header of NIfTI-1 with the word on extensions behind it, then numbers. */
  private static byte[] nifti(ByteOrder order, int type, int[] axes, byte... data) {
    ByteBuffer bytes = ByteBuffer.allocate(352 + data.length).order(order);
    bytes.putInt(0, 348).putShort(40, (short) axes.length);
    for (int i = 0; i < axes.length; i++) {
      bytes.putShort(42 + 2 * i, (short) axes[i]);
    }
    bytes.putShort(70, (short) type).putFloat(108, 352).putFloat(112, 2).putFloat(116, -1);
    bytes.put(344, new byte[] {'n', '+', '1', 0}).put(352, data);
    return bytes.array();
  }

  @Test
  void rowsOfNrrdAreFastestAndItsSizesAreTurned() throws IOException {
    NumberArray raw = read(nrrd("# by hand\n" + SMALL, TWELVE));
    assertEquals(List.of(2, 2, 3), raw.axes());
    assertEquals(1, raw.channels());
    assertArrayEquals(NUMBERS, raw.numbers());
    NumberArray gzip =
        read(nrrd("spacings: 1 1 2\n" + SMALL.replace("raw", "gzip"), packed(TWELVE)));
    assertArrayEquals(NUMBERS, gzip.numbers());
    assertEquals(List.of("spacing and place in the world are not kept"), gzip.notes());
    NumberArray big =
        read(
            nrrd(
                "type: short\nendian: big\ndimension: 2\nsizes: 2 1\nencoding: raw\n\n",
                (byte) 1,
                (byte) 2,
                (byte) -1,
                (byte) -2));
    assertArrayEquals(new float[] {258, -2}, big.numbers());
    assertEquals(List.of(1, 2), big.axes());
  }

  @Test
  void theFirstAxisOfFourHoldsChannelsAndThatOfThreeIfItSaysSo() throws IOException {
    NumberArray four =
        read(nrrd("type: uint8\ndimension: 4\nsizes: 3 2 2 1\nencoding: raw\n\n", TWELVE));
    assertEquals(List.of(1, 2, 2), four.axes());
    assertEquals(3, four.channels());
    NumberArray colours = read(nrrd("kinds: RGB-color domain domain\n" + SMALL, TWELVE));
    assertEquals(List.of(2, 2), colours.axes());
    assertEquals(3, colours.channels());
  }

  @ParameterizedTest
  @CsvSource({
    "sizes: 3 2 2,sizes: 3 2 99,more than the file can hold",
    "sizes: 3 2 2,sizes: 3 2 0,at least 1 point on each",
    "sizes: 3 2 2,sizes: 3,columns and rows",
    "sizes: 3 2 2,sizes: 3 -2,whole numbers are needed",
    "sizes: 3 2 2,sizes: 999999999 999999999 999999999,more than the file can hold",
    "type: uint8,type: block,is of the type block",
    "encoding: raw,encoding: bzip2,raw and gzip are read",
    "encoding: raw,encoding: gzip,cannot be unpacked",
    "encoding: raw,data file: b.raw,in another file",
    "encoding: raw,byte skip: -1,skips bytes",
    "encoding: raw,content: none,no field encoding"
  })
  void headersOfNrrdThatAreNotReadAreRefused(String field, String wrong, String words)
      throws IOException {
    String message = refusal(nrrd(SMALL.replace(field, wrong), TWELVE));
    assertTrue(message.startsWith("a.nrrd: ") && message.contains(words), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
  void niftiIsReadInBothOrdersAndPacked(String name) throws IOException {
    ByteOrder order = name.startsWith("B") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    byte[] data =
        ByteBuffer.allocate(8).order(order).putShort((short) -3).putShort((short) 7).array();
    byte[] bytes = nifti(order, 4, new int[] {2, 2, 1, 1}, data);
    for (byte[] each : List.of(bytes, packed(bytes))) {
      NumberArray volume = read(Files.write(folder.resolve("a.nii"), each));
      assertEquals(List.of(1, 2, 2), volume.axes());
      assertArrayEquals(new float[] {-7, 13, -1, -1}, volume.numbers());
    }
    NumberArray colours =
        read(Files.write(folder.resolve("b.nii"), nifti(order, 128, new int[] {2, 1, 2}, TWELVE)));
    assertEquals(3, colours.channels());
    assertArrayEquals(Arrays.copyOf(NUMBERS, 12), colours.numbers());
  }

  @Test
  void niftiThatIsNotReadIsRefused() throws IOException {
    Path file = folder.resolve("a.nii");
    Files.write(file, nifti(ByteOrder.LITTLE_ENDIAN, 2, new int[] {3, 2, 1, 2}, TWELVE));
    assertTrue(refusal(file).contains("one volume"), refusal(file));
    Files.write(file, nifti(ByteOrder.LITTLE_ENDIAN, 1792, new int[] {3, 2, 2}, TWELVE));
    assertTrue(refusal(file).contains("numbers of type 1792"), refusal(file));
    byte[] whole = nifti(ByteOrder.LITTLE_ENDIAN, 2, new int[] {3, 2, 2}, TWELVE);
    for (int length : new int[] {348, 352, 363}) {
      assertTrue(refusal(Files.write(file, Arrays.copyOf(whole, length))).startsWith("a.nii: "));
    }
    byte[] packed = packed(whole);
    Files.write(file, Arrays.copyOf(packed, packed.length - 12));
    assertTrue(refusal(file).contains("cut off"), refusal(file));
    Files.write(file, packed(TWELVE));
    assertFalse(ArrayReader.recognises(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"u1\"}|a.json: has the shape null",
        "{\"shape\":[2,2,3.5],\"type\":\"u1\",\"x\":1}|fields",
        "{\"shape\":[2,2,3],\"type\":\"u3\"}|type u3",
        "{\"shape\":[2,2,3],\"type\":\"u1\",\"channels\":9}|9 channels",
        "{\"shape\":[2,2,3],\"type\":\"u1\",\"endian\":\"middle\"}|little or big",
        "{\"shape\":[2,-2,3],\"type\":\"u1\"}|at least 1 point",
        "[1]|no JSON object",
        "{|JSON is not readable"
      })
  void bareNumbersNeedADescription(String description, String words) throws IOException {
    Path file = Files.write(folder.resolve("a.raw"), TWELVE);
    assertTrue(refusal(file).contains("RAW with a JSON beside it is needed"), refusal(file));
    Path json = folder.resolve("a.json");
    Files.writeString(
        json, "{\"shape\":[2,1,2],\"type\":\"u1\",\"channels\":3,\"endian\":\"big\"}");
    NumberArray volume = read(file);
    assertEquals(List.of(2, 1, 2), volume.axes());
    assertEquals(3, volume.channels());
    assertArrayEquals(NUMBERS, volume.numbers());
    Files.writeString(json, description);
    assertTrue(refusal(file).contains(words), refusal(file));
  }

  @Test
  void bareNumbersMayBeginAsAPictureDoes() throws IOException {
    Path file = Files.write(folder.resolve("a.raw"), new byte[] {'B', 'M', 1, 2});
    Files.writeString(folder.resolve("a.json"), "{\"shape\":[1,2,2],\"type\":\"u1\"}");
    Signal signal = MediaReader.read(file, MediaOptions.of()).signal();
    assertEquals(List.of(1, 2, 2), signal.coordinates().samples());
  }

  @Test
  void aVolumeIsASignalOfThreeAxes() throws IOException {
    Signal signal = MediaReader.read(nrrd(SMALL, TWELVE), MediaOptions.of()).signal();
    Grid grid = (Grid) signal.coordinates();
    assertEquals(List.of("z", "y", "x"), grid.axes().stream().map(axis -> axis.name()).toList());
    assertEquals(List.of(2, 2, 3), grid.samples());
    assertEquals(200, signal.samples().get(11));
    Path colours = nrrd("kinds: RGB-color domain domain\n" + SMALL, TWELVE);
    Signal grey = MediaReader.read(colours, MediaOptions.of().withOneChannel(true)).signal();
    assertEquals(1, grey.channels());
    assertEquals(0.587f + 2 * 0.114f, grey.samples().get(0), 1e-6);
  }
}
