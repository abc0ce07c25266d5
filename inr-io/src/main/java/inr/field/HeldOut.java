package inr.field;

import inr.grid.ScatteredPoints;
import inr.random.CounterRandom;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rows of a table, parted into those that training sees and those that it is judged by: a network
 * can learn any measurements by heart, and only others tell whether it knows what lies between.
 *
 * @param seen by training
 * @param rest held out, if anything is
 */
record HeldOut(Signal seen, Optional<Signal> rest) {
  /**
   * Draws rows of a table that are held out, at least one if any shall be. Other signals are seen
   * whole, and so is a table of a single row. Every fit draws the same, whatever its seed, so one
   * that goes on with a model is not judged by rows that this has seen.
   *
   * @param share of the rows, 0 or more and less than 1
   */
  static HeldOut of(Signal signal, double share) {
    int rows = signal.points();
    if (!(signal.medium() instanceof Medium.Points) || share == 0 || rows == 1) {
      return new HeldOut(signal, Optional.empty());
    }
    CounterRandom random = new CounterRandom(0, CounterRandom.HELD_OUT);
    double[] sorted = IntStream.range(0, rows).mapToDouble(random::uniform).sorted().toArray();
    int count = Math.max(1, Math.min(rows - 1, (int) Math.rint(share * rows)));
    double last = sorted[count - 1];
    int[] seen = IntStream.range(0, rows).filter(i -> random.uniform(i) > last).toArray();
    int[] rest = IntStream.range(0, rows).filter(i -> random.uniform(i) <= last).toArray();
    return new HeldOut(some(signal, seen), Optional.of(some(signal, rest)));
  }

  private static Signal some(Signal signal, int[] rows) {
    int dimensions = signal.coordinates().dimensions();
    int channels = signal.channels();
    double[] at = new double[dimensions];
    double[] places = new double[rows.length * dimensions];
    float[] values = new float[rows.length * channels];
    for (int n = 0; n < rows.length; n++) {
      signal.coordinates().coordinates(rows[n], at);
      System.arraycopy(at, 0, places, n * dimensions, dimensions);
      for (int c = 0; c < channels; c++) {
        values[n * channels + c] = (float) signal.samples().get(rows[n] * channels + c);
      }
    }
    return new Signal(
        new ScatteredPoints(dimensions, places),
        signal.medium(),
        new Samples.Floats(values),
        signal.range());
  }
}
