package inr.io.webp;

import java.util.Arrays;

/**
 * Predicts blocks of a plane from the pixels above and to the left of them, which the loop filter
 * has not changed.
 *
 * <p>For maintainers: a plane of one macroblock has a row above it and a column to its left, in
 * rows of {@link #STRIDE} numbers; its first pixel is at {@link #ORIGIN}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6386#section-12">RFC 6386, section 12</a>
 */
final class Prediction {
  static final int STRIDE = 32;
  static final int ORIGIN = STRIDE + 8;

  /** Numbers of a plane: a row above and sixteen. */
  static final int PLANE = 17 * STRIDE;

  private static final int UNKNOWN = 128;

  private Prediction() {}

  /**
   * A whole plane of a macroblock.
   *
   * @param side 16 of luma, 8 of chroma
   * @param above whether there is a macroblock above
   * @param left whether there is one to the left
   */
  static void whole(int mode, int[] plane, int side, boolean above, boolean left) {
    switch (mode) {
      case BlockModes.DC -> fill(plane, ORIGIN, side, mean(plane, side, above, left));
      case BlockModes.VERTICAL -> {
        for (int y = 0; y < side; y++) {
          System.arraycopy(plane, ORIGIN - STRIDE, plane, ORIGIN + y * STRIDE, side);
        }
      }
      case BlockModes.HORIZONTAL -> {
        for (int y = 0; y < side; y++) {
          int row = ORIGIN + y * STRIDE;
          Arrays.fill(plane, row, row + side, plane[row - 1]);
        }
      }
      default -> trueMotion(plane, ORIGIN, side);
    }
  }

  private static int mean(int[] plane, int side, boolean above, boolean left) {
    int sum = 0;
    for (int i = 0; i < side; i++) {
      sum += above ? plane[ORIGIN - STRIDE + i] : 0;
      sum += left ? plane[ORIGIN + i * STRIDE - 1] : 0;
    }
    int count = (above ? side : 0) + (left ? side : 0);
    return count == 0 ? UNKNOWN : (sum + count / 2) / count;
  }

  private static void fill(int[] plane, int place, int side, int value) {
    for (int y = 0; y < side; y++) {
      Arrays.fill(plane, place + y * STRIDE, place + y * STRIDE + side, value);
    }
  }

  private static void trueMotion(int[] plane, int place, int side) {
    int corner = plane[place - STRIDE - 1];
    for (int y = 0; y < side; y++) {
      int row = place + y * STRIDE;
      for (int x = 0; x < side; x++) {
        plane[row + x] = Transform.clip(plane[row - 1] + plane[place - STRIDE + x] - corner);
      }
    }
  }

  /** A block of 4 x 4 of luma, whose first pixel is at {@code place}. */
  static void block(int mode, int[] plane, int place) {
    switch (mode) {
      case BlockModes.DC -> {
        int sum = 4;
        for (int i = 0; i < 4; i++) {
          sum += plane[place - STRIDE + i] + plane[place + i * STRIDE - 1];
        }
        fill(plane, place, 4, sum >> 3);
      }
      case BlockModes.TRUE_MOTION -> trueMotion(plane, place, 4);
      case BlockModes.VERTICAL -> {
        int up = place - STRIDE;
        for (int x = 0; x < 4; x++) {
          int value = third(plane[up + x - 1], plane[up + x], plane[up + x + 1]);
          for (int y = 0; y < 4; y++) {
            plane[place + y * STRIDE + x] = value;
          }
        }
      }
      default -> along(mode, plane, place, edge(plane, place));
    }
  }

  /**
   * The pixels around a block: from the lowest of the left column up to the corner, which is number
   * 4, and then along the row above to number 12.
   */
  private static int[] edge(int[] plane, int place) {
    int[] edge = new int[13];
    for (int i = 0; i < 4; i++) {
      edge[i] = plane[place + (3 - i) * STRIDE - 1];
    }
    System.arraycopy(plane, place - STRIDE - 1, edge, 4, 9);
    return edge;
  }

  /** Means of two and of three neighbours of the edge, along one of six directions. */
  private static void along(int mode, int[] plane, int place, int[] e) {
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        plane[place + y * STRIDE + x] =
            switch (mode) {
              case BlockModes.HORIZONTAL -> y < 3 ? third(e, 3 - y) : third(e[1], e[0], e[0]);
              case BlockModes.DOWN_RIGHT -> third(e, 4 + x - y);
              case BlockModes.DOWN_LEFT ->
                  x + y < 6 ? third(e, 6 + x + y) : third(e[11], e[12], e[12]);
              case BlockModes.VERTICAL_RIGHT -> verticalRight(e, x, y);
              case BlockModes.VERTICAL_LEFT -> verticalLeft(e, x, y);
              case BlockModes.HORIZONTAL_DOWN -> horizontalDown(e, x, y);
              default -> horizontalUp(e, x, y);
            };
      }
    }
  }

  private static int verticalRight(int[] e, int x, int y) {
    int steps = 2 * x - y;
    if (steps >= 0) {
      return steps % 2 == 0 ? half(e, 4 + steps / 2) : third(e, 5 + steps / 2);
    }
    return third(e, 5 + steps);
  }

  private static int verticalLeft(int[] e, int x, int y) {
    if (x == 3 && y >= 2) {
      return third(e, 5 + x + y);
    }
    int first = 5 + x + y / 2;
    return y % 2 == 0 ? half(e, first) : third(e, first + 1);
  }

  private static int horizontalDown(int[] e, int x, int y) {
    int steps = 2 * y - x;
    if (steps >= 0) {
      return steps % 2 == 0 ? half(e, 3 - steps / 2) : third(e, 4 - (steps + 1) / 2);
    }
    return third(e, 3 - steps);
  }

  private static int horizontalUp(int[] e, int x, int y) {
    int steps = x + 2 * y;
    if (steps > 5) {
      return e[0];
    } else if (steps == 5) {
      return third(e[1], e[0], e[0]);
    }
    return steps % 2 == 0 ? half(e, 2 - steps / 2) : third(e, 2 - steps / 2);
  }

  private static int half(int[] e, int first) {
    return e[first] + e[first + 1] + 1 >> 1;
  }

  private static int third(int[] e, int middle) {
    return third(e[middle - 1], e[middle], e[middle + 1]);
  }

  private static int third(int a, int b, int c) {
    return a + 2 * b + c + 2 >> 2;
  }
}
