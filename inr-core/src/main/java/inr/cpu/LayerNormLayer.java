package inr.cpu;

/**
 * y = γ ⊙ v + β with v = (x − mean x)/√(var x + ε) over the features of a point.
 *
 * <p>Sums over features run in double, in column order. Kept for the way back: v, then 1/√(var x +
 * ε) per row.
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
      double sum = 0;
      for (int p = 0; p < panels.count(); p++) {
        int at = index(p, r);
        for (int j = 0; j < panels.real(p); j++) {
          sum += x[at + j];
        }
      }
      double mean = sum / features;
      double squares = 0;
      for (int p = 0; p < panels.count(); p++) {
        int at = index(p, r);
        for (int j = 0; j < panels.real(p); j++) {
          double difference = x[at + j] - mean;
          squares += difference * difference;
        }
      }
      double scale = 1 / Math.sqrt(squares / features + epsilon);
      kept[scaleIndex(r)] = (float) scale;
      for (int p = 0; p < panels.count(); p++) {
        int at = index(p, r);
        for (int j = 0; j < panels.real(p); j++) {
          float v = (float) ((x[at + j] - mean) * scale);
          kept[at + j] = v;
          y[at + j] = Math.fma(gain[panels.start(p) + j], v, shift[panels.start(p) + j]);
        }
      }
    }
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
      double sum = 0;
      double along = 0;
      for (int p = 0; p < panels.count(); p++) {
        int at = index(p, r);
        for (int j = 0; j < panels.real(p); j++) {
          double g = (double) dz[at + j] * gain[panels.start(p) + j];
          sum += g;
          along += g * kept[at + j];
        }
      }
      double scale = kept[scaleIndex(r)];
      for (int p = 0; p < panels.count(); p++) {
        int at = index(p, r);
        for (int j = 0; j < panels.real(p); j++) {
          double g = (double) dz[at + j] * gain[panels.start(p) + j];
          dx[at + j] = (float) ((g - sum / features - kept[at + j] * (along / features)) * scale);
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
