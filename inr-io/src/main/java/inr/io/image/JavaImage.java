package inr.io.image;

import inr.io.InputBudget;
import inr.io.InputRoom;
import inr.io.RowWatch;
import inr.io.SampleStorage;
import inr.signal.Medium;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Pictures that are images of the JDK. */
public final class JavaImage {
  /** What messages call it. */
  private static final Path NAME = Path.of("image");

  private JavaImage() {}

  /**
   * The numbers of an image, which are copied and changed as those of a file are (see {@link
   * PictureReader}): colours become sRGB, palettes and samples of odd depth are expanded,
   * premultiplied alpha is divided out. Grey is taken as it is stored, as all files mean it.
   *
   * @throws IllegalArgumentException if it is not grey, RGB or CMYK, perhaps with alpha, of
   *     unsigned integers of up to 16 bits
   */
  public static DecodedPicture picture(BufferedImage image) {
    SampleStorage heap = new SampleStorage(Long.MAX_VALUE, Path.of(""));
    InputRoom room = new InputRoom(NAME, heap, InputBudget.of());
    PictureHeader header =
        new PictureHeader(
            image.getWidth(),
            image.getHeight(),
            profile(image.getColorModel().getColorSpace()),
            Orientation.UPRIGHT,
            List.of());
    try {
      return new PixelChanges(header, new Rows(image), room).picture(RowWatch.NONE);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
    }
  }

  /** Rows of an image that stays its owner's, so its own numbers are not the picture's. */
  private static final class Rows extends CodecRows {
    Rows(BufferedImage image) throws IOException {
      super(NAME, image, false, Optional.empty(), List.of());
    }

    @Override
    public Optional<DataBuffer> stored() {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> profile(ColorSpace space) {
    boolean asStored = space.getType() == ColorSpace.TYPE_GRAY || space.isCS_sRGB();
    return !asStored && space instanceof ICC_ColorSpace icc
        ? Optional.of(icc.getProfile().getData())
        : Optional.empty();
  }

  /**
   * A picture as an image of the JDK: of one of its own types where there is one for the channels
   * and depth.
   *
   * @param rows gives the stored numbers
   * @param rowsAtOnce how many are best asked for
   * @throws IllegalArgumentException if the picture has more samples than an array can hold
   */
  public static BufferedImage of(Medium.Picture medium, PictureRows rows, int rowsAtOnce) {
    long samples = (long) medium.width() * medium.height() * medium.channels();
    if (samples > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          medium.text()
              + " has "
              + samples
              + " samples; an image in memory holds at most "
              + (Integer.MAX_VALUE - 8));
    }
    BufferedImage image = blank(medium);
    WritableRaster raster = image.getRaster();
    int atOnce = Math.min(rowsAtOnce, medium.height());
    int[] numbers = new int[atOnce * medium.width() * medium.channels()];
    for (int y = 0; y < medium.height(); y += atOnce) {
      int count = Math.min(atOnce, medium.height() - y);
      rows.read(y, count, numbers);
      raster.setPixels(0, y, medium.width(), count, numbers);
    }
    return image;
  }

  private static BufferedImage blank(Medium.Picture medium) {
    int type = BufferedImage.TYPE_CUSTOM;
    if (medium.bitDepth() == 8) {
      type =
          switch (medium.channels()) {
            case 1 -> BufferedImage.TYPE_BYTE_GRAY;
            case 3 -> BufferedImage.TYPE_3BYTE_BGR;
            case 4 -> BufferedImage.TYPE_4BYTE_ABGR;
            default -> type;
          };
    } else if (medium.channels() == 1) {
      type = BufferedImage.TYPE_USHORT_GRAY;
    }
    if (type != BufferedImage.TYPE_CUSTOM) {
      return new BufferedImage(medium.width(), medium.height(), type);
    }
    ColorModel colours = RowImage.colours(medium);
    return new BufferedImage(
        colours,
        colours.createCompatibleWritableRaster(medium.width(), medium.height()),
        false,
        null);
  }
}
