package inr.circuit;

import java.util.List;

/**
 * A network written down: operations in an order in which each reads only what is there. Immutable.
 *
 * <p>Circuits are what engines execute; {@link #lift} gives the circuit of a network and its
 * derivatives.
 */
public final class Circuit {
  private final int dimensions;
  private final int wires;
  private final List<Operation> operations;
  private final List<Wire> outputs;
  private final ParameterLayout layout;

  Circuit(
      int dimensions,
      int wires,
      List<Operation> operations,
      List<Wire> outputs,
      ParameterLayout layout) {
    this.dimensions = dimensions;
    this.wires = wires;
    this.operations = List.copyOf(operations);
    this.outputs = List.copyOf(outputs);
    this.layout = layout;
  }

  /** Coordinates D of a point. */
  public int dimensions() {
    return dimensions;
  }

  /** Number of wires: their numbers are 0 to this, exclusively. */
  public int wires() {
    return wires;
  }

  /** The operations in order. */
  public List<Operation> operations() {
    return operations;
  }

  /** The predictions; in a lifted circuit their derivatives after them, channel by channel. */
  public List<Wire> outputs() {
    return outputs;
  }

  /** The circuit of the same field and its derivatives, with the same parameters. */
  public Circuit lift(Jet jet) {
    return jet.channels().isEmpty() ? this : Lifting.of(this, jet);
  }

  /** Where the parameters lie. */
  public ParameterLayout layout() {
    return layout;
  }
}
