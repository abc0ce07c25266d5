package inr.cpu;

import inr.circuit.Operation;
import inr.cpu.kernel.Aligned;

/** Gain γ and shift β of a norm. The gradient in a shard is that of γ, then that of β, padded. */
final class NormParameters implements ParameterUnit {
  private final Panels panels;
  private final int gainOffset;
  private final int shiftOffset;
  private final int gradientOffset;
  private final float[] gain;
  private final float[] shift;

  NormParameters(Operation.Normalise norm, int gradientOffset) {
    this.panels = new Panels(norm.output().columns());
    this.gainOffset = norm.gain().offset();
    this.shiftOffset = norm.shift().offset();
    this.gradientOffset = gradientOffset;
    this.gain = new float[panels.padded()];
    this.shift = new float[panels.padded()];
  }

  Panels panels() {
    return panels;
  }

  /** γ, column by column. */
  float[] gain() {
    return gain;
  }

  /** β, column by column. */
  float[] shift() {
    return shift;
  }

  /** Place of the gradient of γ in a shard. */
  int gainGradientPlace() {
    return gradientOffset + Aligned.LEAD;
  }

  /** Place of the gradient of β in a shard. */
  int shiftGradientPlace() {
    return gainGradientPlace() + panels.padded();
  }

  @Override
  public int rows() {
    return panels.columns();
  }

  @Override
  public int gradientSize() {
    return 2 * panels.padded();
  }

  @Override
  public void collect(Shard[] shards, int count, float[] flat, int from, int to) {
    int gains = gainGradientPlace();
    int shifts = shiftGradientPlace();
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
