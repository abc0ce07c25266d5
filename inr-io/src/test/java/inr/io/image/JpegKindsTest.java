package inr.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.SignalFormatException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies between, before and behind the segments of a JPEG. */
class JpegKindsTest {
  private static final int SCAN = 0xda;
  private static final int END = 0xd9;

  @TempDir private Path folder;

  private DecodedPicture read(byte[] bytes) throws IOException {
    return EitherStorage.read(SamplePictures.save(folder, "a.jpg", bytes));
  }

  private String refusal(byte[] bytes) {
    return assertThrows(SignalFormatException.class, () -> read(bytes)).getMessage();
  }

  private static byte[] jpeg(boolean progressive) throws IOException {
    BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < 1200; i++) {
      image.setRGB(i % 40, i / 40, SamplePictures.pattern(i % 40, i / 40, 1) * 0x010203);
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setProgressiveMode(
          progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Where the markers of segments are, scans and the end included. */
  private static List<Integer> markers(byte[] jpeg) {
    List<Integer> places = new ArrayList<>();
    for (int i = 2; i < jpeg.length - 1; i++) {
      int code = jpeg[i + 1] & 0xff;
      if (jpeg[i] == (byte) 0xff && code != 0 && !(code >= 0xd0 && code <= 0xd7)) {
        places.add(i);
        if (code == END) {
          break;
        }
        i += code == SCAN ? 3 : 1 + ((jpeg[i + 2] & 0xff) << 8 | jpeg[i + 3] & 0xff);
      }
    }
    return places;
  }

  private static void assertSame(DecodedPicture expected, DecodedPicture found) {
    assertEquals(expected.medium(), found.medium());
    for (int i = 0; i < expected.samples().size(); i++) {
      assertEquals(expected.samples().get(i), found.samples().get(i), "sample " + i);
    }
  }

  @Test
  void fillBytesBeforeAnyMarkerAreAllowed() throws IOException {
    for (boolean progressive : new boolean[] {false, true}) {
      byte[] jpeg = jpeg(progressive);
      DecodedPicture plain = read(jpeg);
      byte[] filled = jpeg;
      List<Integer> places = markers(jpeg);
      for (int i = places.size() - 1; i >= 0; i--) {
        filled = SamplePictures.insert(filled, places.get(i), new byte[] {-1, -1, -1});
      }
      assertTrue(filled.length > jpeg.length + 15);
      assertSame(plain, read(filled));
      assertEquals(List.of(), read(filled).notes());
    }
  }

  @Test
  void junkBetweenSegmentsIsSkippedAndTold() throws IOException {
    byte[] jpeg = jpeg(false);
    byte[] junk = SamplePictures.insert(jpeg, markers(jpeg).get(1), new byte[] {7, 0, 9});
    assertSame(read(jpeg), read(junk));
    assertEquals(List.of("3 bytes between its segments were skipped"), read(junk).notes());
  }

  /** Whatever is cut off: the picture as it was, or a refusal. */
  @Test
  void aCutIsReadOnlyIfAllPixelsAreThere() throws IOException {
    for (boolean progressive : new boolean[] {false, true}) {
      byte[] jpeg = jpeg(progressive);
      DecodedPicture plain = read(jpeg);
      int whole = 0;
      for (int length = 3; length < jpeg.length; length += length < jpeg.length - 20 ? 11 : 1) {
        try {
          DecodedPicture cut = read(Arrays.copyOf(jpeg, length));
          assertSame(plain, cut);
          assertEquals(List.of("its end mark (EOI) is missing; all pixels are there"), cut.notes());
          whole++;
        } catch (SignalFormatException e) {
          assertTrue(e.getMessage().startsWith("a.jpg: "), e.getMessage());
        }
      }
      assertTrue(whole > 0 && whole < 8, "cuts that were read: " + whole);
    }
  }

  @Test
  void theFirstExifCounts() throws IOException {
    byte[] jpeg = jpeg(false);
    byte[] twice =
        SamplePictures.withSegment(
            SamplePictures.withSegment(jpeg, 0xe1, "Exif\0\0", SamplePictures.exif(1)),
            0xe1,
            "Exif\0\0",
            SamplePictures.exif(6));
    assertEquals(30, read(twice).medium().width());
  }

  @Test
  void manyScansOfALargePictureAreRefusedBeforeTheyCostTime() throws IOException {
    byte[] jpeg = jpeg(true);
    List<Integer> places = markers(jpeg);
    int last = places.get(places.size() - 2);
    byte[] scan = Arrays.copyOfRange(jpeg, last, places.get(places.size() - 1));
    byte[] many = jpeg;
    for (int i = 0; i < 200; i++) {
      many = SamplePictures.insert(many, last, scan);
    }
    assertEquals(
        "a.jpg: JPEG has more than 200 scans; the file is damaged or hostile", refusal(many));
  }
}
