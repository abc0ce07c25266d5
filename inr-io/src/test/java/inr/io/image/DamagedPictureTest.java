package inr.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import inr.io.SignalFormatException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cut, flipped and lying files of every format: a clear refusal or the right picture, and never any
 * other exception.
 */
class DamagedPictureTest {
  private static final long SEED = 20260601;
  private static final int FLIPS = 100;

  @TempDir private Path folder;

  private Map<String, byte[]> samples() throws IOException {
    Map<String, byte[]> samples = new LinkedHashMap<>();
    samples.put("grey16.png", SamplePictures.written(folder, "png", 1, 16));
    samples.put("rgb.png", SamplePictures.written(folder, "png", 3, 8));
    samples.put("rgb.jpg", SamplePictures.written(folder, "jpg", 3, 8));
    samples.put("rgb.tif", SamplePictures.written(folder, "tif", 3, 8));
    samples.put("rgb.bmp", SamplePictures.imageIo("bmp", BufferedImage.TYPE_3BYTE_BGR));
    samples.put("palette.gif", SamplePictures.imageIo("gif", BufferedImage.TYPE_BYTE_INDEXED));
    samples.put("rgb.psd", SamplePictures.psd(false));
    samples.put("runs.psd", SamplePictures.psd(true));
    for (String name :
        new String[] {
          "lossless.webp",
          "alpha.webp",
          "lossy.webp",
          "turned.webp",
          "cmyk.jpg",
          "lzw.tif",
          "turned.tif",
          "cmyk.tif",
          "fax.tif",
          "bits.bmp"
        }) {
      samples.put(name, SamplePictures.resource(name));
    }
    return samples;
  }

  @Test
  void cutFilesAreRefusedOrReadRight() throws IOException {
    for (Map.Entry<String, byte[]> sample : samples().entrySet()) {
      Path file = folder.resolve(sample.getKey());
      Files.write(file, sample.getValue());
      DecodedPicture whole = EitherStorage.read(file);
      for (int length = 0; length < sample.getValue().length; length += length < 32 ? 1 : 7) {
        Files.write(file, Arrays.copyOf(sample.getValue(), length));
        try {
          DecodedPicture cut = EitherStorage.read(file);
          assertEquals(whole.medium(), cut.medium(), file + " cut at " + length);
          for (int i = 0; i < whole.samples().size(); i++) {
            assertEquals(
                whole.samples().get(i),
                cut.samples().get(i),
                sample.getKey() + " cut at " + length + ", sample " + i);
          }
        } catch (SignalFormatException e) {
          assertOneLine(sample.getKey(), e);
        } catch (IOException | RuntimeException e) {
          fail(sample.getKey() + " cut at " + length, e);
        }
      }
    }
  }

  @Test
  void flippedBytesEndInAPictureOrARefusal() throws IOException {
    Random random = new Random(SEED);
    for (Map.Entry<String, byte[]> sample : samples().entrySet()) {
      Path file = folder.resolve(sample.getKey());
      for (int flip = 0; flip < FLIPS; flip++) {
        byte[] bytes = sample.getValue().clone();
        int damaged = 1 + random.nextInt(3);
        for (int i = 0; i < damaged; i++) {
          // Half of the damage goes into the first bytes, where sizes and counts are.
          int place =
              random.nextInt(random.nextBoolean() ? Math.min(64, bytes.length) : bytes.length);
          bytes[place] = (byte) random.nextInt(256);
        }
        Files.write(file, bytes);
        try {
          EitherStorage.read(file);
        } catch (SignalFormatException e) {
          assertOneLine(sample.getKey(), e);
        } catch (IOException | RuntimeException e) {
          fail(sample.getKey() + " flip " + flip + " of seed " + SEED, e);
        }
      }
    }
  }

  private static void assertOneLine(String name, SignalFormatException e) {
    assertTrue(
        e.getMessage().startsWith(name + ": ") && e.getMessage().indexOf('\n') < 0, e.getMessage());
  }

  private String refusal(String name, byte[] bytes) throws IOException {
    Path file = SamplePictures.save(folder, name, bytes);
    return assertThrows(SignalFormatException.class, () -> EitherStorage.read(file)).getMessage();
  }

  @Test
  void unreadableFilesAreNamed() throws IOException {
    String needed = "PNG, JPEG, TIFF, WebP, BMP, GIF, PSD, QOI, PNM or PFM picture";
    Path missing = folder.resolve("missing.png");
    assertEquals(
        "missing.png: no such file; a " + needed + " is needed",
        assertThrows(SignalFormatException.class, () -> EitherStorage.read(missing)).getMessage());
    Path inside = Files.createDirectory(folder.resolve("album.png"));
    assertEquals(
        "album.png: is a folder; a " + needed + " is needed",
        assertThrows(SignalFormatException.class, () -> EitherStorage.read(inside)).getMessage());
    assertEquals(
        "empty.png: is empty (0 bytes); a " + needed + " is needed",
        refusal("empty.png", new byte[0]));
    assertEquals(
        "notes.png: is not a picture of a known format; a " + needed + " is needed",
        refusal("notes.png", "just some text".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void hugeClaimsAreRefusedBeforeAnythingIsAllocated() throws IOException {
    byte[] png = SamplePictures.png(60_000, 60_000, 8, 2, new byte[2]);
    assertEquals(67, png.length);
    assertEquals(
        "bomb.png: header claims 60000 x 60000 pixels, which take at least 10465174 bytes, but the file has 10 bytes of pixel data; it is damaged or cut off",
        refusal("bomb.png", png));
    byte[] bmp = SamplePictures.imageIo("bmp", BufferedImage.TYPE_3BYTE_BGR);
    bmp[20] = bmp[24] = (byte) 0x7f;
    assertTrue(refusal("bomb.bmp", bmp).contains("pixels, which take at least"));
    byte[] jpeg = SamplePictures.written(folder, "jpg", 3, 8);
    for (int i = 0; i < jpeg.length - 9; i++) {
      if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xc0) {
        jpeg[i + 5] = jpeg[i + 7] = (byte) 0xf0;
      }
    }
    assertTrue(
        refusal("bomb.jpg", jpeg)
            .startsWith("bomb.jpg: header claims 61457 x 61451 pixels, which take at least 7376"),
        refusal("bomb.jpg", jpeg));
    byte[] webp = SamplePictures.resource("lossless.webp");
    webp[22] = webp[23] = webp[24] = (byte) 0xff;
    assertTrue(
        refusal("bomb.webp", webp).contains("are believed to hold up to 68868864 pixels"),
        refusal("bomb.webp", webp));
  }

  @Test
  void aChangedBitOfAPngIsFound() throws IOException {
    byte[] png = SamplePictures.written(folder, "png", 3, 8);
    png[png.length - 30] = (byte) (png[png.length - 30] ^ 4);
    assertTrue(refusal("flipped.png", png).endsWith("has a wrong checksum; the file is damaged"));
  }

  @Test
  void zeroSizedPicturesAreRefused() throws IOException {
    assertEquals(
        "flat.png: header claims 0 x 5 pixels; 1 x 1 to 2147483647 a side are accepted",
        refusal("flat.png", SamplePictures.png(0, 5, 8, 0, new byte[5])));
  }

  @Test
  void aPngWithTooFewRowsIsAnError() throws IOException {
    assertTrue(
        refusal("short.png", SamplePictures.png(4, 4, 8, 0, new byte[7]))
            .startsWith("short.png: "));
  }
}
