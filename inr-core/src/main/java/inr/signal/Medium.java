package inr.signal;

import inr.grid.Coordinates;
import inr.grid.ScatteredPoints;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a signal came from and is written back as: enough to give back the original size, depth,
 * channels and rate.
 */
public sealed interface Medium {
  /** Channels C of a point. */
  int channels();

  /** Kind, shape and depth in words, such as {@code picture of 4 x 3, 1 channel, 8 bits}. */
  String text();

  private static String counted(int channels) {
    return channels == 1 ? "1 channel" : channels + " channels";
  }

  /**
   * A picture.
   *
   * @param width columns, at least 1
   * @param height rows, at least 1
   * @param channels 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha (alpha not premultiplied)
   * @param bitDepth bits of a channel, 8 or 16
   */
  record Picture(int width, int height, int channels, int bitDepth) implements Medium {
    public Picture {
      if (width < 1
          || height < 1
          || channels < 1
          || channels > 4
          || (bitDepth != 8 && bitDepth != 16)) {
        throw new IllegalArgumentException(
            "picture of "
                + width
                + " x "
                + height
                + ", "
                + channels
                + " channels, "
                + bitDepth
                + " bits; at least 1 x 1, 1 to 4 channels, 8 or 16 bits are accepted");
      }
    }

    @Override
    public String text() {
      return "picture of "
          + width
          + " x "
          + height
          + ", "
          + counted(channels)
          + ", "
          + bitDepth
          + " bits";
    }

    /** Largest stored value, 255 or 65,535: the peak of PSNR. */
    public int peak() {
      return (1 << bitDepth) - 1;
    }

    /** Whether the last channel is alpha. */
    public boolean hasAlpha() {
      return channels == 2 || channels == 4;
    }
  }

  /**
   * A sound.
   *
   * @param frames samples of a channel, at least 1
   * @param channels at least 1
   * @param rate frames a second in hertz
   * @param bits bits of a sample: 8, 16, 24 or 32 (integers), 32 or 64 (floating point)
   * @param floatingPoint whether samples are floating point, nominally in [−1, 1]
   */
  record Sound(int frames, int channels, int rate, int bits, boolean floatingPoint)
      implements Medium {
    public Sound {
      boolean depth =
          floatingPoint
              ? bits == 32 || bits == 64
              : bits == 8 || bits == 16 || bits == 24 || bits == 32;
      if (frames < 1 || channels < 1 || rate < 1 || !depth) {
        throw new IllegalArgumentException(
            "sound of "
                + frames
                + " frames, "
                + channels
                + " channels, "
                + rate
                + " Hz, "
                + bits
                + (floatingPoint ? "-bit float" : "-bit integers")
                + "; at least 1 each, 8, 16, 24 or 32-bit integers or 32 or 64-bit float are accepted");
      }
    }

    @Override
    public String text() {
      return "sound of "
          + frames
          + " frames, "
          + counted(channels)
          + ", "
          + rate
          + " Hz, "
          + bits
          + (floatingPoint ? "-bit float" : "-bit integers");
    }

    /**
     * The same stretch of time at another rate: round(frames·wanted/rate) frames, at least 1.
     *
     * @param wanted frames a second in hertz
     * @throws IllegalArgumentException if it is not positive, or gives more samples than an index
     *     can tell apart
     */
    public Sound atRate(int wanted) {
      double other = Math.rint((double) frames * wanted / rate);
      if (wanted < 1 || other * channels > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "rate is "
                + wanted
                + "; a positive number of hertz that gives at most "
                + Integer.MAX_VALUE
                + " samples is needed");
      }
      return new Sound((int) Math.max(1, other), channels, wanted, bits, floatingPoint);
    }

    /** Stored value of full scale: 2^(bits − 1) for integers, 1 for floating point. */
    public double fullScale() {
      return floatingPoint ? 1 : (double) (1L << (bits - 1));
    }
  }

  /**
   * Numbers with no file format behind them: a volume, a field, values on a sphere.
   *
   * @param channels at least 1
   */
  record Field(int channels) implements Medium {
    public Field {
      if (channels < 1) {
        throw new IllegalArgumentException(
            "field of " + channels + " channels; at least 1 is needed");
      }
    }

    @Override
    public String text() {
      return "field of " + counted(channels);
    }
  }

  /**
   * Measurements at places that lie on no grid: rows of a table, each a place and its values.
   *
   * <p>A network sees the places on [−1, 1]^D with the last column first, as pictures have (y, x):
   * the least number of a column is −1 and the largest 1, but of the second of several columns, y,
   * the largest is −1, so that a map that is rendered has its largest y in its first row.
   *
   * @param rows at least 1
   * @param places columns of the place, 1 to 3
   * @param values names of the columns of values, at least one
   */
  record Points(int rows, List<Column> places, List<String> values) implements Medium {
    /** The column whose numbers rise upwards where there are several. */
    private static final int UPWARDS = 1;

    public Points {
      places = List.copyOf(places);
      values = List.copyOf(values);
      if (rows < 1 || places.isEmpty() || places.size() > 3 || values.isEmpty()) {
        throw new IllegalArgumentException(
            "table of "
                + rows
                + " rows, "
                + places.size()
                + " coordinates and "
                + values.size()
                + " values; at least 1 row, 1 to 3 coordinates and at least 1 value are accepted");
      }
      values.forEach(Column::requireName);
    }

    /** Names of all columns, those of the place first. */
    public List<String> columns() {
      return Stream.concat(places.stream().map(Column::name), values.stream()).toList();
    }

    @Override
    public int channels() {
      return values.size();
    }

    @Override
    public String text() {
      return "table of "
          + rows
          + (rows == 1 ? " place (" : " places (")
          + String.join(", ", places.stream().map(Column::text).toList())
          + ") with "
          + String.join(", ", values);
    }

    /** Names of the axes of a network, slowest first. */
    public List<String> axes() {
      List<String> names = new ArrayList<>(places.stream().map(Column::name).toList());
      Collections.reverse(names);
      return names;
    }

    /**
     * Places as a network sees them.
     *
     * @param table rows that begin with a place, at least one
     */
    public ScatteredPoints coordinates(List<double[]> table) {
      int dimensions = places.size();
      double[] all = new double[table.size() * dimensions];
      for (int n = 0; n < table.size(); n++) {
        for (int d = 0; d < dimensions; d++) {
          int c = dimensions - 1 - d;
          double along = places.get(c).range().toTraining(table.get(n)[c]);
          all[n * dimensions + d] = falls(c) ? -along : along;
        }
      }
      return new ScatteredPoints(dimensions, all);
    }

    /**
     * Points of this table as a network of another one sees them.
     *
     * @param like the other table, of as many coordinates and values
     * @return coordinates {@code [N, D]} of all points of {@code points}
     */
    public ScatteredPoints seenAs(Points like, Coordinates points) {
      List<double[]> table = new ArrayList<>();
      double[] at = new double[points.dimensions()];
      for (long n = 0; n < points.points(); n++) {
        points.coordinates(n, at);
        table.add(place(at));
      }
      return like.coordinates(table);
    }

    /** The place of coordinates that a network sees, column by column. */
    public double[] place(double[] coordinates) {
      double[] place = new double[places.size()];
      for (int c = 0; c < place.length; c++) {
        double along = coordinates[place.length - 1 - c];
        place[c] = places.get(c).range().toStored(falls(c) ? -along : along);
      }
      return place;
    }

    private boolean falls(int column) {
      return column == UPWARDS;
    }
  }

  /**
   * A column of coordinates.
   *
   * @param name of it
   * @param least number of its places
   * @param largest number of its places, greater than {@code least}
   */
  record Column(String name, double least, double largest) {
    public Column {
      requireName(name);
      if (!(least < largest) || !Double.isFinite(largest - least)) {
        throw new IllegalArgumentException(
            "column "
                + name
                + " is from "
                + least
                + " to "
                + largest
                + "; finite numbers, the smaller one first, are needed");
      }
    }

    private static void requireName(String name) {
      if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "a column has no name, or one of more than a line; a name is needed");
      }
    }

    private String text() {
      return name + " " + least + " to " + largest;
    }

    private ValueRange range() {
      return ValueRange.symmetric(least, largest);
    }
  }
}
