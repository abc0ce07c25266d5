package inr.cpu;

import inr.circuit.Tensor;
import inr.lattice.Entries;
import inr.lattice.Lattice;
import inr.lattice.PlaceSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of a table by place, and their gradient likewise. Vertices without numbers have a
 * place, too: theirs stay 0 and their gradient is thrown away.
 *
 * <p>No shard holds a gradient of it: the way back only leaves the slopes of what was looked up,
 * and {@link #collect} goes through the points in their order. A task is a band of vertices along
 * the slowest axis, so tasks share no place, and every place gets its terms in the order of the
 * points, however many tasks there are.
 */
final class TableParameters implements ParameterUnit {
  /** Places that are worth a task of their own. */
  private static final int BAND_PLACES = 1 << 15;

  private final Lattice lattice;
  private final Places places;
  private final int offset;
  private final int features;
  private final float[] numbers;
  private final float[] gradient;

  /** First vertex along the slowest axis of each band, and the end of the last. */
  private final int[] bands;

  private final List<LookupGradient> readers = new ArrayList<>();

  TableParameters(Lattice lattice, Tensor tensor) {
    this.lattice = lattice;
    this.places = new Places(lattice);
    this.offset = tensor.offset();
    this.features = tensor.columns();
    this.numbers = new float[lattice.places() * features];
    this.gradient = new float[numbers.length];
    int slowest = lattice.axes().get(0).vertices();
    boolean whole = places.shared || lattice.dimensions() == 1;
    int count =
        whole
            ? 1
            : Math.max(1, Math.min(slowest, (lattice.places() + BAND_PLACES - 1) / BAND_PLACES));
    this.bands = new int[count + 1];
    for (int b = 0; b <= count; b++) {
      bands[b] = (int) ((long) slowest * b / count);
    }
  }

  Lattice lattice() {
    return lattice;
  }

  /** Where its vertices are. */
  Places places() {
    return places;
  }

  int features() {
    return features;
  }

  /** The numbers, {@code [place][feature]}. */
  float[] numbers() {
    return numbers;
  }

  /** What {@link #collect} sums up: one for each lookup that reads this table. */
  void addReader(LookupGradient reader) {
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

  /** First place of a band. */
  private int place(int band) {
    return band == rows()
        ? lattice.places()
        : bands[band] * (lattice.places() / lattice.axes().get(0).vertices());
  }

  /** Row of the first number of a band. */
  private int row(int band) {
    if (band == 0) {
      return 0;
    }
    if (band == rows()) {
      return lattice.rows();
    }
    return lattice.entries() instanceof Entries.Chosen chosen
        ? chosen.support().rank(place(band))
        : place(band);
  }

  @Override
  public void collect(Shard[] shards, int count, float[] flat, int from, int to) {
    int first = place(from);
    int last = place(to);
    Arrays.fill(gradient, first * features, last * features, 0);
    for (LookupGradient reader : readers) {
      reader.addTo(this, gradient, bands[from], bands[to]);
    }
    if (lattice.entries() instanceof Entries.Chosen chosen) {
      int place = offset + row(from) * features;
      PlaceSet support = chosen.support();
      for (int v = support.next(first); v >= 0 && v < last; v = support.next(v + 1)) {
        for (int f = 0; f < features; f++) {
          flat[place++] = gradient[v * features + f];
        }
      }
    } else {
      System.arraycopy(
          gradient, first * features, flat, offset + first * features, (last - first) * features);
    }
  }

  @Override
  public void pack(float[] flat, int from, int to) {
    int first = place(from);
    int last = place(to);
    if (lattice.entries() instanceof Entries.Chosen chosen) {
      int place = offset + row(from) * features;
      PlaceSet support = chosen.support();
      for (int v = support.next(first); v >= 0 && v < last; v = support.next(v + 1)) {
        for (int f = 0; f < features; f++) {
          numbers[v * features + f] = flat[place++];
        }
      }
    } else {
      System.arraycopy(
          flat, offset + first * features, numbers, first * features, (last - first) * features);
    }
  }

  @Override
  public int[] flatRanges(int from, int to) {
    return new int[] {offset + row(from) * features, offset + row(to) * features};
  }
}
