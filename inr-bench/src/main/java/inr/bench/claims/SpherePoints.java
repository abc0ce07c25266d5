package inr.bench.claims;

import inr.grid.ScatteredPoints;
import inr.random.CounterRandom;

/** Places drawn evenly from the sphere, and whether they are land. */
final class SpherePoints {
  private final double[] longitudes;
  private final double[] latitudes;
  private final boolean[] land;

  /** Equal seeds give equal places. */
  SpherePoints(LandMap map, int count, long seed) {
    CounterRandom random = new CounterRandom(seed, CounterRandom.ENCODING);
    longitudes = new double[count];
    latitudes = new double[count];
    land = new boolean[count];
    for (int i = 0; i < count; i++) {
      longitudes[i] = 360 * random.uniform(2L * i) - 180;
      latitudes[i] = Math.toDegrees(Math.asin(2 * random.uniform(2L * i + 1) - 1));
      land[i] = map.land(longitudes[i], latitudes[i]);
    }
  }

  int count() {
    return land.length;
  }

  boolean land(int i) {
    return land[i];
  }

  /** In degrees, north positive. */
  double latitude(int i) {
    return latitudes[i];
  }

  /** Rows and columns of a map of the whole sphere: −latitude/90°, longitude/180°. */
  ScatteredPoints map() {
    double[] values = new double[2 * count()];
    for (int i = 0; i < count(); i++) {
      values[2 * i] = -latitudes[i] / 90;
      values[2 * i + 1] = longitudes[i] / 180;
    }
    return new ScatteredPoints(2, values);
  }

  /** x, y and z of unit vectors. */
  ScatteredPoints vectors() {
    double[] values = new double[3 * count()];
    for (int i = 0; i < count(); i++) {
      System.arraycopy(vector(i), 0, values, 3 * i, 3);
    }
    return new ScatteredPoints(3, values);
  }

  private double[] vector(int i) {
    double latitude = Math.toRadians(latitudes[i]);
    double longitude = Math.toRadians(longitudes[i]);
    return new double[] {
      Math.cos(latitude) * Math.cos(longitude),
      Math.cos(latitude) * Math.sin(longitude),
      Math.sin(latitude)
    };
  }

  /** For each of these places, whether the nearest of the others is land. */
  boolean[] nearest(SpherePoints others) {
    double[][] theirs = new double[others.count()][];
    for (int k = 0; k < theirs.length; k++) {
      theirs[k] = others.vector(k);
    }
    boolean[] guesses = new boolean[count()];
    for (int i = 0; i < count(); i++) {
      double[] a = vector(i);
      double best = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < theirs.length; k++) {
        double[] b = theirs[k];
        double cosine = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        if (cosine > best) {
          best = cosine;
          guesses[i] = others.land(k);
        }
      }
    }
    return guesses;
  }
}
