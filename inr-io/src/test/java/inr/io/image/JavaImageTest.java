package inr.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.signal.Medium;
import inr.signal.Samples;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaImageTest {
  private static final int WIDTH = 5;
  private static final int HEIGHT = 3;

  @ParameterizedTest
  @ValueSource(
      ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_BGR, BufferedImage.TYPE_3BYTE_BGR})
  void coloursOfAnyOrderAreRedGreenBlue(int type) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
    image.setRGB(1, 2, 0x0a141e);
    DecodedPicture picture = JavaImage.picture(image);
    assertEquals(new Medium.Picture(WIDTH, HEIGHT, 3, 8), picture.medium());
    assertEquals(List.of(10, 20, 30), pixel(picture, 1, 2));
    assertEquals(List.of(), picture.notes());
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_4BYTE_ABGR})
  void alphaComesLast(int type) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
    image.setRGB(4, 0, 0x280a141e);
    DecodedPicture picture = JavaImage.picture(image);
    assertEquals(new Medium.Picture(WIDTH, HEIGHT, 4, 8), picture.medium());
    assertEquals(List.of(10, 20, 30, 40), pixel(picture, 4, 0));
  }

  @Test
  void premultipliedAlphaIsDividedOut() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
    image.getRaster().setPixel(0, 0, new int[] {50, 100, 0, 100});
    DecodedPicture picture = JavaImage.picture(image);
    assertEquals(List.of(128, 255, 0, 100), pixel(picture, 0, 0));
    assertEquals(List.of("premultiplied alpha divided out"), picture.notes());
  }

  /** The JDK takes grey for linear light where it converts it; files do not mean it so. */
  @Test
  void greyStaysAsItIsStored() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(2, 1, 0, 77);
    assertEquals(List.of(77), pixel(JavaImage.picture(image), 2, 1));
    BufferedImage deep = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setSample(2, 1, 0, 54_321);
    assertEquals(new Medium.Picture(WIDTH, HEIGHT, 1, 16), JavaImage.picture(deep).medium());
    assertEquals(List.of(54_321), pixel(JavaImage.picture(deep), 2, 1));
  }

  @Test
  void palettesAndShortSamplesAreExpanded() {
    BufferedImage binary = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
    binary.setRGB(3, 1, 0xffffff);
    assertEquals(List.of(255), pixel(JavaImage.picture(binary), 3, 1));
    BufferedImage few = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_565_RGB);
    few.getRaster().setPixel(0, 2, new int[] {31, 63, 1});
    DecodedPicture picture = JavaImage.picture(few);
    assertEquals(List.of(255, 255, 8), pixel(picture, 0, 2));
    assertEquals(List.of("5-bit samples widened to 8 bits"), picture.notes());
  }

  @Test
  void coloursOfAnotherSpaceBecomeSrgb() {
    ColorModel linear =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB),
            false,
            false,
            ColorModel.OPAQUE,
            DataBuffer.TYPE_BYTE);
    BufferedImage image =
        new BufferedImage(linear, linear.createCompatibleWritableRaster(1, 1), false, null);
    image.getRaster().setPixel(0, 0, new int[] {55, 55, 55});
    DecodedPicture picture = JavaImage.picture(image);
    assertEquals(127, pixel(picture, 0, 0).get(1), 2); // 255·(1.055·(55/255)^(1/2.4) − 0.055)
    assertTrue(picture.notes().get(0).startsWith("colours converted to sRGB"), picture::toString);
  }

  @Test
  void aPartOfAnImageIsThatPartAndStaysAsItWas() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    image.setRGB(3, 2, 0x0a141e);
    BufferedImage part = image.getSubimage(2, 1, 2, 2);
    DecodedPicture picture = JavaImage.picture(part);
    DecodedPicture whole = JavaImage.picture(image);
    image.setRGB(3, 2, 0);
    assertEquals(new Medium.Picture(2, 2, 3, 8), picture.medium());
    assertEquals(List.of(10, 20, 30), pixel(picture, 1, 1));
    assertEquals(List.of(10, 20, 30), pixel(whole, 3, 2));
  }

  @Test
  void floatingPointIsRefused() {
    ColorModel floats =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            ColorModel.OPAQUE,
            DataBuffer.TYPE_FLOAT);
    BufferedImage image =
        new BufferedImage(floats, floats.createCompatibleWritableRaster(1, 1), false, null);
    assertEquals(
        "image: has 32-bit or signed samples; unsigned integers of 1 to 16 bits are read",
        assertThrows(IllegalArgumentException.class, () -> JavaImage.picture(image)).getMessage());
  }

  @ParameterizedTest
  @CsvSource({"1,8,10", "2,8,0", "3,8,5", "4,8,6", "1,16,11", "2,16,0", "3,16,0", "4,16,0"})
  void picturesComeBackFromTheirImages(int channels, int bits, int type) {
    Medium.Picture medium = new Medium.Picture(WIDTH, HEIGHT, channels, bits);
    int[] numbers = new int[WIDTH * HEIGHT * channels];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i * 4111 % (medium.peak() + 1);
    }
    int row = WIDTH * channels;
    BufferedImage image =
        JavaImage.of(
            medium,
            (first, rows, target) -> System.arraycopy(numbers, first * row, target, 0, rows * row),
            2);
    assertEquals(type, image.getType());
    DecodedPicture back = JavaImage.picture(image);
    assertEquals(medium, back.medium());
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(numbers[i], back.samples().get(i));
    }
  }

  @Test
  void theColoursOfAnImageAreThoseOfThePicture() {
    BufferedImage image =
        JavaImage.of(
            new Medium.Picture(1, 1, 4, 16),
            (first, rows, target) ->
                System.arraycopy(new int[] {65_535, 0, 257 * 51, 65_535}, 0, target, 0, 4),
            1);
    assertEquals(new Color(255, 0, 51), new Color(image.getRGB(0, 0), true));
  }

  @Test
  void whatNoArrayHoldsIsRefused() {
    assertEquals(
        "picture of 50000 x 50000, 3 channels, 8 bits has 7500000000 samples; an image in memory holds at most 2147483639",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    JavaImage.of(
                        new Medium.Picture(50_000, 50_000, 3, 8), (first, rows, target) -> {}, 1))
            .getMessage());
  }

  private static List<Integer> pixel(DecodedPicture picture, int x, int y) {
    List<Integer> numbers = new ArrayList<>();
    Samples samples = picture.samples();
    int channels = picture.medium().channels();
    for (int c = 0; c < channels; c++) {
      numbers.add((int) samples.get((y * picture.medium().width() + x) * channels + c));
    }
    return numbers;
  }
}
