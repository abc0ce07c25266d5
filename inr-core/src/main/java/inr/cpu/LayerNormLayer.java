package inr.cpu;

/**
 * y = γ ⊙ v + β with v = (x − mean x)/√(var x + ε) over the features of a point.
 *
 * <p>Sums over features run in double, in four chains, every fourth column of a panel in each. Kept
 * for the way back: v, then 1/√(var x + ε) per row.
 */
final class LayerNormLayer implements CpuLayer {
  private final Panels panels;
  private final int gainOffset;
  private final int shiftOffset;
  private final int rowCapacity;
  private final double epsilon;
  private final float[] gain;
  private final float[] shift;

  LayerNormLayer(Panels panels, int gainOffset, int shiftOffset, int rowCapacity, double epsilon) {
    this.panels = panels;
    this.gainOffset = gainOffset;
    this.shiftOffset = shiftOffset;
    this.rowCapacity = rowCapacity;
    this.epsilon = epsilon;
    this.gain = new float[panels.padded()];
    this.shift = new float[panels.padded()];
  }

  @Override
  public Panels inputs() {
    return panels;
  }

  @Override
  public Panels outputs() {
    return panels;
  }

  @Override
  public int keptSize() {
    return rowCapacity * (panels.padded() + 1);
  }

  @Override
  public int gradientSize() {
    return 2 * panels.padded();
  }

  private int scaleIndex(int row) {
    return Aligned.LEAD + rowCapacity * panels.padded() + row;
  }

  private int index(int p, int row) {
    return panels.offset(rowCapacity, p) + row * panels.width(p);
  }

  @Override
  public void forward(
      float[] x, float[] y, TileSpace space, float[] kept, int rows, boolean slopes) {
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
  public void throughActivation(float[] dy, float[] kept, int rows) {
    // no activation: the gain is part of propagate
  }

  @Override
  public void accumulate(
      float[] x, float[] dz, float[] kept, float[] gradient, int gradientOffset, int rows) {
    for (int p = 0; p < panels.count(); p++) {
      int gains = gradientOffset + Aligned.LEAD + panels.start(p);
      int shifts = gains + panels.padded();
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
  public void propagate(float[] dz, float[] kept, float[] dx, int rows) {
    int features = panels.columns();
    for (int r = 0; r < rows; r++) {
      for (int p = 0; p < panels.count(); p++) {
        int at = index(p, r);
        for (int j = 0; j < panels.real(p); j++) {
          dx[at + j] = dz[at + j] * gain[panels.start(p) + j];
        }
      }
      float mean = (float) (sum(dx, r) / features);
      float along = (float) (product(dx, kept, r) / features);
      float scale = kept[scaleIndex(r)];
      for (int p = 0; p < panels.count(); p++) {
        int at = index(p, r);
        for (int j = 0; j < panels.real(p); j++) {
          dx[at + j] = Math.fma(-along, kept[at + j], dx[at + j] - mean) * scale;
        }
      }
    }
  }

  @Override
  public int parameterRows() {
    return panels.columns();
  }

  @Override
  public void collect(
      Shard[] shards, int count, int gradientOffset, float[] flat, int from, int to) {
    int gains = gradientOffset + Aligned.LEAD;
    int shifts = gains + panels.padded();
    for (int i = from; i < to; i++) {
      float gainGradient = shards[0].gradient[gains + i];
      float shiftGradient = shards[0].gradient[shifts + i];
      for (int s = 1; s < count; s++) {
        gainGradient += shards[s].gradient[gains + i];
        shiftGradient += shards[s].gradient[shifts + i];
      }
      flat[gainOffset + i] = gainGradient;
      flat[shiftOffset + i] = shiftGradient;
    }
  }

  @Override
  public void pack(float[] flat, int from, int to) {
    System.arraycopy(flat, gainOffset + from, gain, from, to - from);
    System.arraycopy(flat, shiftOffset + from, shift, from, to - from);
  }

  @Override
  public int[] flatRanges(int from, int to) {
    return new int[] {gainOffset + from, gainOffset + to, shiftOffset + from, shiftOffset + to};
  }
}
