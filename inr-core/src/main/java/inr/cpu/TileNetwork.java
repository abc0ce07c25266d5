package inr.cpu;

import inr.circuit.Circuit;
import inr.circuit.Operation;
import inr.circuit.Waves;
import inr.circuit.Wire;
import inr.cpu.kernel.Kernels;
import inr.cpu.kernel.MatrixKernel;
import inr.cpu.kernel.StripMath;
import inr.grid.Coordinates;
import inr.grid.Grid;
import inr.parallel.Workers;
import inr.sampling.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A circuit compiled to tiles, its packed parameters, and the way of one tile through it. */
final class TileNetwork {
  /** Rows of a product that one task of an update takes; divides the width of every panel. */
  static final int UPDATE_ROWS = 16;

  /**
   * Rows of a tile: a multiple of the kernels' blocks of 12, as measured; see docs/decisions. No
   * bit depends on it.
   */
  private static final int TILE_ROWS = 96;

  /** Rows of a tile where that many, but not twice as many, leave half of the first-level cache. */
  private static final int SMALL_TILE_ROWS = 48;

  /** Floats in half of a first-level cache of 48 KB. */
  private static final int HALF_CACHE = 6144;

  /** Some rows of one unit of parameters. */
  record UpdateUnit(ParameterUnit unit, int from, int to) {}

  private final Circuit circuit;
  private final StripMath strips;
  private final MatrixKernel kernel;
  private final TileProgram program;
  private final List<TileOperation> operations;
  private final List<LookupOperation> lookups;
  private final List<UpdateUnit> updateUnits = new ArrayList<>();
  private final List<Panels> outputPanels = new ArrayList<>();
  private final int[] outputWires;
  private final int[] outputPlaces;
  private final int[] outputSteps;

  /** A circuit; {@code fused} unless a test wants every operation by itself. */
  TileNetwork(Circuit circuit, boolean fused) {
    this.circuit = circuit;
    this.strips = Kernels.strips();
    this.kernel = Kernels.matrices();
    this.program = CircuitCompiler.compile(circuit, tileRows(circuit), fused, kernel, strips);
    this.operations = program.operations();
    this.lookups = LookupOperation.of(operations);
    for (ParameterUnit unit : program.units()) {
      for (int from = 0; from < unit.rows(); from += unit.taskRows()) {
        int to = Math.min(unit.rows(), from + unit.taskRows());
        updateUnits.add(new UpdateUnit(unit, from, to));
      }
    }
    int outputs = Wire.columns(circuit.outputs());
    this.outputWires = new int[outputs];
    this.outputPlaces = new int[outputs];
    this.outputSteps = new int[outputs];
    int o = 0;
    for (Wire wire : circuit.outputs()) {
      Panels panels = new Panels(wire.columns());
      outputPanels.add(panels);
      for (int c = 0; c < wire.columns(); c++) {
        outputWires[o] = wire.number();
        outputPlaces[o] = panels.index(program.tileRows(), 0, c);
        outputSteps[o] = panels.width(panels.panelOf(c));
        o++;
      }
    }
  }

  /** Rows of a tile. */
  int tileRows() {
    return program.tileRows();
  }

  private static int tileRows(Circuit circuit) {
    int widest =
        circuit.operations().stream()
            .filter(operation -> !operation.inputs().isEmpty())
            .flatMap(operation -> operation.outputs().stream())
            .mapToInt(Wire::columns)
            .max()
            .orElseThrow();
    boolean onlySmallFits =
        TILE_ROWS * widest > HALF_CACHE && SMALL_TILE_ROWS * widest <= HALF_CACHE;
    return onlySmallFits ? SMALL_TILE_ROWS : TILE_ROWS;
  }

  /** Numbers that come out of a point: channels, and their derivatives in a lifted circuit. */
  int outputs() {
    return outputWires.length;
  }

  /** Whether a layer is so wide that the products run in their main blocks. */
  boolean hasFullPanels() {
    return program.units().stream()
        .anyMatch(
            unit ->
                unit instanceof DenseParameters dense && dense.outputs().width(0) == Panels.WIDEST);
  }

  /** Floats of the gradient of one shard. */
  int gradientSize() {
    return program.gradientSize();
  }

  /** The parameters cut into independent parts. */
  List<UpdateUnit> updateUnits() {
    return updateUnits;
  }

  /**
   * Buffers for one worker.
   *
   * @param targets numbers that a point is compared with
   * @param arrays that others than its own operations put into the scratch
   */
  TileSpace newSpace(int targets, int arrays) {
    return new TileSpace(
        program.tileRows(),
        circuit.dimensions(),
        program.wires(),
        program.gradients(),
        operations,
        new Scratch(Math.max(arrays, program.scratchArrays()), program.scratchFloats()),
        targets);
  }

  /** Packs all parameters. */
  void pack(float[] parameters) {
    for (ParameterUnit unit : program.units()) {
      unit.pack(parameters, 0, unit.rows());
    }
  }

  /** Packs one unit's parameters, also for an input in use. */
  void pack(TileInput input, UpdateUnit part, float[] parameters) {
    part.unit().pack(parameters, part.from(), part.to());
    if (input.owns(part.unit())) {
      input.pack(part.from(), part.to());
    }
  }

  /** Adds the shards' gradients of one unit, in order. */
  void collect(TileInput input, UpdateUnit part, Shard[] shards, int count, float[] gradient) {
    if (input.owns(part.unit())) {
      input.collect(shards, count, gradient, part.from(), part.to());
    } else {
      part.unit().collect(shards, count, gradient, part.from(), part.to());
    }
  }

  /** The fastest way of these points through the first operations, as they are packed now. */
  TileInput evaluationInput(Coordinates coordinates, Workers workers) {
    Optional<DenseOperation> first = firstOnWaves();
    return first.isPresent() && GridInput.suits(waves(), coordinates)
        ? gridInput((Grid) coordinates, first.get(), workers)
        : new PointInput(coordinates, lookups);
  }

  /** Points whose coordinates all operations see. */
  TileInput pointInput(Coordinates coordinates) {
    return new PointInput(coordinates, lookups);
  }

  /** The fastest way for steps of so many points; each shard needs the input's sums. */
  TileInput trainingInput(Coordinates coordinates, int batchPoints, int shards, Workers workers) {
    Optional<DenseOperation> first = firstOnWaves();
    return first.isPresent()
            && GridInput.suits(waves(), coordinates)
            && GridInput.paysInTraining(
                (Grid) coordinates,
                batchPoints,
                shards,
                first.get().parameters().outputs().padded())
        ? gridInput((Grid) coordinates, first.get(), workers)
        : new PointInput(coordinates, lookups);
  }

  /** Batches of at most so many points from an input are about to be trained. */
  void reserve(TileInput input, int batchPoints) {
    operations.forEach(operation -> operation.reserve(input, batchPoints));
  }

  /** A batch is about to go forward and back, in the spaces of the workers. */
  void begin(TileInput input, Batch batch, Workers workers, TileSpace[] spaces) {
    operations.forEach(operation -> operation.begin(input, batch, workers, spaces));
  }

  /** A batch of so many points has gone forward and back. */
  void complete(int points, Workers workers, TileSpace[] spaces) {
    operations.forEach(operation -> operation.complete(points, workers, spaces));
  }

  /** The product that alone reads the features, which are waves; where there is one. */
  private Optional<DenseOperation> firstOnWaves() {
    List<Operation> all = circuit.operations();
    boolean alone =
        all.get(0) instanceof Operation.Features features
            && features.function() instanceof Waves
            && all.stream().filter(o -> o.inputs().isEmpty()).count() == 1
            && all.stream().filter(o -> o.inputs().contains(features.output())).count() == 1
            && all.get(1).inputs().equals(List.of(features.output()));
    return alone && operations.get(1) instanceof DenseOperation first
        ? Optional.of(first)
        : Optional.empty();
  }

  private Waves waves() {
    return (Waves) ((Operation.Features) circuit.operations().get(0)).function();
  }

  private GridInput gridInput(Grid grid, DenseOperation first, Workers workers) {
    GridInput input = new GridInput(grid, waves(), first, kernel, strips, workers);
    List<UpdateUnit> units =
        updateUnits.stream().filter(part -> part.unit() == first.parameters()).toList();
    workers.run(units.size(), (worker, i) -> input.pack(units.get(i).from(), units.get(i).to()));
    return input;
  }

  /** Takes the tile that the input has loaded through all operations. */
  void forward(TileInput input, TileSpace space, int rows, boolean backToo) {
    input.forward(space, rows, backToo);
    for (int o = input.operations(); o < operations.size(); o++) {
      operations.get(o).forward(space, rows, backToo);
    }
  }

  /** The buffer of a number that comes out. */
  float[] outputs(TileSpace space, int output) {
    return space.values[outputWires[output]];
  }

  /** The buffer of its gradient. */
  float[] outputGradients(TileSpace space, int output) {
    return space.gradients[outputWires[output]];
  }

  /** Place of a number that comes out of a row in both buffers. */
  int outputIndex(int row, int output) {
    return outputPlaces[output] + row * outputSteps[output];
  }

  /** Zeroes the gradients of what comes out of the first rows, padding included. */
  void clearOutputGradients(TileSpace space, int rows) {
    for (int w = 0; w < outputPanels.size(); w++) {
      Panels panels = outputPanels.get(w);
      float[] gradients = space.gradients[circuit.outputs().get(w).number()];
      for (int p = 0; p < panels.count(); p++) {
        int from = panels.offset(program.tileRows(), p);
        Arrays.fill(gradients, from, from + rows * panels.width(p), 0);
      }
    }
  }

  /** Takes the gradients of what comes out back through all operations and adds to a shard. */
  void backward(TileInput input, TileSpace space, int rows, Shard shard) {
    for (int o = operations.size() - 1; o >= input.operations(); o--) {
      TileOperation operation = operations.get(o);
      operation.throughActivation(space, rows);
      if (program.propagates()[o]) {
        operation.accumulateAndPropagate(space, rows, shard);
      } else {
        operation.accumulate(space, rows, shard);
      }
    }
    input.accumulate(space, rows, shard);
  }

  /** Takes the gradients of what comes out back to the features. */
  void backwardToFeatures(TileSpace space, int rows) {
    for (int o = operations.size() - 1; o >= 0; o--) {
      operations.get(o).throughActivation(space, rows);
      operations.get(o).propagate(space, rows);
    }
  }

  /** Derivatives with respect to the coordinates of the point of a row, from there. */
  void differentiate(TileSpace space, int row, double[] dx) {
    Arrays.fill(dx, 0);
    for (TileOperation operation : operations) {
      operation.toPoint(space, row, dx);
    }
  }
}
