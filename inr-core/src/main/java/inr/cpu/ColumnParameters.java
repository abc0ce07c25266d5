package inr.cpu;

import inr.circuit.Tensor;

/**
 * Numbers of each feature, or one for all, as formulas meet them: laid out like a wire, the same in
 * every row. The gradient in a shard is one number for each feature, padded.
 */
final class ColumnParameters implements ParameterUnit {
  private final Tensor tensor;
  private final Panels panels;
  private final int rowCapacity;
  private final int gradientOffset;
  private final float[] expanded;

  ColumnParameters(Tensor tensor, Panels panels, int rowCapacity, int gradientOffset) {
    this.tensor = tensor;
    this.panels = panels;
    this.rowCapacity = rowCapacity;
    this.gradientOffset = gradientOffset;
    this.expanded = Aligned.floats(rowCapacity * panels.padded());
  }

  /** The numbers in every row of a tile. */
  float[] expanded() {
    return expanded;
  }

  /** Place of the gradient of the features of a panel in a shard. */
  int gradientPlace(int panel) {
    return gradientOffset + Aligned.LEAD + panels.start(panel);
  }

  /** Refuses formulas of other widths than the first that meets the numbers. */
  void requireWidth(int width) {
    if (width != panels.columns()) {
      throw new IllegalArgumentException(
          tensor.name()
              + " meets formulas of "
              + panels.columns()
              + " and of "
              + width
              + " columns; equal widths are needed");
    }
  }

  @Override
  public int rows() {
    return tensor.size();
  }

  @Override
  public int gradientSize() {
    return panels.padded();
  }

  @Override
  public void collect(Shard[] shards, int count, float[] flat, int from, int to) {
    int place = gradientOffset + Aligned.LEAD;
    int features = tensor.size() == 1 ? panels.columns() : 1;
    for (int i = from; i < to; i++) {
      float sum = 0;
      for (int s = 0; s < count; s++) {
        for (int f = 0; f < features; f++) {
          sum += shards[s].gradient[place + i + f];
        }
      }
      flat[tensor.offset() + i] = sum;
    }
  }

  @Override
  public void pack(float[] flat, int from, int to) {
    int last = tensor.size() == 1 ? panels.columns() : to;
    for (int i = from; i < last; i++) {
      float number = flat[tensor.offset() + (tensor.size() == 1 ? 0 : i)];
      for (int r = 0; r < rowCapacity; r++) {
        expanded[panels.index(rowCapacity, r, i)] = number;
      }
    }
  }

  @Override
  public int[] flatRanges(int from, int to) {
    return new int[] {tensor.offset() + from, tensor.offset() + to};
  }
}
