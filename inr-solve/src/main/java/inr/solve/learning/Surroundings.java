package inr.solve.learning;

import inr.operator.Shape;

/**
 * What a rule sees of a plane at a sample: the {@value #SIDE} x {@value #SIDE} samples around it
 * less the sample itself, times {@value #GAIN}, turned and mirrored in one of {@value #VIEWS} ways.
 * Beyond an edge the plane is its mirror image.
 */
final class Surroundings {
  /** Rows and columns. */
  static final int SIDE = 5;

  /** Numbers of one view. */
  static final int NUMBERS = SIDE * SIDE;

  /** Symmetries of the square. */
  static final int VIEWS = 8;

  /** Differences of neighbours are some hundredths, what a network takes is about 1. */
  private static final double GAIN = 4;

  private static final int REACH = SIDE / 2;

  private final double[] plane;
  private final int height;
  private final int width;

  /** The surroundings in a plane of height and width. */
  Surroundings(double[] plane, Shape shape) {
    this.plane = plane;
    this.height = shape.side(0);
    this.width = shape.side(1);
  }

  /**
   * One view.
   *
   * @param sample at which, row by row
   * @param view which, from 0
   * @param numbers {@link #NUMBERS} are written here
   * @param at where the first stands
   */
  void view(int sample, int view, double[] numbers, int at) {
    int row = sample / width;
    int column = sample % width;
    double middle = plane[sample];
    int next = at;
    for (int j = -REACH; j <= REACH; j++) {
      for (int i = -REACH; i <= REACH; i++) {
        int across = (view & 1) == 0 ? i : -i;
        int down = (view & 2) == 0 ? j : -j;
        boolean turned = (view & 4) != 0;
        int y = mirrored(row + (turned ? across : down), height);
        int x = mirrored(column + (turned ? down : across), width);
        numbers[next++] = GAIN * (plane[y * width + x] - middle);
      }
    }
  }

  /** Of an axis that is at least {@link #REACH} long. */
  private static int mirrored(int place, int side) {
    return place < 0 ? -1 - place : place < side ? place : 2 * side - 1 - place;
  }
}
