package inr.io.image;

/** The eight EXIF orientations: pixel (x, y) as stored ↦ place in the picture as shown. */
enum Orientation {
  UPRIGHT(1, ""),
  MIRRORED(2, "mirrored left to right"),
  ROTATED_180(3, "rotated by 180 degrees"),
  FLIPPED(4, "mirrored top to bottom"),
  TRANSPOSED(5, "mirrored along the diagonal from top left"),
  ROTATED_90(6, "rotated by 90 degrees"),
  TRANSVERSED(7, "mirrored along the diagonal from top right"),
  ROTATED_270(8, "rotated by 270 degrees");

  private final int exif;
  private final String change;

  Orientation(int exif, String change) {
    this.exif = exif;
    this.change = change;
  }

  /** Orientation of EXIF value 1 to 8; any other value means upright. */
  static Orientation of(long exif) {
    for (Orientation orientation : values()) {
      if (orientation.exif == exif) {
        return orientation;
      }
    }
    return UPRIGHT;
  }

  /** Whether rows become columns. */
  boolean swapsAxes() {
    return exif >= 5;
  }

  /**
   * Index in the shown picture of pixel (x, y) of a stored picture of {@code width} x {@code
   * height}.
   */
  int index(int x, int y, int width, int height) {
    return switch (this) {
      case UPRIGHT -> y * width + x;
      case MIRRORED -> y * width + (width - 1 - x);
      case ROTATED_180 -> (height - 1 - y) * width + (width - 1 - x);
      case FLIPPED -> (height - 1 - y) * width + x;
      case TRANSPOSED -> x * height + y;
      case ROTATED_90 -> x * height + (height - 1 - y);
      case TRANSVERSED -> (width - 1 - x) * height + (height - 1 - y);
      case ROTATED_270 -> (width - 1 - x) * height + y;
    };
  }

  /** What applying this orientation did, for the reader's notes. */
  String note() {
    return change + " as its EXIF orientation " + exif + " says";
  }
}
