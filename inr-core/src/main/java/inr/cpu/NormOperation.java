package inr.cpu;

import inr.cpu.kernel.Aligned;

/**
 * y = γ ⊙ v + β with v = (x − mean x)/√(var x + ε) over the features of a point.
 *
 * <p>Sums over features run in double, in four chains, every fourth column of a panel in each. Kept
 * for the way back: v, then 1/√(var x + ε) per row.
 */
final class NormOperation implements TileOperation {
  private final NormParameters parameters;
  private final Panels panels;
  private final int rowCapacity;
  private final double epsilon;
  private final int input;
  private final int output;
  private final int number;
  private final boolean adds;

  NormOperation(NormParameters parameters, OperationPlaces places, double epsilon) {
    this.parameters = parameters;
    this.panels = parameters.panels();
    this.rowCapacity = places.rowCapacity();
    this.epsilon = epsilon;
    this.input = places.inputs()[0];
    this.output = places.outputs()[0];
    this.number = places.number();
    this.adds = places.adds()[0];
  }

  @Override
  public int keptSize() {
    return rowCapacity * (panels.padded() + 1);
  }

  private int scaleIndex(int row) {
    return Aligned.LEAD + rowCapacity * panels.padded() + row;
  }

  private int index(int p, int row) {
    return panels.offset(rowCapacity, p) + row * panels.width(p);
  }

  @Override
  public void forward(TileSpace space, int rows, boolean backToo) {
    float[] x = space.values[input];
    float[] y = space.values[output];
    float[] kept = space.kept[number];
    int features = panels.columns();
    for (int r = 0; r < rows; r++) {
      double mean = sum(x, r) / features;
      float centre = (float) mean;
      float scale = (float) (1 / Math.sqrt(squares(x, r, mean) / features + epsilon));
      kept[scaleIndex(r)] = scale;
      for (int p = 0; p < panels.count(); p++) {
        normalise(x, y, kept, index(p, r), panels.start(p), panels.real(p), centre, scale);
      }
    }
  }

  private void normalise(
      float[] x, float[] y, float[] kept, int at, int start, int count, float centre, float scale) {
    float[] gain = parameters.gain();
    float[] shift = parameters.shift();
    for (int j = 0; j < count; j++) {
      float v = (x[at + j] - centre) * scale;
      kept[at + j] = v;
      y[at + j] = Math.fma(gain[start + j], v, shift[start + j]);
    }
  }

  /** Σ x over the features of a row. */
  private double sum(float[] x, int row) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int p = 0; p < panels.count(); p++) {
      int at = index(p, row);
      int end = at + panels.real(p);
      for (; at + 4 <= end; at += 4) {
        s0 += x[at];
        s1 += x[at + 1];
        s2 += x[at + 2];
        s3 += x[at + 3];
      }
      for (; at < end; at++) {
        s0 += x[at];
      }
    }
    return s0 + s1 + (s2 + s3);
  }

  /** Σ (x − mean)² over the features of a row. */
  private double squares(float[] x, int row, double mean) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int p = 0; p < panels.count(); p++) {
      int at = index(p, row);
      int end = at + panels.real(p);
      for (; at + 4 <= end; at += 4) {
        s0 += (x[at] - mean) * (x[at] - mean);
        s1 += (x[at + 1] - mean) * (x[at + 1] - mean);
        s2 += (x[at + 2] - mean) * (x[at + 2] - mean);
        s3 += (x[at + 3] - mean) * (x[at + 3] - mean);
      }
      for (; at < end; at++) {
        s0 += (x[at] - mean) * (x[at] - mean);
      }
    }
    return s0 + s1 + (s2 + s3);
  }

  /** Σ a·b over the features of a row. */
  private double product(float[] a, float[] b, int row) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int p = 0; p < panels.count(); p++) {
      int at = index(p, row);
      int end = at + panels.real(p);
      for (; at + 4 <= end; at += 4) {
        s0 += (double) a[at] * b[at];
        s1 += (double) a[at + 1] * b[at + 1];
        s2 += (double) a[at + 2] * b[at + 2];
        s3 += (double) a[at + 3] * b[at + 3];
      }
      for (; at < end; at++) {
        s0 += (double) a[at] * b[at];
      }
    }
    return s0 + s1 + (s2 + s3);
  }

  @Override
  public void accumulate(TileSpace space, int rows, Shard shard) {
    float[] dz = space.gradients[output];
    float[] kept = space.kept[number];
    float[] gradient = shard.gradient;
    for (int p = 0; p < panels.count(); p++) {
      int gains = parameters.gainGradientPlace() + panels.start(p);
      int shifts = parameters.shiftGradientPlace() + panels.start(p);
      for (int r = 0; r < rows; r++) {
        int at = index(p, r);
        for (int j = 0; j < panels.real(p); j++) {
          gradient[gains + j] = Math.fma(dz[at + j], kept[at + j], gradient[gains + j]);
          gradient[shifts + j] += dz[at + j];
        }
      }
    }
  }

  @Override
  public void propagate(TileSpace space, int rows) {
    float[] dz = space.gradients[output];
    float[] dx = space.gradients[input];
    float[] kept = space.kept[number];
    float[] gain = parameters.gain();
    int features = panels.columns();
    for (int r = 0; r < rows; r++) {
      for (int p = 0; p < panels.count(); p++) {
        int at = index(p, r);
        for (int j = 0; j < panels.real(p); j++) {
          dz[at + j] *= gain[panels.start(p) + j];
        }
      }
      float mean = (float) (sum(dz, r) / features);
      float along = (float) (product(dz, kept, r) / features);
      float scale = kept[scaleIndex(r)];
      for (int p = 0; p < panels.count(); p++) {
        int at = index(p, r);
        for (int j = 0; j < panels.real(p); j++) {
          float slope = Math.fma(-along, kept[at + j], dz[at + j] - mean) * scale;
          dx[at + j] = adds ? dx[at + j] + slope : slope;
        }
      }
    }
  }
}
