package inr.io.image;

import inr.io.InputRoom;
import inr.io.SampleStorage;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.MultiPixelPackedSampleModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageTypeSpecifier;

/**
 * The image that a codec decodes into, in an array or in a mapped file.
 *
 * <p>Where each channel is an element of its own, they lie as {@link inr.signal.Samples} do: row by
 * row, the channels of a pixel together, red before blue. So pixels that need no change are samples
 * already.
 */
final class Canvas {
  private Canvas() {}

  /** Room for a picture of {@code width} x {@code height} pixels of the codec's type. */
  static BufferedImage of(ImageTypeSpecifier type, int width, int height, InputRoom room)
      throws IOException {
    SampleModel pixel = type.getSampleModel();
    long rowElements = rowElements(pixel, width);
    room.requireSamples((long) width * height * pixel.getNumBands());
    DataBuffer buffer = room.allocate(pixel.getDataType(), rowElements * height);
    SampleModel model =
        pixel instanceof ComponentSampleModel
            ? new PixelInterleavedSampleModel(
                pixel.getDataType(),
                width,
                height,
                pixel.getNumBands(),
                (int) rowElements,
                IntStream.range(0, pixel.getNumBands()).toArray())
            : type.getSampleModel(width, height);
    ColorModel colours = type.getColorModel();
    boolean bytes = pixel.getDataType() == DataBuffer.TYPE_BYTE;
    WritableRaster raster =
        bytes && model instanceof PixelInterleavedSampleModel && !(buffer instanceof DataBufferByte)
            ? new ByteRows(model, buffer)
            : Raster.createWritableRaster(model, buffer, null);
    return new BufferedImage(colours, raster, colours.isAlphaPremultiplied(), null);
  }

  /** Bytes that are not an array, into which a codec copies whole rows: many at once. */
  private static final class ByteRows extends WritableRaster {
    ByteRows(SampleModel model, DataBuffer buffer) {
      super(model, buffer, new Point(0, 0));
    }

    @Override
    public void setRect(int x, int y, Raster rows) {
      boolean whole =
          x + rows.getMinX() == 0
              && rows.getWidth() == getWidth()
              && rows.getNumBands() == getNumBands()
              && rows.getTransferType() == DataBuffer.TYPE_BYTE;
      if (!whole) {
        super.setRect(x, y, rows);
        return;
      }
      int count = getWidth() * getNumBands();
      byte[] row = new byte[count];
      for (int i = rows.getMinY(); i < rows.getMinY() + rows.getHeight(); i++) {
        rows.getDataElements(rows.getMinX(), i, getWidth(), 1, row);
        SampleStorage.put(getDataBuffer(), (y + i) * count, row, count);
      }
    }
  }

  private static long rowElements(SampleModel pixel, int width) {
    if (pixel instanceof MultiPixelPackedSampleModel packed) {
      int bits = DataBuffer.getDataTypeSize(packed.getDataType());
      return ((long) width * packed.getPixelBitStride() + bits - 1) / bits;
    }
    return (long) width * (pixel instanceof ComponentSampleModel ? pixel.getNumBands() : 1);
  }

  /** Whether the elements of an image are in the order of samples. */
  static boolean isInOrder(Raster raster) {
    return raster.getSampleModel() instanceof PixelInterleavedSampleModel model
        && Arrays.equals(model.getBandOffsets(), IntStream.range(0, model.getNumBands()).toArray());
  }
}
