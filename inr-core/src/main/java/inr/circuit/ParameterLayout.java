package inr.circuit;

import inr.random.CounterRandom;
import java.util.List;

/** Where each parameter tensor lies in the one flat vector, in the order in which they are met. */
public final class ParameterLayout {
  private final List<Tensor> tensors;
  private final int size;

  ParameterLayout(List<Tensor> tensors) {
    this.tensors = List.copyOf(tensors);
    this.size = tensors.stream().mapToInt(Tensor::size).sum();
  }

  /** The tensors in order. */
  public List<Tensor> tensors() {
    return tensors;
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

  /** Those that count steps. */
  public List<Tensor> clocks() {
    return tensors.stream().filter(tensor -> tensor.role() == Role.CLOCK).toList();
  }

  /** Number of parameters. */
  public int size() {
    return size;
  }

  /** Initial values of a seed: rounded to float, the same on every backend. */
  public Parameters initial(long seed) {
    float[] values = new float[size];
    for (Tensor tensor : tensors) {
      CounterRandom random = new CounterRandom(seed, CounterRandom.PARAMETERS + tensor.number());
      for (int i = 0; i < tensor.size(); i++) {
        values[tensor.offset() + i] = (float) tensor.initial().draw(random, i);
      }
    }
    return new Parameters(this, values);
  }
}
