package inr.network;

import inr.random.CounterRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each parameter tensor lies in the one flat vector, layer by layer: {@code l.weight [out,
 * in]}, {@code l.bias [out]}.
 */
public final class ParameterLayout {
  /**
   * One tensor, row by row.
   *
   * @param name layer number and kind, such as {@code 0.weight}
   * @param offset place of its first element
   * @param rows outputs
   * @param columns inputs of a weight, 1 for a vector
   * @param initial distribution of its initial values
   */
  public record Tensor(String name, int offset, int rows, int columns, Distribution initial) {
    /** Number of elements. */
    public int size() {
      return rows * columns;
    }
  }

  private final List<Tensor> tensors = new ArrayList<>();
  private int size;

  private ParameterLayout() {}

  /** The layout of a network. */
  public static ParameterLayout of(NetworkSpec network) {
    ParameterLayout layout = new ParameterLayout();
    int[] widths = network.widths();
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      if (layer instanceof Layer.Dense dense) {
        layout.add(l + ".weight", dense.width(), widths[l], dense.weight());
        layout.add(l + ".bias", dense.width(), 1, dense.bias());
      } else if (layer instanceof Layer.LayerNorm) {
        layout.add(l + ".gain", widths[l], 1, new Distribution.Constant(1));
        layout.add(l + ".shift", widths[l], 1, new Distribution.Constant(0));
      }
    }
    return layout;
  }

  private void add(String name, int rows, int columns, Distribution initial) {
    tensors.add(new Tensor(name, size, rows, columns, initial));
    try {
      size = Math.addExact(size, Math.multiplyExact(rows, columns));
    } catch (ArithmeticException tooLarge) {
      throw new IllegalArgumentException(
          "network has more than " + Integer.MAX_VALUE + " parameters; use narrower layers",
          tooLarge);
    }
  }

  /** The tensors in order. */
  public List<Tensor> tensors() {
    return List.copyOf(tensors);
  }

  /** The tensor of a name. */
  public Tensor tensor(String name) {
    return tensors.stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "network has no parameter "
                        + name
                        + "; it has "
                        + tensors.stream().map(Tensor::name).toList()));
  }

  /** Number of parameters. */
  public int size() {
    return size;
  }

  /** Initial values of a seed: rounded to float, the same on every backend. */
  public Parameters initial(long seed) {
    float[] values = new float[size];
    for (int t = 0; t < tensors.size(); t++) {
      Tensor tensor = tensors.get(t);
      CounterRandom random = new CounterRandom(seed, CounterRandom.PARAMETERS + t);
      for (int i = 0; i < tensor.size(); i++) {
        values[tensor.offset() + i] = (float) tensor.initial().draw(random, i);
      }
    }
    return new Parameters(this, values);
  }
}
