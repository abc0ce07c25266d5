package inr.cpu;

import inr.circuit.Tensor;
import inr.lapped.Blocks;
import inr.lattice.PlaceSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of chosen cosines, block by block.
 *
 * <p>No shard holds a gradient of them: the way back only leaves slopes, and {@link #collect} goes
 * through the points in their order. A task is some blocks, so tasks share no number.
 */
final class CosineParameters implements ParameterUnit {
  /** Numbers that are worth a task of their own. */
  private static final int BAND_NUMBERS = 1 << 12;

  private final int offset;
  private final float[] numbers;

  /** Order m in its block of each number. */
  private final int[] orders;

  /** Of each block, its first number; and the end of the last. */
  private final int[] starts;

  /** First block of each band, and the end of the last. */
  private final int[] bands;

  private final List<ExpansionGradient> readers = new ArrayList<>();

  CosineParameters(Blocks blocks, PlaceSet chosen, Tensor tensor) {
    this.offset = tensor.offset();
    this.numbers = new float[tensor.size()];
    this.orders = new int[numbers.length];
    this.starts = new int[blocks.count() + 1];
    int rank = 0;
    for (int block = 0; block < blocks.count(); block++) {
      starts[block] = rank;
      int place = chosen.next(blocks.border(block));
      while (place >= 0 && place < blocks.border(block + 1)) {
        orders[rank++] = place - blocks.border(block);
        place = chosen.next(place + 1);
      }
    }
    starts[blocks.count()] = rank;
    this.bands = bands(starts);
  }

  private static int[] bands(int[] starts) {
    int blocks = starts.length - 1;
    int[] bands = new int[blocks + 1];
    int count = 0;
    for (int block = 1; block < blocks; block++) {
      if (starts[block] - starts[bands[count]] >= BAND_NUMBERS) {
        bands[++count] = block;
      }
    }
    bands[++count] = blocks;
    return Arrays.copyOf(bands, count + 1);
  }

  /** The numbers in order. */
  float[] numbers() {
    return numbers;
  }

  /** Order of each number's cosine in its block. */
  int[] orders() {
    return orders;
  }

  /** First number of a block; that of the block after the last is the end. */
  int start(int block) {
    return starts[block];
  }

  /** What {@link #collect} sums up: one for each operation that reads these numbers. */
  void addReader(ExpansionGradient reader) {
    readers.add(reader);
  }

  @Override
  public int rows() {
    return bands.length - 1;
  }

  @Override
  public int taskRows() {
    return 1;
  }

  @Override
  public int gradientSize() {
    return 0;
  }

  @Override
  public void collect(Shard[] shards, int count, float[] flat, int from, int to) {
    int[] range = flatRanges(from, to);
    Arrays.fill(flat, range[0], range[1], 0);
    for (ExpansionGradient reader : readers) {
      reader.addTo(this, flat, offset, bands[from], bands[to]);
    }
  }

  @Override
  public void pack(float[] flat, int from, int to) {
    int[] range = flatRanges(from, to);
    System.arraycopy(flat, range[0], numbers, range[0] - offset, range[1] - range[0]);
  }

  @Override
  public int[] flatRanges(int from, int to) {
    return new int[] {offset + starts[bands[from]], offset + starts[bands[to]]};
  }
}
