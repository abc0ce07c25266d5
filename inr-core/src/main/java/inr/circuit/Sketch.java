package inr.circuit;

import inr.formula.Expression;
import inr.lapped.LappedAxis;
import inr.lattice.Lattice;
import inr.lattice.PlaceSet;
import inr.pieces.Windows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What encodings and layers write themselves into, in order, to become a {@link Circuit}. */
public final class Sketch {
  private final int dimensions;
  private final List<Operation> operations = new ArrayList<>();
  private final List<Tensor> tensors = new ArrayList<>();
  private final List<Wire> heads = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private String prefix = "";
  private int wires;
  private int parameters;

  /** An empty sketch of a network of {@code dimensions} coordinates. */
  public Sketch(int dimensions) {
    this.dimensions = dimensions;
  }

  /** Coordinates D of a point. */
  public int dimensions() {
    return dimensions;
  }

  /** Writes a part: names of its tensors begin with {@code name} and a dot. */
  public <T> T part(String name, Supplier<T> writing) {
    String before = prefix;
    prefix = before + name + ".";
    T written = writing.get();
    prefix = before;
    return written;
  }

  /**
   * New parameters.
   *
   * @param name of this part of the network
   */
  public Tensor tensor(String name, int rows, int columns, Role role, Distribution initial) {
    String whole = prefix + name;
    if (!names.add(whole)) {
      throw new IllegalArgumentException("network has two tensors of the name " + whole);
    }
    Tensor tensor = new Tensor(whole, tensors.size(), parameters, rows, columns, role, initial);
    tensors.add(tensor);
    try {
      parameters = Math.addExact(parameters, Math.multiplyExact(rows, columns));
    } catch (ArithmeticException tooLarge) {
      throw new IllegalArgumentException(
          "network has more than " + Integer.MAX_VALUE + " parameters; use narrower layers",
          tooLarge);
    }
    return tensor;
  }

  private Wire wire(int columns) {
    return new Wire(wires++, columns);
  }

  /** Features of the coordinates without parameters. */
  public Wire features(PointFunction function) {
    Wire output = wire(function.features());
    operations.add(new Operation.Features(function, output));
    return output;
  }

  /**
   * Numbers of new tables, interpolated: {@code features} of each lattice, side by side. Their
   * tensors are {@code table0}, {@code table1}, ….
   */
  public Wire lookup(List<Lattice> lattices, int features, Distribution initial) {
    List<Operation.Lookup.Table> tables = new ArrayList<>();
    for (Lattice lattice : lattices) {
      if (lattice.dimensions() != dimensions) {
        throw new IllegalArgumentException(
            "lattice has "
                + lattice.dimensions()
                + " axes but there are "
                + dimensions
                + " coordinates");
      }
      String name = "table" + tables.size();
      Tensor numbers = tensor(name, lattice.rows(), features, Role.TABLE, initial);
      tables.add(new Operation.Lookup.Table(lattice, numbers));
    }
    Wire output = wire(features * tables.size());
    operations.add(new Operation.Lookup(tables, List.of(Partial.value(dimensions)), output));
    return output;
  }

  /**
   * Small networks in windows, blended; each has new parameters, whose names begin with {@code
   * piece} and its number. To optimizers they are numbers that points look up.
   *
   * @param circuits one for each window, all of the same coordinates and channels
   * @param scales what their predictions are multiplied by
   */
  public Wire pieces(Windows windows, List<Circuit> circuits, List<Double> scales) {
    if (windows.dimensions() != dimensions) {
      throw new IllegalArgumentException(
          "windows have "
              + windows.dimensions()
              + " axes but there are "
              + dimensions
              + " coordinates");
    }
    List<Operation.Pieces.Piece> pieces = new ArrayList<>();
    for (int k = 0; k < windows.count(); k++) {
      Circuit circuit = circuits.get(k);
      List<Tensor> own =
          part(
              "piece" + k,
              () ->
                  circuit.layout().tensors().stream()
                      .map(t -> tensor(t.name(), t.rows(), t.columns(), Role.TABLE, t.initial()))
                      .toList());
      pieces.add(new Operation.Pieces.Piece(circuit, own, scales.get(k)));
    }
    Wire output = wire(Wire.columns(circuits.get(0).outputs()));
    operations.add(new Operation.Pieces(windows, pieces, Jet.value(), List.of(output)));
    return output;
  }

  /**
   * Sums of local cosines with new numbers: one for each choice of cosines, side by side. Their
   * tensors are {@code table0}, {@code table1}, ….
   */
  public Wire expansion(LappedAxis axis, List<PlaceSet> chosen, Distribution initial) {
    if (axis.axis() >= dimensions) {
      throw new IllegalArgumentException(
          "local cosines run along coordinate "
              + axis.axis()
              + " but there are "
              + dimensions
              + " coordinates");
    }
    List<Operation.Expansion.Series> tables = new ArrayList<>();
    for (PlaceSet support : chosen) {
      Tensor numbers = tensor("table" + tables.size(), support.count(), 1, Role.TABLE, initial);
      tables.add(new Operation.Expansion.Series(support, numbers));
    }
    Wire output = wire(tables.size());
    operations.add(new Operation.Expansion(axis, tables, 1, 0, output));
    return output;
  }

  /** W x + b with new parameters {@code weight} and {@code bias}. */
  public Wire affine(List<Wire> x, int width, Distribution weight, Distribution bias) {
    Tensor w = tensor("weight", width, Wire.columns(x), Role.WEIGHT, weight);
    Tensor b = tensor("bias", width, 1, Role.BIAS, bias);
    return affine(x, w, Optional.of(b));
  }

  /** W x + b. */
  public Wire affine(List<Wire> x, Tensor weight, Optional<Tensor> bias) {
    if (weight.columns() != Wire.columns(x)) {
      throw new IllegalArgumentException(
          weight.name() + " has " + weight.columns() + " columns but meets " + Wire.columns(x));
    }
    Wire output = wire(weight.rows());
    operations.add(new Operation.Affine(List.copyOf(x), weight, bias, output));
    return output;
  }

  /** Formulas of equally wide wires, then columns; see {@link Operation.Pointwise}. */
  public List<Wire> pointwise(List<Wire> x, List<Tensor> columns, List<Expression> formulas) {
    int width = x.get(0).columns();
    for (Wire input : x) {
      if (input.columns() != width) {
        throw new IllegalArgumentException(
            "formula meets wires of " + width + " and of " + input.columns() + " columns");
      }
    }
    for (Tensor column : columns) {
      if (column.size() != width && column.size() != 1) {
        throw new IllegalArgumentException(
            column.name() + " has " + column.size() + " numbers; 1 or " + width + " are needed");
      }
    }
    List<Wire> outputs = formulas.stream().map(formula -> wire(width)).toList();
    operations.add(
        new Operation.Pointwise(
            List.copyOf(x), List.copyOf(columns), List.copyOf(formulas), outputs));
    return outputs;
  }

  /** Mean 0, variance 1 over the columns of x, then gain and shift with new parameters. */
  public Wire normalise(List<Wire> x, double epsilon) {
    int width = Wire.columns(x);
    Tensor gain = tensor("gain", width, 1, Role.COLUMN, new Distribution.Constant(1));
    Tensor shift = tensor("shift", width, 1, Role.COLUMN, new Distribution.Constant(0));
    Wire output = wire(width);
    operations.add(new Operation.Normalise(only(x), gain, shift, epsilon, output));
    return output;
  }

  private static Wire only(List<Wire> x) {
    if (x.size() != 1) {
      throw new IllegalArgumentException(
          "a norm or the end of a network meets " + x.size() + " wires; put a dense layer between");
    }
    return x.get(0);
  }

  /** Says that a wire is what one of several heads predicts; they are numbered in this order. */
  public void head(Wire prediction) {
    heads.add(prediction);
  }

  /** The circuit of all this, whose predictions are the columns of {@code output}. */
  public Circuit finish(List<Wire> output) {
    return new Circuit(
        dimensions, wires, operations, List.of(only(output)), heads, new ParameterLayout(tensors));
  }
}
