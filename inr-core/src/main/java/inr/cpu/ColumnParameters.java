package inr.cpu;

import inr.circuit.Tensor;
import inr.cpu.kernel.Aligned;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers of each feature, or one for all, as formulas meet them: each panel's numbers again and
 * again, as long as a strip. The gradient in a shard is one number for each feature, padded.
 */
final class ColumnParameters implements ParameterUnit {
  /** A formula of the numbers, and its values where the numbers are. */
  private record Derived(StripProgram formula, float[] repeated) {}

  private final Tensor tensor;
  private final Panels panels;
  private final int gradientOffset;
  private final float[] repeated;
  private final List<Derived> derived = new ArrayList<>();
  private float[] scratch = new float[0];

  ColumnParameters(Tensor tensor, Panels panels, int gradientOffset) {
    this.tensor = tensor;
    this.panels = panels;
    this.gradientOffset = gradientOffset;
    this.repeated = repeatedFloats();
  }

  private float[] repeatedFloats() {
    return Aligned.floats(panels.count() * StripProgram.STRIP);
  }

  /** The numbers, each panel's as a strip of a program meets them. */
  float[] repeated() {
    return repeated;
  }

  /** Where the strip of a panel begins. */
  static int offset(int panel) {
    return Aligned.LEAD + panel * StripProgram.STRIP;
  }

  /** What a formula makes of the numbers, laid out as they are, from the next packing on. */
  float[] derive(StripProgram formula) {
    Derived fresh = new Derived(formula, repeatedFloats());
    derived.add(fresh);
    scratch = Aligned.floats(StripProgram.SCRATCH);
    return fresh.repeated();
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

  /** All of them, so that no two threads derive at a time. */
  @Override
  public int taskRows() {
    return tensor.size();
  }

  @Override
  public void pack(float[] flat, int from, int to) {
    int last = tensor.size() == 1 ? panels.columns() : to;
    for (int i = from; i < last; i++) {
      int p = panels.panelOf(i);
      float number = flat[tensor.offset() + (tensor.size() == 1 ? 0 : i)];
      repeated[offset(p) + i - panels.start(p)] = number;
    }
    repeat(repeated);
    for (Derived one : derived) {
      float[][] arrays = {repeated, one.repeated()};
      for (int p = 0; p < panels.count(); p++) {
        one.formula().run(arrays, new int[] {offset(p), offset(p)}, panels.width(p), scratch);
      }
      repeat(one.repeated());
    }
  }

  /** Fills the strip of each panel with its first row. */
  private void repeat(float[] strips) {
    for (int p = 0; p < panels.count(); p++) {
      int width = panels.width(p);
      for (int i = width; i < StripProgram.STRIP; i += width) {
        System.arraycopy(strips, offset(p), strips, offset(p) + i, width);
      }
    }
  }

  @Override
  public int[] flatRanges(int from, int to) {
    return new int[] {tensor.offset() + from, tensor.offset() + to};
  }
}
