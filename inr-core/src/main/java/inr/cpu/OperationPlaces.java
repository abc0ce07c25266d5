package inr.cpu;

/**
 * Where a compiled operation finds what it works on.
 *
 * @param number of the operation: the place of what it keeps
 * @param inputs wires that it reads
 * @param adds of each, whether its gradient has a part of another reader already
 * @param outputs wires that it writes
 * @param rowCapacity rows that a tile's buffers hold
 */
record OperationPlaces(int number, int[] inputs, boolean[] adds, int[] outputs, int rowCapacity) {}
