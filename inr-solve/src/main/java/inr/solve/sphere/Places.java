package inr.solve.sphere;

import inr.grid.Coordinates;
import inr.grid.ScatteredPoints;
import inr.random.CounterRandom;
import java.util.stream.IntStream;

/**
 * Places on the sphere, in degrees.
 *
 * @param longitudes −180 to 180, east positive; owned by the places
 * @param latitudes −90 to 90, north positive; owned by the places
 */
public record Places(double[] longitudes, double[] latitudes) {
  /** Ends of what latitudes and longitudes may be. */
  private static final double POLE = 90;

  private static final double HALF_TURN = 180;

  public Places {
    if (longitudes.length != latitudes.length || longitudes.length == 0) {
      throw new IllegalArgumentException(
          "places have "
              + longitudes.length
              + " longitudes and "
              + latitudes.length
              + " latitudes; as many of both, at least one, are needed");
    }
    longitudes = longitudes.clone();
    for (int i = 0; i < longitudes.length; i++) {
      boolean beyond = Math.abs(longitudes[i]) > 2 * HALF_TURN;
      if (beyond || !(Math.abs(latitudes[i]) <= POLE)) {
        throw new IllegalArgumentException(
            "place "
                + (i + 1)
                + " is at longitude "
                + longitudes[i]
                + " and latitude "
                + latitudes[i]
                + "; −360 to 360 and −90 to 90 degrees are accepted, longitude first");
      }
      longitudes[i] -= 2 * HALF_TURN * Math.rint(longitudes[i] / (2 * HALF_TURN));
    }
  }

  /** Places drawn evenly from the sphere; equal seeds give equal places. */
  public static Places drawn(int count, long seed) {
    CounterRandom random = new CounterRandom(seed, CounterRandom.ENCODING);
    double[] longitudes = new double[count];
    double[] latitudes = new double[count];
    for (int i = 0; i < count; i++) {
      longitudes[i] = 2 * HALF_TURN * random.uniform(2L * i) - HALF_TURN;
      latitudes[i] = Math.toDegrees(StrictMath.asin(2 * random.uniform(2L * i + 1) - 1));
    }
    return new Places(longitudes, latitudes);
  }

  /** Places of points of a map, see {@link #map}. */
  public static Places of(Coordinates map) {
    int count = Math.toIntExact(map.points());
    double[] longitudes = new double[count];
    double[] latitudes = new double[count];
    double[] at = new double[2];
    for (int i = 0; i < count; i++) {
      map.coordinates(i, at);
      longitudes[i] = HALF_TURN * at[1];
      latitudes[i] = -POLE * at[0];
    }
    return new Places(longitudes, latitudes);
  }

  /** How many there are. */
  public int count() {
    return latitudes.length;
  }

  /** Rows and columns of a map of the whole sphere: −latitude/90°, longitude/180°. */
  public ScatteredPoints map() {
    double[] values = new double[2 * count()];
    for (int i = 0; i < count(); i++) {
      values[2 * i] = -latitudes[i] / POLE;
      values[2 * i + 1] = longitudes[i] / HALF_TURN;
    }
    return new ScatteredPoints(2, values);
  }

  /** x, y and z of unit vectors. */
  public ScatteredPoints vectors() {
    double[] values = new double[3 * count()];
    for (int i = 0; i < count(); i++) {
      System.arraycopy(vector(i), 0, values, 3 * i, 3);
    }
    return new ScatteredPoints(3, values);
  }

  private double[] vector(int i) {
    double latitude = Math.toRadians(latitudes[i]);
    double longitude = Math.toRadians(longitudes[i]);
    double cosine = StrictMath.cos(latitude);
    return new double[] {
      cosine * StrictMath.cos(longitude),
      cosine * StrictMath.sin(longitude),
      StrictMath.sin(latitude)
    };
  }

  /** For each of these places the index of the nearest of the others, the first of several. */
  public int[] nearest(Places others) {
    double[][] theirs =
        IntStream.range(0, others.count()).mapToObj(others::vector).toArray(double[][]::new);
    int[] nearest = new int[count()];
    for (int i = 0; i < count(); i++) {
      double[] a = vector(i);
      double best = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < theirs.length; k++) {
        double[] b = theirs[k];
        double cosine = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        if (cosine > best) {
          best = cosine;
          nearest[i] = k;
        }
      }
    }
    return nearest;
  }
}
