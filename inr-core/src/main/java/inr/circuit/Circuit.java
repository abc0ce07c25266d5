package inr.circuit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A network written down: operations in an order in which each reads only what is there. Immutable.
 *
 * <p>Circuits are what engines execute; {@link #lift} gives the circuit of a network and its
 * derivatives.
 */
public final class Circuit {
  private final int dimensions;
  private final int wires;
  private final List<Operation> written;
  private final List<Operation> operations;
  private final List<Wire> outputs;
  private final List<Wire> heads;
  private final ParameterLayout layout;

  Circuit(
      int dimensions,
      int wires,
      List<Operation> operations,
      List<Wire> outputs,
      List<Wire> heads,
      ParameterLayout layout) {
    this.dimensions = dimensions;
    this.wires = wires;
    this.written = List.copyOf(operations);
    this.operations = heads.isEmpty() ? written : neededBy(outputs, written);
    this.outputs = List.copyOf(outputs);
    this.heads = List.copyOf(heads);
    this.layout = layout;
  }

  /** Operations without those whose outputs nothing reads. */
  private static List<Operation> neededBy(List<Wire> outputs, List<Operation> operations) {
    Set<Wire> read = new HashSet<>(outputs);
    Deque<Operation> needed = new ArrayDeque<>();
    for (int i = operations.size() - 1; i >= 0; i--) {
      Operation operation = operations.get(i);
      if (operation.outputs().stream().anyMatch(read::contains)) {
        needed.addFirst(operation);
        read.addAll(operation.inputs());
      }
    }
    return List.copyOf(needed);
  }

  /** Coordinates D of a point. */
  public int dimensions() {
    return dimensions;
  }

  /** Wires have numbers from 0 to this, exclusively; not all of them need be there. */
  public int wires() {
    return wires;
  }

  /** The operations in order: those that the outputs need. */
  public List<Operation> operations() {
    return operations;
  }

  /** Those of all heads, too. */
  List<Operation> written() {
    return written;
  }

  /** The predictions; in a lifted circuit what the jet asks for after them, channel by channel. */
  public List<Wire> outputs() {
    return outputs;
  }

  /**
   * Predictions of the layers that have several, each as wide as the output, which is one of them;
   * none in most networks.
   */
  public List<Wire> heads() {
    return heads;
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
