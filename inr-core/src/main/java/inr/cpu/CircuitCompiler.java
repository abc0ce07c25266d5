package inr.cpu;

import inr.circuit.Circuit;
import inr.circuit.Operation;
import inr.circuit.Tensor;
import inr.circuit.Wire;
import inr.cpu.kernel.MatrixKernel;
import inr.cpu.kernel.StripMath;
import inr.formula.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses what executes each operation of a circuit.
 *
 * <p>A product and the formula of one variable that alone reads it become one {@link
 * DenseOperation}, whose constant factors go into the weights. All else is executed as it stands.
 * The choice follows from the circuit alone, never from the machine: it is part of the bits.
 */
final class CircuitCompiler {
  /**
   * An operation as it is executed.
   *
   * @param operation what the circuit has
   * @param activation the formula that follows it at once, if it is a product and one does
   * @param outputs wires that it writes
   */
  private record Step(Operation operation, Optional<Expression> activation, List<Wire> outputs) {}

  private final Circuit circuit;
  private final MatrixKernel kernel;
  private final StripMath strips;
  private final int tileRows;
  private final boolean fused;
  private final Map<Wire, Integer> readers = new HashMap<>();
  private final Map<Tensor, Integer> users = new HashMap<>();
  private final Map<Tensor, ParameterUnit> unitOf = new HashMap<>();
  private final List<TileOperation> operations = new ArrayList<>();
  private final List<ParameterUnit> units = new ArrayList<>();
  private final GradientPlan gradients;
  private final int[] wires;
  private final boolean[] propagates;
  private int gradientSize;
  private int scratchArrays = 3;
  private int scratchFloats = StripProgram.SCRATCH;

  private CircuitCompiler(
      Circuit circuit, int tileRows, boolean fused, MatrixKernel kernel, StripMath strips) {
    this.circuit = circuit;
    this.kernel = kernel;
    this.strips = strips;
    this.tileRows = tileRows;
    this.fused = fused;
    this.wires = new int[circuit.wires()];
    this.gradients = new GradientPlan(wires.length);
    for (Operation operation : circuit.operations()) {
      operation.inputs().forEach(wire -> readers.merge(wire, 1, Integer::sum));
      operation.tensors().forEach(tensor -> users.merge(tensor, 1, Integer::sum));
    }
    circuit.outputs().forEach(wire -> readers.merge(wire, 1, Integer::sum));
    List<Step> steps = steps(fused);
    for (Step step : steps) {
      step.outputs().forEach(wire -> wires[wire.number()] = padded(wire));
    }
    List<boolean[]> adds = planGradients(steps);
    for (int i = 0; i < steps.size(); i++) {
      operations.add(compile(i, steps.get(i), adds.get(i)));
    }
    this.propagates = propagates(steps);
  }

  /** Compiles a circuit for tiles of {@code tileRows} rows. */
  static TileProgram compile(
      Circuit circuit, int tileRows, boolean fused, MatrixKernel kernel, StripMath strips) {
    CircuitCompiler c = new CircuitCompiler(circuit, tileRows, fused, kernel, strips);
    return new TileProgram(
        tileRows,
        c.operations,
        c.units,
        c.wires,
        c.gradients,
        c.gradientSize,
        c.propagates,
        c.scratchArrays,
        c.scratchFloats);
  }

  private static int padded(Wire wire) {
    return new Panels(wire.columns()).padded();
  }

  private List<Step> steps(boolean fused) {
    List<Step> steps = new ArrayList<>();
    List<Operation> all = circuit.operations();
    for (int i = 0; i < all.size(); i++) {
      Operation operation = all.get(i);
      Optional<Operation.Pointwise> next =
          i + 1 < all.size() && all.get(i + 1) instanceof Operation.Pointwise pointwise
              ? Optional.of(pointwise)
              : Optional.empty();
      if (fused
          && operation instanceof Operation.Affine affine
          && next.isPresent()
          && belongTogether(affine, next.get())) {
        steps.add(
            new Step(operation, Optional.of(next.get().formulas().get(0)), next.get().outputs()));
        i++;
      } else {
        steps.add(new Step(operation, Optional.empty(), operation.outputs()));
      }
    }
    return steps;
  }

  private boolean belongTogether(Operation.Affine affine, Operation.Pointwise pointwise) {
    return affine.bias().isPresent()
        && users.getOrDefault(affine.weight(), 0) == 1
        && readers.getOrDefault(affine.output(), 0) == 1
        && pointwise.inputs().equals(List.of(affine.output()))
        && pointwise.columns().isEmpty()
        && pointwise.formulas().size() == 1;
  }

  /**
   * Goes the way back and gives every wire a buffer; tells of each operation and input whether
   * there is a gradient to add to.
   */
  private List<boolean[]> planGradients(List<Step> steps) {
    List<boolean[]> adds = new ArrayList<>();
    circuit.outputs().forEach(wire -> gradients.take(wire.number(), padded(wire)));
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      for (Wire output : step.outputs()) {
        if (!gradients.take(output.number(), padded(output))) {
          throw new IllegalArgumentException(
              "circuit writes wire " + output.number() + ", which nothing reads");
        }
      }
      List<Wire> inputs = step.operation().inputs();
      boolean[] add = new boolean[inputs.size()];
      for (int k = 0; k < add.length; k++) {
        add[k] = gradients.take(inputs.get(k).number(), padded(inputs.get(k)));
      }
      // What reads the point itself gives derivatives by it after the whole way back.
      if (!inputs.isEmpty()) {
        step.outputs().forEach(output -> gradients.release(output.number()));
      }
      adds.add(0, add);
    }
    return adds;
  }

  /** Whether an operation reads anything but features of the points. */
  private static boolean[] propagates(List<Step> steps) {
    Set<Wire> features = new HashSet<>();
    boolean[] propagates = new boolean[steps.size()];
    for (int i = 0; i < propagates.length; i++) {
      List<Wire> inputs = steps.get(i).operation().inputs();
      propagates[i] = !features.containsAll(inputs);
      if (steps.get(i).operation() instanceof Operation.Features) {
        features.addAll(steps.get(i).outputs());
      }
    }
    return propagates;
  }

  private TileOperation compile(int number, Step step, boolean[] adds) {
    Operation operation = step.operation();
    OperationPlaces places =
        new OperationPlaces(
            number,
            operation.inputs().stream().mapToInt(Wire::number).toArray(),
            adds,
            step.outputs().stream().mapToInt(Wire::number).toArray(),
            tileRows);
    if (operation instanceof Operation.Features features) {
      PointEncoder encoder = PointEncoder.of(features.function(), tileRows, strips);
      scratchFloats = Math.max(scratchFloats, encoder.scratchSize());
      return new FeaturesOperation(encoder, places.outputs()[0]);
    } else if (operation instanceof Operation.Lookup lookup) {
      List<TableParameters> tables = lookup.tables().stream().map(this::table).toList();
      return new LookupOperation(lookup, tables, places);
    } else if (operation instanceof Operation.Expansion expansion) {
      List<CosineParameters> tables =
          expansion.tables().stream().map(table -> cosines(expansion, table)).toList();
      return new ExpansionOperation(expansion, tables, places);
    } else if (operation instanceof Operation.Pieces pieces) {
      PieceParameters parameters = new PieceParameters(pieces);
      add(parameters);
      return new PiecesOperation(pieces, parameters, places, fused);
    } else if (operation instanceof Operation.Affine affine) {
      Expression formula = step.activation().orElse(Expression.z());
      ActivationProgram activation = new ActivationProgram(formula, strips);
      return new DenseOperation(
          denseParameters(affine, activation),
          places,
          affine.bias().isPresent(),
          activation,
          kernel,
          strips);
    } else if (operation instanceof Operation.Pointwise pointwise) {
      List<ColumnParameters> columns =
          pointwise.columns().stream()
              .map(tensor -> columnParameters(tensor, pointwise.inputs().get(0)))
              .toList();
      PointwiseOperation compiled =
          new PointwiseOperation(pointwise, columns, places, kernel, strips);
      scratchArrays = Math.max(scratchArrays, compiled.arrays());
      scratchFloats = Math.max(scratchFloats, compiled.scratch());
      return compiled;
    } else if (operation instanceof Operation.Normalise normalise) {
      NormParameters parameters = new NormParameters(normalise, gradientSize);
      add(parameters);
      return new NormOperation(parameters, places, normalise.epsilon());
    }
    throw new IllegalArgumentException(
        "backend cpu does not know operation " + operation + "; add it to CircuitCompiler");
  }

  /** Those of all products with the same weights. */
  private DenseParameters denseParameters(Operation.Affine affine, ActivationProgram activation) {
    if (unitOf.get(affine.weight()) instanceof DenseParameters known) {
      return known;
    }
    DenseParameters parameters =
        new DenseParameters(
            affine.inputs().stream().map(wire -> new Panels(wire.columns())).toList(),
            affine.weight(),
            affine.bias(),
            gradientSize,
            activation.inputFactor(),
            activation.slopeFactor());
    unitOf.put(affine.weight(), parameters);
    add(parameters);
    return parameters;
  }

  private TableParameters table(Operation.Lookup.Table table) {
    if (unitOf.get(table.numbers()) instanceof TableParameters known) {
      return known;
    }
    TableParameters parameters = new TableParameters(table.lattice(), table.numbers());
    unitOf.put(table.numbers(), parameters);
    add(parameters);
    return parameters;
  }

  private CosineParameters cosines(
      Operation.Expansion expansion, Operation.Expansion.Series table) {
    if (unitOf.get(table.numbers()) instanceof CosineParameters known) {
      return known;
    }
    CosineParameters parameters =
        new CosineParameters(expansion.axis().blocks(), table.chosen(), table.numbers());
    unitOf.put(table.numbers(), parameters);
    add(parameters);
    return parameters;
  }

  private ColumnParameters columnParameters(Tensor tensor, Wire like) {
    if (unitOf.get(tensor) instanceof ColumnParameters known) {
      known.requireWidth(like.columns());
      return known;
    }
    ColumnParameters parameters =
        new ColumnParameters(tensor, new Panels(like.columns()), gradientSize);
    unitOf.put(tensor, parameters);
    add(parameters);
    return parameters;
  }

  private void add(ParameterUnit unit) {
    units.add(unit);
    gradientSize += unit.gradientSize();
  }
}
