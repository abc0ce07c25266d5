package inr.cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which buffer holds the gradient of each wire: on the way back a buffer is free again once the
 * operation that wrote the wire has been passed, so a chain of layers needs two.
 */
final class GradientPlan {
  private final int[] buffers;
  private final List<Integer> columns = new ArrayList<>();
  private final List<Boolean> taken = new ArrayList<>();

  /**
   * A plan for wires that nothing holds a gradient of yet.
   *
   * @param wires columns of each, with padding
   */
  GradientPlan(int wires) {
    this.buffers = new int[wires];
    Arrays.fill(buffers, -1);
  }

  /**
   * Gives a wire a buffer unless it has one.
   *
   * @return whether it had
   */
  boolean take(int wire, int width) {
    if (buffers[wire] >= 0) {
      return true;
    }
    int free = taken.indexOf(false);
    if (free < 0) {
      free = taken.size();
      taken.add(true);
      columns.add(width);
    }
    taken.set(free, true);
    columns.set(free, Math.max(columns.get(free), width));
    buffers[wire] = free;
    return false;
  }

  /** The gradient of a wire is used no more. */
  void release(int wire) {
    taken.set(buffers[wire], false);
  }

  /** Number of buffers. */
  int buffers() {
    return columns.size();
  }

  /** Columns of the widest wire in a buffer. */
  int columns(int buffer) {
    return columns.get(buffer);
  }

  /** The buffer of a wire; any for one that has no gradient. */
  int buffer(int wire) {
    return Math.max(0, buffers[wire]);
  }
}
