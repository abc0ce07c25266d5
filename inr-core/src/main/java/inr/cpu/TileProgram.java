package inr.cpu;

import java.util.List;

/**
 * A compiled circuit.
 *
 * @param tileRows rows of a tile
 * @param operations in order
 * @param units the parameters as they use them
 * @param wires columns of each wire's buffer; 0 for one that is never written
 * @param gradients which buffer holds the gradient of each wire
 * @param gradientSize floats of the gradient of one shard
 * @param propagates of each operation, whether it has more than points before it
 * @param scratchArrays arrays of the largest program
 * @param scratchFloats floats of scratch
 */
record TileProgram(
    int tileRows,
    List<TileOperation> operations,
    List<ParameterUnit> units,
    int[] wires,
    GradientPlan gradients,
    int gradientSize,
    boolean[] propagates,
    int scratchArrays,
    int scratchFloats) {}
