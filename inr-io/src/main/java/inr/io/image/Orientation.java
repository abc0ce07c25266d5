package inr.io.image;

/** The eight EXIF orientations: pixel (x, y) as stored ↦ place in the picture as shown. */
enum Orientation {
  UPRIGHT(""),
  MIRRORED("mirrored left to right"),
  ROTATED_180("rotated by 180 degrees"),
  FLIPPED("mirrored top to bottom"),
  TRANSPOSED("mirrored along the diagonal from top left"),
  ROTATED_90("rotated by 90 degrees"),
  TRANSVERSED("mirrored along the diagonal from top right"),
  ROTATED_270("rotated by 270 degrees");

  private final String change;

  Orientation(String change) {
    this.change = change;
  }

  /** Orientation of EXIF value 1 to 8; any other value means upright. */
  static Orientation of(long exif) {
    return exif >= 1 && exif <= 8 ? values()[(int) exif - 1] : UPRIGHT;
  }

  /** Whether rows become columns. */
  boolean swapsAxes() {
    return ordinal() >= 4;
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
    return change + " as its EXIF orientation " + (ordinal() + 1) + " says";
  }
}
