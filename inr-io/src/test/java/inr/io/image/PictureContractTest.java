package inr.io.image;

import static inr.io.image.SamplePictures.HEIGHT;
import static inr.io.image.SamplePictures.WIDTH;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inr.signal.Medium;
import inr.signal.Samples;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for every format: exact numbers out of lossless files, close ones out of lossy files,
 * and a note of every change.
 */
class PictureContractTest {
  /**
   * JPEG and WebP at high quality, of a pattern with the hardest edges there are, which differ most
   * where chroma is halved.
   */
  private static final double LOSSY_MEAN_ERROR = 25;

  /** JPEG at quality 0.95 of a smooth ramp. */
  private static final int SMOOTH_ERROR = 6;

  @TempDir private Path folder;

  private DecodedPicture read(byte[] bytes) throws IOException {
    return EitherStorage.read(SamplePictures.save(folder, "picture", bytes));
  }

  private static void assertSamples(Samples expected, Samples actual) {
    assertEquals(expected.getClass(), actual.getClass());
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), actual.get(i), "sample " + i);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "png,1,8", "png,2,8", "png,3,8", "png,4,8", "png,1,16", "png,2,16", "png,3,16", "png,4,16",
    "tif,1,8", "tif,2,8", "tif,3,8", "tif,4,8", "tif,1,16", "tif,2,16", "tiff,3,16", "TIF,4,16"
  })
  void whatIsWrittenComesBackToTheBit(String ending, int channels, int bits) throws IOException {
    DecodedPicture picture = read(SamplePictures.written(folder, ending, channels, bits));
    assertEquals(SamplePictures.medium(channels, bits), picture.medium());
    assertSamples(
        bits == 8 ? SamplePictures.pattern(channels) : SamplePictures.wide(channels),
        picture.samples());
    assertEquals(List.of(), picture.notes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "tif"})
  void onePixelComesBack(String ending) throws IOException {
    Medium.Picture medium = new Medium.Picture(1, 1, 1, 8);
    Path file = folder.resolve("one." + ending);
    PictureWriter.write(file, medium, new Samples.UnsignedBytes(new byte[] {(byte) 200}), false);
    DecodedPicture picture = EitherStorage.read(file);
    assertEquals(medium, picture.medium());
    assertEquals(200, picture.samples().get(0), 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void jpegComesBackClosely(int channels) throws IOException {
    Medium.Picture medium = new Medium.Picture(40, 50, channels, 8);
    Path file = folder.resolve("ramp.jpeg");
    int[] largest = new int[1];
    PictureRows ramp =
        (first, rows, samples) -> {
          largest[0] = Math.max(largest[0], rows);
          for (int i = 0; i < rows * 40 * channels; i++) {
            samples[i] =
                3 * (i / channels % 40) + 2 * (first + i / channels / 40) + 10 * (i % channels);
          }
        };
    PictureWriter.write(file, medium, ramp, false);
    assertTrue(largest[0] < 50, "rows asked for at once: " + largest[0]);
    DecodedPicture picture = EitherStorage.read(file);
    assertEquals(medium, picture.medium());
    for (int y = 0; y < 50; y++) {
      for (int x = 0; x < 40; x++) {
        for (int c = 0; c < channels; c++) {
          assertEquals(
              3 * x + 2 * y + 10 * c,
              picture.samples().get((y * 40 + x) * channels + c),
              SMOOTH_ERROR);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"lossless.webp,3", "alpha.webp,4", "lzw.tif,3"})
  void losslessFilesOfOthersAreExact(String name, int channels) throws IOException {
    DecodedPicture picture = read(SamplePictures.resource(name));
    assertEquals(SamplePictures.medium(channels, 8), picture.medium());
    assertSamples(SamplePictures.pattern(channels), picture.samples());
    assertEquals(List.of(), picture.notes());
  }

  @Test
  void bmpAndPsdAreExact() throws IOException {
    for (byte[] bytes :
        List.of(
            SamplePictures.imageIo("bmp", BufferedImage.TYPE_3BYTE_BGR),
            SamplePictures.psd(false),
            SamplePictures.psd(true))) {
      DecodedPicture picture = read(bytes);
      assertEquals(SamplePictures.medium(3, 8), picture.medium());
      assertSamples(SamplePictures.pattern(3), picture.samples());
    }
    assertSamples(SamplePictures.pattern(1), read(SamplePictures.psd(1, 1, true, 0)).samples());
    DecodedPicture masked = read(SamplePictures.psd(3, 4, false, 0));
    assertSamples(SamplePictures.pattern(3), masked.samples());
    assertEquals(
        List.of("extra channels left out (1): masks and spot colours are no part of the picture"),
        masked.notes());
    byte[] layered = SamplePictures.psd(3, 4, false, 0);
    layered[37] = 56; // one empty layer, counted as -1: the merged picture is transparent
    ByteBuffer layer = ByteBuffer.allocate(56).putInt(48).putShort((short) -1);
    layer.position(24).put("8BIMnorm".getBytes(ISO_8859_1)).putInt(0xff000000).putInt(12);
    DecodedPicture clear = read(SamplePictures.insert(layered, 38, layer.array()));
    assertEquals(4, clear.medium().channels());
    assertEquals(
        List.of("colours of pixels that are not opaque may be blended with white, as it is saved"),
        clear.notes());
    assertSamples(SamplePictures.pattern(1), read(SamplePictures.resource("grey.bmp")).samples());
  }

  @Test
  void lossyFilesAreClose() throws IOException {
    DecodedPicture picture = read(SamplePictures.resource("lossy.webp"));
    Samples expected = SamplePictures.pattern(3);
    double sum = 0;
    for (int i = 0; i < expected.size(); i++) {
      sum += Math.abs(expected.get(i) - picture.samples().get(i));
    }
    assertTrue(sum / expected.size() < LOSSY_MEAN_ERROR, "mean error " + sum / expected.size());
  }

  @Test
  void oneBitPicturesAreWidenedAndSaySo() throws IOException {
    for (String name : List.of("fax.tif", "bits.bmp")) {
      DecodedPicture picture = read(SamplePictures.resource(name));
      assertEquals(SamplePictures.medium(1, 8), picture.medium());
      Samples grey = SamplePictures.pattern(1);
      for (int i = 0; i < grey.size(); i++) {
        assertEquals(grey.get(i) >= 128 ? 255 : 0, picture.samples().get(i), name);
      }
      assertEquals(List.of("1-bit grey widened to 8 bits"), picture.notes());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void narrowGreyIsWidenedOverTheWholeRange(int depth) throws IOException {
    int levels = 1 << depth;
    int value = 0;
    for (int x = 0; x < levels && x * depth < 32; x++) {
      value |= x << (32 - depth * (x + 1));
    }
    int width = Math.min(levels, 32 / depth);
    byte[] raw = {
      0, (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value
    };
    byte[] row = Arrays.copyOf(raw, 1 + (width * depth + 7) / 8);
    DecodedPicture picture = read(SamplePictures.png(width, 1, depth, 0, row));
    for (int x = 0; x < width; x++) {
      assertEquals((double) Math.round(255.0 * x / (levels - 1)), picture.samples().get(x));
    }
    assertEquals(List.of(depth + "-bit grey widened to 8 bits"), picture.notes());
  }

  @Test
  void palettesBecomeRgbOrGreyAndKeepTransparency() throws IOException {
    byte[] colours = SamplePictures.chunk("PLTE", new byte[] {1, 2, 3, (byte) 200, 100, 50});
    byte[] greys = SamplePictures.chunk("PLTE", new byte[] {9, 9, 9, 7, 7, 7});
    byte[] raw = {0, 1, 0};
    DecodedPicture rgb = read(SamplePictures.png(2, 1, 8, 3, raw, colours));
    assertSamples(
        new Samples.UnsignedBytes(new byte[] {(byte) 200, 100, 50, 1, 2, 3}), rgb.samples());
    assertEquals(List.of("8-bit palette expanded to 8-bit RGB"), rgb.notes());
    DecodedPicture grey = read(SamplePictures.png(2, 1, 8, 3, raw, greys));
    assertSamples(new Samples.UnsignedBytes(new byte[] {7, 9}), grey.samples());
    DecodedPicture clear =
        read(
            SamplePictures.png(
                2, 1, 8, 3, raw, colours, SamplePictures.chunk("tRNS", new byte[] {30})));
    assertSamples(
        new Samples.UnsignedBytes(new byte[] {(byte) 200, 100, 50, (byte) 255, 1, 2, 3, 30}),
        clear.samples());
    assertEquals(List.of("8-bit palette expanded to 8-bit RGB and alpha"), clear.notes());
  }

  @Test
  void gifGivesItsFirstFrameAndTellsOfMore() throws IOException {
    byte[] gif = SamplePictures.imageIo("gif", BufferedImage.TYPE_BYTE_GRAY);
    DecodedPicture single = read(gif);
    assertEquals(SamplePictures.medium(1, 8), single.medium());
    int start = 13 + 3 * (2 << (gif[10] & 7));
    byte[] frame = Arrays.copyOfRange(gif, start, gif.length - 1);
    DecodedPicture animated = read(SamplePictures.insert(gif, gif.length - 1, frame));
    assertSamples(single.samples(), animated.samples());
    assertTrue(
        animated.notes().contains("first frame of an animation"), animated.notes().toString());
    assertFalse(single.notes().contains("first frame of an animation"));
    BufferedImage source = ImageIO.read(new ByteArrayInputStream(gif));
    for (int i = 0; i < single.samples().size(); i++) {
      int index = source.getRaster().getSample(i % WIDTH, i / WIDTH, 0);
      assertEquals(
          ((IndexColorModel) source.getColorModel()).getRed(index), single.samples().get(i));
    }
  }

  @Test
  void cmykBecomesRgbAndSaysSo() throws IOException {
    DecodedPicture jpeg = read(SamplePictures.resource("cmyk.jpg"));
    assertEquals(new Medium.Picture(16, 16, 3, 8), jpeg.medium());
    assertEquals(0, jpeg.samples().get(0), SMOOTH_ERROR);
    assertEquals(255, jpeg.samples().get(1), SMOOTH_ERROR);
    assertEquals(0, jpeg.samples().get(2), SMOOTH_ERROR);
    assertEquals(
        "CMYK without a profile converted to RGB by R = (1 - C)(1 - K)", jpeg.notes().get(0));
    for (byte[] bytes :
        List.of(SamplePictures.resource("cmyk.tif"), SamplePictures.psd(4, 4, false, 255))) {
      DecodedPicture picture = read(bytes);
      assertEquals(SamplePictures.medium(3, 8), picture.medium());
      for (int i = 0; i < picture.samples().size(); i++) {
        int x = i / 3 % WIDTH;
        int y = i / 3 / WIDTH;
        int light = 255 - SamplePictures.pattern(x, y, 3);
        assertEquals(
            (double) Math.round((255 - SamplePictures.pattern(x, y, i % 3)) * light / 255.0),
            picture.samples().get(i));
      }
      assertEquals(
          List.of("CMYK without a profile converted to RGB by R = (1 - C)(1 - K)"),
          picture.notes());
    }
  }

  @Test
  void gammaThatIsNotAppliedIsTold() throws IOException {
    byte[] linear = SamplePictures.chunk("gAMA", new byte[] {0, 1, (byte) 0x86, (byte) 0xa0});
    assertEquals(
        List.of("gamma of 1.0 that its gAMA chunk claims was not applied"),
        read(SamplePictures.png(1, 1, 8, 0, new byte[] {0, 5}, linear)).notes());
  }

  @Test
  void rowsAreWrittenAsTheyCome() throws IOException {
    Medium.Picture medium = new Medium.Picture(5, 100, 3, 16);
    for (String name : List.of("rows.png", "rows.tif")) {
      int[] largest = new int[1];
      PictureWriter.write(
          folder.resolve(name),
          medium,
          (first, rows, samples) -> {
            largest[0] = Math.max(largest[0], rows);
            for (int i = 0; i < rows * 15; i++) {
              samples[i] = (first * 15 + i) * 43 & 0xffff;
            }
          },
          false);
      assertTrue(largest[0] < 100, "rows asked for at once: " + largest[0]);
      Samples samples = EitherStorage.read(folder.resolve(name)).samples();
      for (int i = 0; i < samples.size(); i++) {
        assertEquals(i * 43 & 0xffff, samples.get(i));
      }
    }
  }

  @Test
  void writerRefusesWhatAFormatCannotHold() {
    String alpha =
        assertThrows(
                IllegalArgumentException.class,
                () -> PictureWriter.check(Path.of("a.jpg"), SamplePictures.medium(4, 8)))
            .getMessage();
    assertEquals(
        "a.jpg: JPEG holds 8 bits and no alpha but the picture has 8 bits and alpha; write a .png",
        alpha);
    String deep =
        assertThrows(
                IllegalArgumentException.class,
                () -> PictureWriter.check(Path.of("a.jpg"), SamplePictures.medium(3, 16)))
            .getMessage();
    assertEquals(
        "a.jpg: JPEG holds 8 bits and no alpha but the picture has 16 bits and no alpha; write a .png",
        deep);
    String ending =
        assertThrows(
                IllegalArgumentException.class,
                () -> PictureWriter.check(Path.of("a.webp"), SamplePictures.medium(3, 8)))
            .getMessage();
    assertEquals(
        "a.webp: pictures are written to names that end in .png, .jpg, .jpeg, .tif, .tiff, .pgm, .ppm, .pnm and .pam",
        ending);
  }

  @Test
  void sizesThatAFormatCannotHoldAreRefusedBeforeAnyWork() {
    assertEquals(
        "a.jpg: JPEG holds 65500 pixels a side and 2^31 - 1 samples but this is a picture of 65501 x 1, 3 channels, 8 bits; write a .png",
        refusal("a.jpg", new Medium.Picture(65_501, 1, 3, 8)));
    assertTrue(
        refusal("a.jpg", new Medium.Picture(40_000, 20_000, 3, 8)).startsWith("a.jpg: JPEG"));
    assertEquals(
        "a.tif: TIFF holds 4 GiB but this is a picture of 40000 x 40000, 3 channels, 8 bits; write a .png",
        refusal("a.tif", new Medium.Picture(40_000, 40_000, 3, 8)));
    assertTrue(
        refusal("a.tif", new Medium.Picture(30_000, 30_000, 3, 16)).startsWith("a.tif: TIFF"));
    PictureWriter.check(Path.of("a.png"), new Medium.Picture(40_000, 40_000, 3, 8));
    PictureWriter.check(Path.of("a.tif"), new Medium.Picture(16_384, 16_384, 3, 16));
  }

  private static String refusal(String name, Medium.Picture medium) {
    return String.valueOf(
        assertThrows(
                IllegalArgumentException.class, () -> PictureWriter.check(Path.of(name), medium))
            .getMessage());
  }

  @Test
  void failingRowsLeaveNothingBehind() throws IOException {
    Path file = folder.resolve("half.png");
    PictureRows failing =
        (first, rows, samples) -> {
          if (first > 0) {
            throw new IllegalStateException("stop");
          }
        };
    assertThrows(
        IllegalStateException.class,
        () -> PictureWriter.write(file, new Medium.Picture(10, HEIGHT * 20, 1, 8), failing, false));
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aRealPhotographIsRead() throws IOException {
    String media = System.getenv("INR_MEDIA");
    assumeTrue(media != null, "INR_MEDIA is not set; it names the folder with kodak/kodim03.png");
    DecodedPicture picture = EitherStorage.read(Path.of(media, "kodak", "kodim03.png"));
    assertEquals(new Medium.Picture(768, 512, 3, 8), picture.medium());
    assertEquals(List.of(), picture.notes());
    DecodedPicture grey = EitherStorage.read(Path.of(media, "camera.png"));
    assertEquals(new Medium.Picture(512, 512, 1, 8), grey.medium());
    BufferedImage direct = ImageIO.read(Path.of(media, "camera.png").toFile());
    int[] row = direct.getRaster().getPixels(0, 100, 512, 1, (int[]) null);
    int[] ours = new int[512];
    for (int x = 0; x < 512; x++) {
      ours[x] = (int) grey.samples().get(100 * 512 + x);
    }
    assertArrayEquals(row, ours);
    assertFalse(direct.getColorModel().hasAlpha());
  }
}
