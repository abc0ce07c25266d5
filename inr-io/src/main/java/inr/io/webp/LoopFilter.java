package inr.io.webp;

/**
 * Smooths the edges between macroblocks and between blocks, as strongly as the frame says.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6386#section-15">RFC 6386, sections 9.3, 9.6 and
 *     15</a>
 */
final class LoopFilter {
  private static final int LARGEST_LEVEL = 63;
  private static final int SHARP = 4;
  private static final int MACROBLOCK_EDGE = 4;

  private final boolean simple;
  private final int sharpness;
  private final boolean used;

  /** Level by segment, of macroblocks that are predicted whole and of those in blocks. */
  private final int[][] levels = new int[LossyHeader.SEGMENTS][2];

  /**
   * Reads the filter.
   *
   * @param strengths of each segment
   * @param absolute whether those are instead of the frame's level, or added to it
   */
  LoopFilter(BoolReader in, int[] strengths, boolean absolute) {
    simple = in.flag();
    int level = in.number(6);
    sharpness = in.number(3);
    int wholeChange = 0;
    int blockChange = 0;
    boolean changed = in.flag();
    boolean given = changed && in.flag();
    if (given) {
      // Four changes by reference frame, then four by mode; stills know one of each.
      for (int i = 0; i < 4; i++) {
        int change = in.optionalSigned(6);
        wholeChange += i == 0 ? change : 0;
      }
      for (int i = 0; i < 4; i++) {
        int change = in.optionalSigned(6);
        blockChange += i == 0 ? change : 0;
      }
    }
    used = level > 0;
    for (int segment = 0; segment < levels.length; segment++) {
      int base = absolute ? strengths[segment] : level + strengths[segment];
      levels[segment][0] = clip(base + wholeChange);
      levels[segment][1] = clip(base + wholeChange + blockChange);
    }
  }

  private static int clip(int level) {
    return Math.max(0, Math.min(LARGEST_LEVEL, level));
  }

  /**
   * Filters the edges at the left, inside, and at the top of a macroblock.
   *
   * @param planes luma and both planes of chroma, changed
   * @param strides of the planes
   * @param places of the macroblock's first pixel in each
   * @param left whether there is a macroblock to the left
   * @param above whether there is one above
   * @param inBlocks whether luma was predicted in blocks of 4 x 4
   * @param inside whether the edges between its blocks are filtered, too
   */
  void apply(
      byte[][] planes,
      int[] strides,
      int[] places,
      boolean left,
      boolean above,
      int segment,
      boolean inBlocks,
      boolean inside) {
    int level = levels[segment][inBlocks ? 1 : 0];
    if (!used || level == 0) {
      return;
    }
    int interior = interior(level);
    int limit = 2 * level + interior;
    int variance = level >= 40 ? 2 : level >= 15 ? 1 : 0;
    for (int p = 0; p < (simple ? 1 : planes.length); p++) {
      int side = p == 0 ? 16 : 8;
      int stride = strides[p];
      Edges edges = new Edges(planes[p], side, interior, variance);
      if (left) {
        edges.filter(places[p], 1, stride, limit + MACROBLOCK_EDGE, true);
      }
      for (int i = 4; inside && i < side; i += 4) {
        edges.filter(places[p] + i, 1, stride, limit, false);
      }
      if (above) {
        edges.filter(places[p], stride, 1, limit + MACROBLOCK_EDGE, true);
      }
      for (int i = 4; inside && i < side; i += 4) {
        edges.filter(places[p] + i * stride, stride, 1, limit, false);
      }
    }
  }

  private int interior(int level) {
    int limit = level >> (sharpness > SHARP ? 2 : sharpness > 0 ? 1 : 0);
    return Math.max(1, sharpness > 0 ? Math.min(limit, 9 - sharpness) : limit);
  }

  /** Edges of one plane of one macroblock. */
  private final class Edges {
    private final byte[] plane;
    private final int side;
    private final int interior;
    private final int variance;

    Edges(byte[] plane, int side, int interior, int variance) {
      this.plane = plane;
      this.side = side;
      this.interior = interior;
      this.variance = variance;
    }

    /**
     * Filters across an edge.
     *
     * @param place of the first pixel behind it
     * @param across from a pixel to the next, across the edge
     * @param along from a pixel to the next, along the edge
     * @param wide whether three pixels on each side change and not two
     */
    void filter(int place, int across, int along, int limit, boolean wide) {
      int threshold = 2 * limit + 1;
      for (int i = 0, at = place; i < side; i++, at += along) {
        if (simple) {
          if (isFlat(at, across, threshold)) {
            narrow(at, across);
          }
        } else if (isFlat(at, across, threshold) && isSmooth(at, across)) {
          if (varies(at, across)) {
            narrow(at, across);
          } else if (wide) {
            six(at, across);
          } else {
            four(at, across);
          }
        }
      }
    }

    private int pixel(int place) {
      return plane[place] & 0xff;
    }

    private int distance(int a, int b) {
      return Math.abs(pixel(a) - pixel(b));
    }

    private boolean isFlat(int at, int across, int threshold) {
      return 4 * distance(at - across, at) + distance(at - 2 * across, at + across) <= threshold;
    }

    private boolean isSmooth(int at, int across) {
      for (int i = 1; i <= 3; i++) {
        if (distance(at - (i + 1) * across, at - i * across) > interior
            || distance(at + i * across, at + (i - 1) * across) > interior) {
          return false;
        }
      }
      return true;
    }

    private boolean varies(int at, int across) {
      return distance(at - 2 * across, at - across) > variance
          || distance(at + across, at) > variance;
    }

    private void add(int place, int change) {
      plane[place] = (byte) Transform.clip(pixel(place) + change);
    }

    private int step(int at, int across) {
      return 3 * (pixel(at) - pixel(at - across));
    }

    private int outer(int at, int across) {
      return signedByte(pixel(at - 2 * across) - pixel(at + across));
    }

    private void narrow(int at, int across) {
      int a = step(at, across) + outer(at, across);
      add(at - across, fewBits(a + 3 >> 3));
      add(at, -fewBits(a + 4 >> 3));
    }

    private void four(int at, int across) {
      int a = step(at, across);
      int near = fewBits(a + 4 >> 3);
      int far = near + 1 >> 1;
      add(at - 2 * across, far);
      add(at - across, fewBits(a + 3 >> 3));
      add(at, -near);
      add(at + across, -far);
    }

    private void six(int at, int across) {
      int a = signedByte(step(at, across) + outer(at, across));
      for (int i = 1; i <= 3; i++) {
        int change = 9 * (4 - i) * a + 63 >> 7;
        add(at - i * across, change);
        add(at + (i - 1) * across, -change);
      }
    }
  }

  private static int signedByte(int v) {
    return Math.max(-128, Math.min(127, v));
  }

  private static int fewBits(int v) {
    return Math.max(-16, Math.min(15, v));
  }
}
