package inr.network;

/** What no layer accepts. */
final class LayerRefusals {
  private LayerRefusals() {}

  /** Refuses widths below {@code least} and above 65536. */
  static void requireWidth(String layer, int width, int least) {
    if (width < least || width > 1 << 16) {
      throw new IllegalArgumentException(
          layer + " layer is " + width + " wide; " + least + " to 65536 are accepted");
    }
  }

  /** Refuses what is not positive and finite. */
  static void requirePositive(String layer, String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          layer + " layer has " + name + " " + value + "; a positive number is needed");
    }
  }
}
