package inr.cli;

import inr.grid.Axis;
import inr.grid.Grid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which points of a picture are rendered. */
final class SizeOptions {
  private static final int LARGEST_SIDE = 9_999_999;

  @Option(
      names = "--scale",
      paramLabel = "X",
      converter = ScaleFactor.Converter.class,
      description = "Factor on both sides of the picture, such as 2, 2x or 200%%.")
  private @Nullable ScaleFactor scale;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = PixelSize.Converter.class,
      description = "Size of the picture in pixels; a side that is left out follows the other.")
  private @Nullable PixelSize size;

  @Option(
      names = "--region",
      paramLabel = "x,y,w,h",
      converter = PixelRegion.Converter.class,
      description =
          "Only this rectangle, in pixels of the picture that would be written without it.")
  private @Nullable PixelRegion region;

  /** Whether one of them was given. */
  boolean given() {
    return scale != null || size != null || region != null;
  }

  /**
   * The points that are wanted of a picture.
   *
   * @param own rows and columns of its model
   */
  Grid of(Grid own) {
    if (scale != null && size != null) {
      throw CommandFailure.usage("--scale and --size exclude each other");
    }
    int ownHeight = own.samples().get(0);
    int ownWidth = own.samples().get(1);
    int width = side(size == null ? scaled(ownWidth) : size.widthOf(ownWidth, ownHeight));
    int height = side(size == null ? scaled(ownHeight) : size.heightOf(ownWidth, ownHeight));
    Axis rows = own.axes().get(0).resampled(height);
    Axis columns = own.axes().get(1).resampled(width);
    if (region == null) {
      return Grid.of(rows, columns);
    }
    if (region.x() + region.width() > width || region.y() + region.height() > height) {
      throw CommandFailure.usage(
          "--region ends at column "
              + (region.x() + region.width())
              + " and row "
              + (region.y() + region.height())
              + " but the picture has "
              + width
              + " x "
              + height
              + " pixels");
    }
    return Grid.of(
        rows.window(region.y(), region.height()), columns.window(region.x(), region.width()));
  }

  private double scaled(int side) {
    if (scale == null) {
      return side;
    }
    if (!(scale.value() > 0)) {
      throw CommandFailure.usage("--scale is " + scale.value() + "; a positive factor is needed");
    }
    return Math.max(1, Math.rint(side * scale.value()));
  }

  private static int side(double pixels) {
    if (pixels > LARGEST_SIDE) {
      throw CommandFailure.usage(
          String.format(
              Locale.ROOT,
              "the picture would have %.0f pixels a side; at most %d are written",
              pixels,
              LARGEST_SIDE));
    }
    return (int) pixels;
  }
}
