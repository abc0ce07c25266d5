package inr.io.image;

import static inr.io.image.SamplePictures.HEIGHT;
import static inr.io.image.SamplePictures.WIDTH;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.signal.Medium;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two changes that a reader makes: orientation and colour profile. */
class PictureChangesTest {
  /**
   * Steps of 8 bits between the JDK's conversion and the formula of sRGB; its tables are
   * interpolated.
   */
  private static final double TONE_ERROR_8 = 1;

  /** The same at 16 bits: 0.2 % of the range, where the curve is steepest. */
  private static final double TONE_ERROR_16 = 0.002 * 65_535;

  @TempDir private Path folder;

  private DecodedPicture read(byte[] bytes) throws IOException {
    return EitherStorage.read(SamplePictures.save(folder, "picture", bytes));
  }

  /**
   * Pixel (column, row) of the picture as shown, by the words of the EXIF standard: where stored
   * row 0 and stored column 0 are seen.
   */
  private static int shown(int orientation, int column, int row, int c) {
    return switch (orientation) {
      case 1 -> SamplePictures.pattern(column, row, c); // row 0 at the top, column 0 at the left
      case 2 -> SamplePictures.pattern(WIDTH - 1 - column, row, c); // top, right
      case 3 -> SamplePictures.pattern(WIDTH - 1 - column, HEIGHT - 1 - row, c); // bottom, right
      case 4 -> SamplePictures.pattern(column, HEIGHT - 1 - row, c); // bottom, left
      case 5 -> SamplePictures.pattern(row, column, c); // row 0 at the left, column 0 at the top
      case 6 -> SamplePictures.pattern(row, HEIGHT - 1 - column, c); // right, top
      case 7 -> SamplePictures.pattern(WIDTH - 1 - row, HEIGHT - 1 - column, c); // right, bottom
      default -> SamplePictures.pattern(WIDTH - 1 - row, column, c); // left, bottom
    };
  }

  private static void assertTurned(int orientation, DecodedPicture picture) {
    boolean swap = orientation > 4;
    Medium.Picture medium = new Medium.Picture(swap ? HEIGHT : WIDTH, swap ? WIDTH : HEIGHT, 3, 8);
    assertEquals(medium, picture.medium());
    for (int i = 0; i < picture.samples().size(); i++) {
      int pixel = i / 3;
      assertEquals(
          shown(orientation, pixel % medium.width(), pixel / medium.width(), i % 3),
          picture.samples().get(i),
          "sample " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void orientationOfPngIsApplied(int orientation) throws IOException {
    byte[] plain = SamplePictures.written(folder, "png", 3, 8);
    DecodedPicture picture =
        read(
            SamplePictures.insert(
                plain, 33, SamplePictures.chunk("eXIf", SamplePictures.exif(orientation))));
    assertTurned(orientation, picture);
    assertEquals(orientation == 1 ? 0 : 1, picture.notes().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void orientationOfJpegIsThatOfPng(int orientation) throws IOException {
    byte[] jpeg = SamplePictures.written(folder, "jpg", 3, 8);
    DecodedPicture upright = read(jpeg);
    DecodedPicture turned =
        read(SamplePictures.withSegment(jpeg, 0xe1, "Exif\0\0", SamplePictures.exif(orientation)));
    Orientation expected = Orientation.of(orientation);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int to = expected.index(x, y, WIDTH, HEIGHT);
        assertEquals(
            upright.samples().get((y * WIDTH + x) * 3 + 1), turned.samples().get(to * 3 + 1));
      }
    }
  }

  @Test
  void orientationOfTiffAndWebpIsAppliedAndTold() throws IOException {
    DecodedPicture tiff = read(SamplePictures.resource("turned.tif"));
    assertTurned(8, tiff);
    assertEquals(List.of("rotated by 270 degrees as its EXIF orientation 8 says"), tiff.notes());
    DecodedPicture webp = read(SamplePictures.resource("turned.webp"));
    assertTurned(6, webp);
    assertEquals(List.of("rotated by 90 degrees as its EXIF orientation 6 says"), webp.notes());
  }

  private static double srgb(double linear) {
    return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
  }

  private static byte[] profile(int space) {
    return ICC_Profile.getInstance(space).getData();
  }

  @Test
  void linearRgbProfileIsConvertedToSrgbAndTold() throws IOException {
    byte[] raw = new byte[1 + 3 * 256];
    for (int x = 0; x < 256; x++) {
      raw[1 + 3 * x] = raw[2 + 3 * x] = raw[3 + 3 * x] = (byte) x;
    }
    DecodedPicture picture =
        read(
            SamplePictures.png(
                256, 1, 8, 2, raw, SamplePictures.profileChunk(profile(ColorSpace.CS_LINEAR_RGB))));
    for (int x = 0; x < 256; x++) {
      assertEquals(
          255 * srgb(x / 255.0), picture.samples().get(3 * x + 1), TONE_ERROR_8, "level " + x);
    }
    assertEquals(1, picture.notes().size());
    assertTrue(
        picture
            .notes()
            .get(0)
            .startsWith("colours converted to sRGB from the embedded ICC profile \""),
        picture.notes().get(0));
  }

  @Test
  void sixteenBitsStaySixteenBitsThroughAProfile() throws IOException {
    byte[] raw = new byte[1 + 2 * 256];
    for (int x = 0; x < 256; x++) {
      raw[1 + 2 * x] = (byte) x;
      raw[2 + 2 * x] = (byte) (x * 37);
    }
    DecodedPicture picture =
        read(
            SamplePictures.png(
                256, 1, 16, 0, raw, SamplePictures.profileChunk(profile(ColorSpace.CS_GRAY))));
    assertEquals(new Medium.Picture(256, 1, 1, 16), picture.medium());
    int between = 0;
    for (int x = 0; x < 256; x++) {
      double stored = (x << 8 | x * 37 & 0xff) / 65_535.0;
      assertEquals(65_535 * srgb(stored), picture.samples().get(x), TONE_ERROR_16, "level " + x);
      between += picture.samples().get(x) % 257 == 0 ? 0 : 1;
    }
    assertTrue(between > 200, "levels that 8 bits do not have: " + between);
  }

  @Test
  void alphaIsKeptThroughAProfile() throws IOException {
    byte[] raw = {0, 100, 50, 25, 77};
    DecodedPicture picture =
        read(
            SamplePictures.png(
                1, 1, 8, 6, raw, SamplePictures.profileChunk(profile(ColorSpace.CS_LINEAR_RGB))));
    assertEquals(77, picture.samples().get(3));
    assertEquals(255 * srgb(50 / 255.0), picture.samples().get(1), TONE_ERROR_8);
  }

  @Test
  void srgbProfileChangesNothing() throws IOException {
    byte[] plain = SamplePictures.written(folder, "png", 3, 8);
    DecodedPicture picture =
        read(
            SamplePictures.insert(
                plain, 33, SamplePictures.profileChunk(profile(ColorSpace.CS_sRGB))));
    assertTurned(1, picture);
    assertEquals(List.of(), picture.notes());
  }

  @Test
  void profileOfJpegIsConvertedOnce() throws IOException {
    byte[] jpeg = SamplePictures.written(folder, "jpg", 3, 8);
    byte[] linear = profile(ColorSpace.CS_LINEAR_RGB);
    byte[] numbered = SamplePictures.insert(linear, 0, new byte[] {1, 1});
    DecodedPicture plain = read(jpeg);
    DecodedPicture converted =
        read(SamplePictures.withSegment(jpeg, 0xe2, "ICC_PROFILE\0", numbered));
    int same = 0;
    for (int i = 0; i < plain.samples().size(); i++) {
      same +=
          Math.abs(255 * srgb(plain.samples().get(i) / 255) - converted.samples().get(i))
                  <= TONE_ERROR_8
              ? 1
              : 0;
    }
    assertEquals(plain.samples().size(), same);
  }

  @Test
  void profilesOfTheOtherFormatsAreConvertedOnceToo() throws IOException {
    byte[] linear = profile(ColorSpace.CS_LINEAR_RGB);
    Map<String, byte[]> files =
        Map.of("TIFF", tiffWith(linear), "WebP", webpWith(linear), "PSD", psdWith(linear));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      DecodedPicture picture = read(file.getValue());
      for (int i = 0; i < picture.samples().size(); i++) {
        double stored = SamplePictures.pattern(3).get(i) / 255;
        assertEquals(
            255 * srgb(stored),
            picture.samples().get(i),
            TONE_ERROR_8,
            file.getKey() + " sample " + i);
      }
      assertEquals(1, picture.notes().size(), picture.notes().toString());
    }
  }

  private static byte[] tiffWith(byte[] profile) throws IOException {
    ColorModel model =
        new ComponentColorModel(
            new ICC_ColorSpace(ICC_Profile.getInstance(profile)),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_BYTE);
    WritableRaster raster = model.createCompatibleWritableRaster(WIDTH, HEIGHT);
    raster.setDataElements(0, 0, WIDTH, HEIGHT, SamplePictures.pattern(3).values());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(model, raster, false, null), "tiff", out);
    return out.toByteArray();
  }

  private static byte[] webpWith(byte[] profile) throws IOException {
    byte[] plain = SamplePictures.resource("lossless.webp");
    ByteBuffer extension =
        ByteBuffer.allocate(26 + profile.length + (profile.length & 1))
            .order(ByteOrder.LITTLE_ENDIAN);
    extension
        .put("VP8X".getBytes(ISO_8859_1))
        .putInt(10)
        .putInt(0x20)
        .put(new byte[] {WIDTH - 1, 0, 0, HEIGHT - 1, 0, 0});
    extension.put("ICCP".getBytes(ISO_8859_1)).putInt(profile.length).put(profile);
    ByteBuffer whole =
        ByteBuffer.wrap(SamplePictures.insert(plain, 12, extension.array()))
            .order(ByteOrder.LITTLE_ENDIAN);
    return whole.putInt(4, whole.capacity() - 8).array();
  }

  private static byte[] psdWith(byte[] profile) throws IOException {
    ByteBuffer resource = ByteBuffer.allocate(12 + profile.length + (profile.length & 1));
    resource
        .put("8BIM".getBytes(ISO_8859_1))
        .putShort((short) 1039)
        .putShort((short) 0)
        .putInt(profile.length)
        .put(profile);
    byte[] whole = SamplePictures.insert(SamplePictures.psd(false), 34, resource.array());
    return ByteBuffer.wrap(whole).putInt(30, resource.capacity()).array();
  }

  @Test
  void profileThatDoesNotFitIsIgnoredAndTold() throws IOException {
    byte[] rgb = SamplePictures.profileChunk(profile(ColorSpace.CS_LINEAR_RGB));
    DecodedPicture picture = read(SamplePictures.png(1, 1, 8, 0, new byte[] {0, 77}, rgb));
    assertEquals(77, picture.samples().get(0));
    assertEquals(
        List.of("embedded ICC profile is for 3 colours and the picture has 1 and was ignored"),
        picture.notes());
    byte[] junk = SamplePictures.profileChunk(new byte[200]);
    DecodedPicture other = read(SamplePictures.png(1, 1, 8, 0, new byte[] {0, 77}, junk));
    assertEquals(77, other.samples().get(0));
    assertEquals(1, other.notes().size());
  }
}
