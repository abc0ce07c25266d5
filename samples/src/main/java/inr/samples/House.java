package inr.samples;

/**
 * A house on the quay, seen from the front.
 *
 * @param left x of the left corner
 * @param right x of the right corner
 * @param eaves y of the upper end of the wall
 * @param ridge y of the ridge of the roof
 * @param gabled whether the gable faces us; otherwise the slope of the roof does
 * @param wall colour of the wall, {@code 0xRRGGBB}
 * @param roof colour of the tiles
 * @param bricks whether the wall is of bare brick
 * @param columns windows side by side
 * @param floors windows above each other, the ground floor with its door included
 */
record House(
    double left,
    double right,
    double eaves,
    double ridge,
    boolean gabled,
    int wall,
    int roof,
    boolean bricks,
    int columns,
    int floors) {
  private static final Colour FRAME = Colour.srgb(0xF3EBDD);
  private static final Colour GLASS = Colour.srgb(0x2B3A46);
  private static final Colour GLASS_SKY = Colour.srgb(0xA8BBC6);
  private static final Colour LAMP = Colour.srgb(0xFFC873);
  private static final Colour DOOR = Colour.srgb(0x2E4A3F);
  private static final Colour MORTAR = Colour.srgb(0xC9B49C);
  private static final Colour EVENING = new Colour(1.12, 0.98, 0.80);

  /** Adds the house to a scene, its foot at {@code base}. */
  void build(Scene scene, double base, double waterline) {
    double middle = (left + right) / 2;
    double chimney = gabled ? middle + 0.22 * (right - left) : left + 0.8 * (right - left);
    scene.add(
        waterline, Outline.box(chimney, ridge - 9, chimney + 9, eaves), chimneyPaint(chimney));
    Colour tile = Colour.srgb(roof);
    if (gabled) {
      scene.add(
          waterline,
          Outline.polygon(left - 3, eaves + 2, middle, ridge - 4, right + 3, eaves + 2),
          (x, y) -> tile.times(0.75));
      scene.add(
          waterline, Outline.polygon(left, eaves, middle, ridge, right, eaves), this::wallPaint);
    } else {
      scene.add(
          waterline,
          Outline.polygon(
              left - 2, eaves + 1, left + 5, ridge, right - 5, ridge, right + 2, eaves + 1),
          (x, y) -> tiles(tile, x, y));
    }
    scene.add(waterline, Outline.box(left, eaves, right, base), (x, y) -> facade(x, y, base));
  }

  private Paint chimneyPaint(double start) {
    Paint rounded = Paint.rounded(0xA65D45, start, start + 14);
    return (x, y) ->
        y < ridge - 6 ? rounded.at(x, y).times(0.6) : brickwork(rounded.at(x, y), x, y);
  }

  private Colour tiles(Colour tile, double x, double y) {
    double row = (y - ridge) / 3.2;
    double within = row - Math.floor(row);
    double column = (x - left) / 4.6 + 0.5 * (((int) Math.floor(row)) & 1);
    double tone =
        0.8 + 0.4 * Noise.uniform((int) Math.floor(column), (int) Math.floor(row), (int) left);
    double moss = 1 + 0.35 * Noise.fractal(x / 14, y / 9, 3, (int) left);
    return tile.times(tone * moss * (within > 0.72 ? 0.55 : 1)).times(EVENING);
  }

  private Colour wallPaint(double x, double y) {
    Colour paint = Colour.srgb(wall);
    if (bricks) {
      return brickwork(paint, x, y).times(EVENING);
    }
    double stain =
        1
            + 0.12 * Noise.fractal(x / 22, y / 9, 5, (int) left)
            + 0.10 * Noise.smooth(x / 1.3, y / 1.3, 5);
    return paint.times(stain).times(EVENING);
  }

  private static Colour brickwork(Colour brick, double x, double y) {
    int course = (int) Math.floor(y / 2.6);
    double along = x / 6 + 0.5 * (course & 1);
    int number = (int) Math.floor(along);
    boolean joint = y / 2.6 - course > 0.76 || along - number > 0.9;
    return joint ? MORTAR.times(0.7) : brick.times(0.7 + 0.6 * Noise.uniform(number, course, 11));
  }

  /** The wall with its windows and its door. */
  private Colour facade(double x, double y, double base) {
    double cellWidth = (right - left) / columns;
    double cellHeight = (base - eaves) / floors;
    int column = (int) ((x - left) / cellWidth);
    int floor = (int) ((y - eaves) / cellHeight);
    double across = x - left - (column + 0.5) * cellWidth;
    double down = y - eaves - (floor + 0.5) * cellHeight;
    boolean door = floor == floors - 1 && column == columns / 2;
    double halfWidth = Math.min(7.5, 0.3 * cellWidth);
    double halfHeight = door ? 0.5 * cellHeight : 0.33 * cellHeight;
    double low = door ? down - 0.14 * cellHeight : down;
    Colour colour;
    if (Math.abs(across) < halfWidth && Math.abs(low) < halfHeight) {
      colour =
          door
              ? doorPaint(across, halfWidth)
              : window(across / halfWidth, down / halfHeight, column, floor);
    } else {
      boolean sill =
          !door && Math.abs(across) < halfWidth + 2 && down > halfHeight && down < halfHeight + 2;
      colour = sill ? FRAME.times(0.85) : wallPaint(x, y);
      boolean underSill =
          !door
              && Math.abs(across - 1) < halfWidth + 2
              && down > halfHeight
              && down < halfHeight + 4.5;
      colour = underSill && !sill ? colour.times(0.6) : colour;
    }
    double shadow = gabled ? 1 : 0.5 + 0.5 * Noise.step(2, 6, y - eaves);
    return colour.times(
        shadow
            * (1.06 - 0.14 * (x - left) / (right - left))
            * (0.72 + 0.28 * Noise.step(0, 14, base - y)));
  }

  private static Colour doorPaint(double across, double halfWidth) {
    boolean edge = Math.abs(across) > halfWidth - 1.4;
    return edge ? FRAME.times(0.8) : DOOR.times(Math.abs(across) < 0.5 ? 0.5 : 1);
  }

  private Colour window(double across, double down, int column, int floor) {
    boolean bar =
        Math.abs(across) > 0.8
            || Math.abs(across) < 0.1
            || Math.abs(down) > 0.86
            || Math.abs(down + 0.2) < 0.07;
    if (bar) {
      return FRAME;
    }
    double chance = Noise.uniform(column, floor, (int) left);
    if (chance > 0.74) {
      return LAMP.times(0.9 - 0.3 * down);
    }
    return GLASS.mix(
        GLASS_SKY, 0.75 * (0.5 - 0.5 * down) * chance + (across + down < -0.4 ? 0.25 : 0));
  }
}
