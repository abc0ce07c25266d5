package inr.cli;

import inr.grid.Axis;
import inr.grid.Grid;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which points of a picture or volume are rendered. */
final class SizeOptions {
  private static final int LARGEST_SIDE = 9_999_999;

  @Option(
      names = "--scale",
      paramLabel = "X",
      converter = ScaleFactor.Converter.class,
      description =
          "Factor on both sides of the picture, or all three of a volume, such as 2, 2x or 200%%.")
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

  @Option(
      names = "--slice",
      paramLabel = "AXIS[=K]",
      converter = Slice.Converter.class,
      description =
          "Of a volume: the plane at index K along the axis z, y or x as a picture of 8 bits, or in its own numbers (.npy); the middle one unless K is given.")
  private @Nullable Slice slice;

  /** Whether one of them was given. */
  boolean given() {
    return scale != null || size != null || region != null || slice != null;
  }

  /** The plane of a volume that is asked for. */
  Optional<Slice> slice() {
    return Optional.ofNullable(slice);
  }

  /**
   * The points that are wanted of a volume.
   *
   * @param own depth, rows and columns of its model
   */
  Grid ofVolume(Grid own) {
    if (size != null || region != null) {
      throw CommandFailure.usage(
          "--size and --region are for pictures but the model is of a volume");
    }
    return new Grid(
        own.axes().stream().map(axis -> axis.resampled(side(scaled(axis.samples())))).toList());
  }

  /**
   * The points that are wanted of a picture.
   *
   * @param own rows and columns of its model
   */
  Grid of(Grid own) {
    if (slice != null) {
      throw CommandFailure.usage("--slice is for volumes but the model is of a picture");
    }
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
              "there would be %.0f samples a side; at most %d are written",
              pixels,
              LARGEST_SIDE));
    }
    return (int) pixels;
  }
}
