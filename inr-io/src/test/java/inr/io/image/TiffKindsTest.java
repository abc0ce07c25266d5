package inr.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.SignalFormatException;
import inr.signal.Medium;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories of TIFF that lack something, say something odd or stand for several pages. */
class TiffKindsTest {
  private static final int SUBFILE = 254;
  private static final int OFFSETS = 273;
  private static final int LENGTHS = 279;

  @TempDir private Path folder;

  private DecodedPicture read(byte[] bytes) throws IOException {
    return EitherStorage.read(SamplePictures.save(folder, "a.tif", bytes));
  }

  private String refusal(byte[] bytes) {
    return assertThrows(SignalFormatException.class, () -> read(bytes)).getMessage();
  }

  /** A page of 8 bits: its tags, of whole numbers, and its data. */
  private static final class Page {
    final TreeMap<Integer, int[]> tags = new TreeMap<>();
    byte[][] strips = {};

    Page(int width, int height, int channels) {
      int[] depths = new int[channels];
      Arrays.fill(depths, 8);
      with(256, width).with(257, height).with(258, depths).with(259, 1);
      with(262, channels < 3 ? 1 : 2).with(277, channels).with(278, height);
      byte[] pixels = new byte[width * height * channels];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (byte) (i * 37);
      }
      strips = new byte[][] {pixels};
    }

    Page with(int tag, int... numbers) {
      tags.put(tag, numbers);
      return this;
    }
  }

  /** A file of pages, each behind its strips; of a BigTIFF if {@code big}. */
  private static byte[] file(boolean big, Page... pages) {
    ByteBuffer out = ByteBuffer.allocate(1 << 16).order(ByteOrder.BIG_ENDIAN);
    out.put((byte) 'M').put((byte) 'M').putShort((short) (big ? 43 : 42));
    if (big) {
      out.putShort((short) 8).putShort((short) 0);
    }
    int link = out.position();
    out.position(link + (big ? 8 : 4));
    for (Page page : pages) {
      int[] offsets = new int[page.strips.length];
      int[] lengths = new int[page.strips.length];
      for (int i = 0; i < offsets.length; i++) {
        offsets[i] = out.position();
        lengths[i] = page.strips[i].length;
        out.put(page.strips[i]);
      }
      page.tags.putIfAbsent(OFFSETS, offsets);
      page.tags.putIfAbsent(LENGTHS, lengths);
      page.tags.values().removeIf(numbers -> numbers.length == 0);
      out.position(out.position() + 7 & ~7);
      link(out, link, big);
      link = directory(out, page, big);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static void link(ByteBuffer out, int place, boolean big) {
    if (big) {
      out.putLong(place, out.position());
    } else {
      out.putInt(place, out.position());
    }
  }

  /** Writes a directory of 32-bit numbers; where the place of the next one belongs. */
  private static int directory(ByteBuffer out, Page page, boolean big) {
    int entry = big ? 20 : 12;
    int lists = out.position() + (big ? 16 : 6) + entry * page.tags.size();
    if (big) {
      out.putLong(page.tags.size());
    } else {
      out.putShort((short) page.tags.size());
    }
    for (var tag : page.tags.entrySet()) {
      int next = out.position() + entry;
      int[] numbers = tag.getValue();
      out.putShort((short) (int) tag.getKey()).putShort((short) 4);
      if (big) {
        out.putLong(numbers.length);
      } else {
        out.putInt(numbers.length);
      }
      boolean inside = numbers.length <= (big ? 2 : 1);
      int place = inside ? out.position() : lists;
      if (!inside) {
        if (big) {
          out.putLong(lists);
        } else {
          out.putInt(lists);
        }
        lists += 4 * numbers.length;
      }
      for (int i = 0; i < numbers.length; i++) {
        out.putInt(place + 4 * i, numbers[i]);
      }
      out.position(next);
    }
    int link = out.position();
    out.position(lists);
    return link;
  }

  private static void assertPixels(DecodedPicture picture, int count) {
    assertEquals(count, picture.samples().size());
    for (int i = 0; i < count; i++) {
      assertEquals(i * 37 & 0xff, picture.samples().get(i), "sample " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bigAndPlainAreRead(boolean big) throws IOException {
    DecodedPicture picture = read(file(big, new Page(5, 4, 3)));
    assertEquals(new Medium.Picture(5, 4, 3, 8), picture.medium());
    assertEquals(List.of(), picture.notes());
    assertPixels(picture, 60);
  }

  @Test
  void lengthsThatAreMissingOrWrongAreWorkedOut() throws IOException {
    for (int[] lengths : new int[][] {{}, {0}, {1_000_000}}) {
      DecodedPicture picture = read(file(false, new Page(5, 4, 3).with(LENGTHS, lengths)));
      assertPixels(picture, 60);
      assertEquals(
          List.of("lengths of 1 of its 1 strips or tiles were missing or wrong and worked out"),
          picture.notes());
    }
  }

  @Test
  void aLengthThatIsTooSmallIsNotBelieved() {
    assertTrue(
        refusal(file(false, new Page(5, 4, 3).with(LENGTHS, 59)))
            .contains("which take at least 60 bytes, but the file has 59 bytes of pixel data"));
  }

  @Test
  void bytesOfSeveralStripsCountOnce() {
    Page page = new Page(5, 40, 3).with(278, 4);
    page.strips = new byte[][] {new byte[60]};
    int[] same = new int[10];
    Arrays.fill(same, 8);
    int[] lengths = new int[10];
    Arrays.fill(lengths, 60);
    assertTrue(
        refusal(file(false, page.with(OFFSETS, same).with(LENGTHS, lengths)))
            .contains("which take at least 600 bytes, but the file has 60 bytes"));
  }

  @Test
  void thumbnailsAndMasksAreSkippedAndFurtherPagesTold() throws IOException {
    Page thumbnail = new Page(2, 2, 3).with(SUBFILE, 1);
    Page old = new Page(2, 2, 3).with(255, 2);
    Page mask = new Page(5, 4, 1).with(SUBFILE, 4);
    DecodedPicture picture = read(file(false, thumbnail, old, mask, new Page(5, 4, 3)));
    assertPixels(picture, 60);
    assertEquals(
        List.of("thumbnails or masks before the picture were skipped (3)"), picture.notes());
    assertEquals(
        List.of("first of several pages"),
        read(file(false, new Page(5, 4, 3), new Page(2, 2, 3))).notes());
    assertEquals(
        List.of(),
        read(file(false, new Page(5, 4, 3), new Page(2, 2, 3).with(SUBFILE, 1))).notes());
    assertEquals(2, read(file(false, thumbnail)).medium().width());
  }

  @Test
  void aDirectoryThatFollowsItselfEnds() throws IOException {
    byte[] file = file(false, new Page(5, 4, 3).with(SUBFILE, 1));
    int directory = ByteBuffer.wrap(file).getInt(4);
    int count = ByteBuffer.wrap(file).getShort(directory);
    ByteBuffer.wrap(file).putInt(directory + 2 + 12 * count, directory);
    assertPixels(read(file), 60);
  }

  @Test
  void associatedAlphaIsDividedOut() throws IOException {
    Page page = new Page(1, 1, 4).with(338, 1);
    page.strips = new byte[][] {{50, 25, 100, 100}};
    DecodedPicture picture = read(file(false, page));
    assertEquals(List.of("premultiplied alpha divided out"), picture.notes());
    int[] expected = {128, 64, 255, 100};
    for (int i = 0; i < 4; i++) {
      assertEquals(expected[i], picture.samples().get(i));
    }
  }

  @Test
  void extraChannelsAndKindsOfNumbersAreLookedAt() throws IOException {
    for (int[] extra : new int[][] {{}, {0}}) {
      assertEquals(
          List.of("a channel that is not said to be alpha was taken for it"),
          read(file(false, new Page(5, 4, 4).with(338, extra))).notes());
    }
    assertEquals(
        "a.tif: has different kinds of samples of 8 bits; unsigned integers of 1 to 16 bits and floating point of 32 are read",
        refusal(file(false, new Page(5, 4, 3).with(339, 1, 2, 1))));
    assertEquals(
        "a.tif: has 5 channels; 1 grey, 3 RGB or 4 CMYK and perhaps alpha are read",
        refusal(file(false, new Page(5, 4, 5))));
  }

  @Test
  void sharedChromaWithoutCompressionIsBoundedByWhatItTakes() throws IOException {
    Page page = new Page(4, 4, 3).with(262, 6).with(530, 2, 2);
    page.strips = new byte[][] {new byte[24]};
    Arrays.fill(page.strips[0], (byte) 128);
    DecodedPicture picture = read(file(false, page));
    assertEquals(128, picture.samples().get(0));
    page = new Page(4, 4, 3).with(262, 6).with(530, 2, 2);
    page.strips = new byte[][] {new byte[23]};
    assertTrue(refusal(file(false, page)).contains("which take at least 24 bytes"));
  }

  /** Bits as text, from which bytes are made. */
  private static byte[] bits(String text) {
    String plain = text.replace(" ", "");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < plain.length(); i += 8) {
      String part =
          (plain.substring(i, Math.min(i + 8, plain.length())) + "0000000").substring(0, 8);
      bytes.write(Integer.parseInt(part, 2));
    }
    return bytes.toByteArray();
  }

  private static Page fax(int height, int compression, String bits) {
    Page page = new Page(10, height, 1).with(258, 1).with(259, compression).with(262, 0);
    page.strips = new byte[][] {bits(bits)};
    return page;
  }

  private static List<Integer> black(DecodedPicture picture) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < picture.samples().size(); i++) {
      if (picture.samples().get(i) == 0) {
        places.add(i);
      }
    }
    return places;
  }

  /** White 4, black 2, white 4, and a line that begins black; by hand after ITU-T T.4 and T.6. */
  @Test
  void faxesOfEveryCodingAreRead() throws IOException {
    String first = "1011 11 1011";
    String mark = "000000000001";
    List<Integer> expected = List.of(4, 5, 10, 11);
    assertEquals(
        expected,
        black(read(file(false, fax(2, 2, first + " 000000 00110101 11 10011")))),
        "runs in bytes");
    assertEquals(
        expected,
        black(read(file(false, fax(2, 32_771, first + " 000000 00110101 11 10011")))),
        "runs in words");
    assertEquals(
        expected,
        black(
            read(
                file(false, fax(2, 3, mark + first + "0000" + mark + "00110101 11 10011" + mark)))),
        "group 3");
    assertEquals(
        expected,
        black(
            read(
                file(
                    false,
                    fax(2, 3, mark + "1" + first + mark + "0" + "001 00110101 11 0001 1 ")
                        .with(292, 1)))),
        "group 3 of two dimensions");
    assertEquals(
        expected,
        black(read(file(false, fax(2, 4, "001 1011 11 1 001 00110101 11 0001 1")))),
        "group 4");
  }

  @Test
  void faxesThatEndEarlyAreRefusedAndNotWhite() {
    assertEquals(
        "a.tif: TIFF data ends too early; the file is cut off or damaged",
        refusal(file(false, fax(12, 4, "001 1011 11 1"))));
    assertEquals(
        "a.tif: TIFF data ends too early; the file is cut off or damaged",
        refusal(file(false, fax(2, 4, "001 1011 11 1 000000000001 000000000001"))));
    assertEquals(
        "a.tif: TIFF data cannot be decoded (a run of it has no known code); the file is damaged or of a variant that is not read",
        refusal(file(false, fax(2, 2, "000000000011 0000000000 0000000000"))));
  }
}
