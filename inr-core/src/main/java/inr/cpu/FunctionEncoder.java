package inr.cpu;

import inr.circuit.Channel;
import inr.circuit.PointFunction;
import org.jspecify.annotations.Nullable;

/** Any function of the point, in double precision, rounded once. */
final class FunctionEncoder implements PointEncoder {
  private final PointFunction function;
  private final FeatureColumns columns;

  /** By axis, made when first asked for: not every function has them. */
  private volatile PointFunction @Nullable [] slopes;

  FunctionEncoder(PointFunction function, int rowCapacity) {
    this.function = function;
    this.columns = new FeatureColumns(function.features(), rowCapacity);
  }

  @Override
  public int scratchSize() {
    return 0;
  }

  @Override
  public void encode(double[] x, float[] features, int row, Scratch scratch) {
    double[] values = scratch.doubles(function.features());
    function.at(x, values);
    for (int f = 0; f < function.features(); f++) {
      features[columns.place(row, f)] = (float) values[f];
    }
  }

  @Override
  public void differentiate(double[] x, float[] dFeatures, int row, Scratch scratch, double[] dx) {
    PointFunction[] along = slopes();
    double[] values = scratch.doubles(function.features());
    for (int d = 0; d < dx.length; d++) {
      along[d].at(x, values);
      for (int f = 0; f < function.features(); f++) {
        dx[d] += dFeatures[columns.place(row, f)] * values[f];
      }
    }
  }

  private PointFunction[] slopes() {
    PointFunction[] known = slopes;
    if (known == null) {
      known = new PointFunction[function.dimensions()];
      for (int d = 0; d < known.length; d++) {
        known[d] = function.along(new Channel.Slope(d));
      }
      slopes = known;
    }
    return known;
  }
}
