package inr.backend;

import java.util.Arrays;

/** An array of a trainer's state, in the width that it has there. */
public sealed interface Numbers {
  /** How many. */
  int size();

  /** The same numbers, in arrays of their own. */
  Numbers copy();

  /** The same numbers, rounded to float where they are not. */
  float[] toFloats();

  /** The same numbers as doubles. */
  double[] toDoubles();

  /** Whether none is infinite or NaN. */
  boolean isFinite();

  /** Single precision. */
  record Floats(float[] values) implements Numbers {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Floats copy() {
      return new Floats(values.clone());
    }

    @Override
    public float[] toFloats() {
      return values;
    }

    @Override
    public double[] toDoubles() {
      double[] wide = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        wide[i] = values[i];
      }
      return wide;
    }

    @Override
    public boolean isFinite() {
      for (float value : values) {
        if (!Float.isFinite(value)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Floats floats && Arrays.equals(values, floats.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }

  /** Double precision. */
  record Doubles(double[] values) implements Numbers {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Doubles copy() {
      return new Doubles(values.clone());
    }

    @Override
    public float[] toFloats() {
      float[] narrow = new float[values.length];
      for (int i = 0; i < values.length; i++) {
        narrow[i] = (float) values[i];
      }
      return narrow;
    }

    @Override
    public double[] toDoubles() {
      return values;
    }

    @Override
    public boolean isFinite() {
      return Arrays.stream(values).allMatch(Double::isFinite);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Doubles doubles && Arrays.equals(values, doubles.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }
}
