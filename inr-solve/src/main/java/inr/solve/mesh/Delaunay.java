package inr.solve.mesh;

import java.util.Arrays;

/**
 * Delaunay's triangulation of some pixels of a picture: triangles that fill their convex hull, with
 * no pixel inside of the circle through the corners of one. Of pixels on one circle, of which a
 * grid has many, any of its triangulations is one.
 *
 * <p>Pixels are added by their distance from the middle, so each lies outside of the hull of those
 * before; it is joined with the edges that it sees, and edges are flipped until none is wrong
 * (Lawson). Both decisions are signs of determinants of whole numbers, which 64 bits hold. Row by
 * row the first pixel of a row would see all of the row before, and its fan would be flipped to the
 * next one: half the square of the width for each row. A round hull shows a pixel few edges.
 *
 * <p>Edge e begins at {@code corner(e)}; the edges of triangle t are 3t, 3t + 1 and 3t + 2, around
 * it in the turn from rows to columns.
 *
 * @see <a href="https://doi.org/10.1016/B978-0-12-587260-7.50011-X">Lawson 1977</a>
 */
public final class Delaunay {
  /** Longest side of a picture whose determinants fit into 64 bits. */
  public static final int LONGEST_SIDE = 1 << 15;

  /** Most pixels, whose mesh takes 1 GB. */
  public static final int MOST_PIXELS = 1 << 24;

  private static final int NONE = -1;

  /** Corners of as many triangles as a point has in the mean, at most. */
  private static final int CORNERS_PER_POINT = 6;

  private final int width;
  private final int[] pixels;

  /** Point at which an edge begins, and the edge of the neighbour that lies on it. */
  private final int[] corners;

  private final int[] twins;
  private int edges;

  /** For points on the hull the edge of it that begins there, and the point before, else none. */
  private final int[] hullEdge;

  private final int[] hullBefore;
  private final Directions directions;

  private int[] doubtful = new int[64];

  /**
   * The triangles of pixels.
   *
   * @param width of the picture; neither side is longer than {@link #LONGEST_SIDE}
   * @param pixels row by row, in ascending order, at most {@link #MOST_PIXELS}: point i is pixel
   *     {@code pixels[i]}
   */
  public Delaunay(int width, int[] pixels) {
    int height = pixels.length == 0 ? 0 : pixels[pixels.length - 1] / width + 1;
    if (Math.max(width, height) > LONGEST_SIDE || pixels.length > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "picture is "
              + width
              + " x "
              + height
              + " pixels of which "
              + pixels.length
              + " are known; triangles are for sides of at most "
              + LONGEST_SIDE
              + " and "
              + MOST_PIXELS
              + " known pixels");
    }
    this.width = width;
    this.pixels = pixels.clone();
    this.corners = new int[CORNERS_PER_POINT * pixels.length];
    this.twins = new int[corners.length];
    this.hullEdge = new int[pixels.length];
    this.hullBefore = new int[pixels.length];
    Arrays.fill(hullBefore, NONE);
    this.directions = new Directions();
    int[] order = directions.outwards();
    int first = firstOffTheLine(order);
    if (first < order.length) {
      begin(order, first);
      for (int k = first + 1; k < order.length; k++) {
        add(order[k]);
      }
    }
  }

  /** How many triangles there are; none where all pixels lie on one line. */
  public int triangles() {
    return edges / 3;
  }

  /** How many points there are. */
  public int points() {
    return pixels.length;
  }

  /** Point at which an edge begins. */
  public int corner(int edge) {
    return corners[edge];
  }

  /** Point at which an edge ends. */
  public int end(int edge) {
    return corners[next(edge)];
  }

  /** Whether no triangle lies on the other side of an edge. */
  public boolean isHull(int edge) {
    return twins[edge] == NONE;
  }

  /** Column of a point. */
  public int x(int point) {
    return pixels[point] % width;
  }

  /** Row of a point. */
  public int y(int point) {
    return pixels[point] / width;
  }

  private static int next(int edge) {
    return edge % 3 == 2 ? edge - 2 : edge + 1;
  }

  /** Where the first point is that is not on the line of those before, or their number. */
  private int firstOffTheLine(int[] order) {
    int place = 2;
    while (place < order.length && turn(order[0], order[1], order[place]) == 0) {
      place++;
    }
    return Math.min(place, order.length);
  }

  /** A fan of triangles from a point to those before, which lie on a line. */
  private void begin(int[] order, int place) {
    int apex = order[place];
    int[] line = Arrays.copyOf(order, place);
    Arrays.sort(line); // by rows and columns, so along the line
    boolean ahead = turn(line[0], line[1], apex) > 0;
    int last = NONE;
    for (int i = 0; i + 1 < place; i++) {
      int a = line[i];
      int b = line[i + 1];
      int triangle = ahead ? triangle(a, b, apex, NONE) : triangle(b, a, apex, NONE);
      if (last != NONE) {
        join(ahead ? triangle + 2 : triangle + 1, ahead ? last + 1 : last + 2);
      }
      last = triangle;
    }
    for (int edge = 0; edge < edges; edge++) {
      if (isHull(edge)) {
        hullEdge[corners[edge]] = edge;
        hullBefore[end(edge)] = corners[edge];
        directions.put(corners[edge]);
      }
    }
  }

  /** A point of the hull whose edge a point outside sees, sought both ways from its direction. */
  private int seen(int point) {
    int ahead = directions.near(point);
    int behind = hullBefore[ahead];
    while (true) {
      if (turn(ahead, end(hullEdge[ahead]), point) < 0) {
        return ahead;
      }
      if (turn(behind, end(hullEdge[behind]), point) < 0) {
        return behind;
      }
      ahead = end(hullEdge[ahead]);
      behind = hullBefore[behind];
    }
  }

  private void add(int point) {
    int from = seen(point);
    int to = end(hullEdge[from]);
    while (turn(to, end(hullEdge[to]), point) < 0) {
      to = end(hullEdge[to]);
    }
    while (turn(hullBefore[from], from, point) < 0) {
      from = hullBefore[from];
    }
    int[] bases = new int[8];
    int count = 0;
    int before = NONE;
    for (int a = from; a != to; ) {
      int outer = hullEdge[a];
      int b = end(outer);
      int triangle = triangle(b, a, point, outer);
      if (before == NONE) {
        hullEdge[a] = triangle + 1;
        hullBefore[point] = a;
      } else {
        join(triangle + 1, before + 2);
        hullBefore[a] = NONE;
      }
      before = triangle;
      if (count == bases.length) {
        bases = Arrays.copyOf(bases, 2 * count);
      }
      bases[count++] = triangle;
      a = b;
    }
    hullEdge[point] = before + 2;
    hullBefore[to] = point;
    directions.put(from);
    directions.put(to);
    directions.put(point);
    for (int i = 0; i < count; i++) {
      mend(bases[i]);
    }
  }

  /** A triangle whose edge from a to b lies on another one, or on none. */
  private int triangle(int a, int b, int c, int twin) {
    int edge = edges;
    edges += 3;
    corners[edge] = a;
    corners[edge + 1] = b;
    corners[edge + 2] = c;
    twins[edge + 1] = NONE;
    twins[edge + 2] = NONE;
    join(edge, twin);
    return edge;
  }

  /** Puts an edge on another one, or on the hull. */
  private void join(int edge, int twin) {
    twins[edge] = twin;
    if (twin == NONE) {
      hullEdge[corners[edge]] = edge;
    } else {
      twins[twin] = edge;
    }
  }

  /** Flips an edge if it is wrong, and then whatever became wrong by that. */
  private void mend(int first) {
    int count = 0;
    doubtful[count++] = first;
    while (count > 0) {
      int edge = doubtful[--count];
      if (isHull(edge) || !isWrong(edge)) {
        continue;
      }
      if (count + 4 > doubtful.length) {
        doubtful = Arrays.copyOf(doubtful, 2 * doubtful.length);
      }
      int other = twins[edge];
      flip(edge);
      for (int outer : new int[] {edge, next(next(edge)), other, next(next(other))}) {
        doubtful[count++] = outer;
      }
    }
  }

  /** Whether the corner beyond an edge lies inside of the circle of its triangle. */
  private boolean isWrong(int edge) {
    int beyond = corners[next(next(twins[edge]))];
    return inCircle(corners[edge], end(edge), corners[next(next(edge))], beyond) > 0;
  }

  /**
   * The other diagonal of the two triangles on an edge: (a, b, c) and (b, a, d) become (a, d, c)
   * and (b, c, d).
   */
  private void flip(int ab) {
    int ba = twins[ab];
    int bc = next(ab);
    int ca = next(bc);
    int ad = next(ba);
    int db = next(ad);
    int c = corners[ca];
    int d = corners[db];
    int beyondBc = twins[bc];
    int beyondAd = twins[ad];
    corners[bc] = d;
    corners[ad] = c;
    join(ab, beyondAd);
    join(ba, beyondBc);
    twins[bc] = ad;
    twins[ad] = bc;
  }

  /** Twice the area of a triangle, positive where it turns from rows to columns. */
  private long turn(int a, int b, int c) {
    long ax = x(a);
    long ay = y(a);
    return (x(b) - ax) * (y(c) - ay) - (y(b) - ay) * (x(c) - ax);
  }

  /** Positive if d is inside of the circle through a, b and c, which turn positively. */
  private long inCircle(int a, int b, int c, int d) {
    return lift(a, d) * area(b, c, d) - lift(b, d) * area(a, c, d) + lift(c, d) * area(a, b, d);
  }

  private long lift(int point, int origin) {
    long dx = (long) x(point) - x(origin);
    long dy = (long) y(point) - y(origin);
    return dx * dx + dy * dy;
  }

  private long area(int a, int b, int origin) {
    return turn(origin, a, b);
  }

  /**
   * Points as they are seen from the middle of all. Which of the hull are found by it sets the time
   * alone: all edges that a point sees are found from any of them.
   */
  private final class Directions {
    private static final int FEWEST = 8;

    /** Twice the middle. */
    private final int middleX;

    private final int middleY;

    /** The point that was put last into each sector. */
    private final int[] latest;

    Directions() {
      int least = width;
      int most = 0;
      for (int pixel : pixels) {
        least = Math.min(least, pixel % width);
        most = Math.max(most, pixel % width);
      }
      this.middleX = least + most;
      this.middleY = pixels.length == 0 ? 0 : y(0) + y(pixels.length - 1);
      this.latest = new int[Math.max(FEWEST, (int) Math.sqrt(pixels.length))];
      Arrays.fill(latest, NONE);
    }

    private int across(int point) {
      return 2 * x(point) - middleX;
    }

    private int down(int point) {
      return 2 * y(point) - middleY;
    }

    /** All points by their distance, equal ones row by row. */
    int[] outwards() {
      long[] keys = new long[pixels.length];
      for (int i = 0; i < keys.length; i++) {
        long square = (long) across(i) * across(i) + (long) down(i) * down(i);
        keys[i] = square << Integer.SIZE | i;
      }
      Arrays.sort(keys);
      int[] order = new int[keys.length];
      Arrays.setAll(order, k -> (int) keys[k]);
      return order;
    }

    /** The sector of a direction; a quarter of a turn is a side of the diamond |x| + |y| = 1. */
    private int sector(int point) {
      double total = Math.max(1, Math.abs(across(point)) + Math.abs(down(point)));
      double share = across(point) / total;
      double quarters = down(point) >= 0 ? 1 - share : 3 + share;
      return Math.min((int) (quarters / 4 * latest.length), latest.length - 1);
    }

    void put(int point) {
      latest[sector(point)] = point;
    }

    /** A point of the hull in the direction of a point or further on. */
    int near(int point) {
      int sector = sector(point);
      while (latest[sector] == NONE || hullBefore[latest[sector]] == NONE) {
        sector = (sector + 1) % latest.length;
      }
      return latest[sector];
    }
  }
}
