package inr.structure;

/**
 * A plane of half the sides: z[i,j] = a quarter of the samples at rows 2i − p, 2i − p + 1 and
 * columns alike, p = 1 for odd sides, whose first row or column is beside zeros; as {@code
 * inr.metric.RowHalver} has it.
 *
 * @param height of the whole plane
 * @param width of the whole plane
 */
record Halving(int height, int width) {
  int halfHeight() {
    return (height + 1) / 2;
  }

  int halfWidth() {
    return (width + 1) / 2;
  }

  private int place(int i) {
    return (i / width + height % 2) / 2 * halfWidth() + (i % width + width % 2) / 2;
  }

  double[] half(double[] plane) {
    double[] half = new double[halfHeight() * halfWidth()];
    for (int i = 0; i < plane.length; i++) {
      half[place(i)] += 0.25 * plane[i];
    }
    return half;
  }

  /** The adjoint. */
  double[] whole(double[] half) {
    double[] plane = new double[height * width];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = 0.25 * half[place(i)];
    }
    return plane;
  }
}
