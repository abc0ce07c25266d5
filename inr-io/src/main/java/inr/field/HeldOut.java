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
   * Draws for each row of a table whether it is held out. Other signals are seen whole, and so is a
   * table of which all rows or none were drawn.
   *
   * @param share of the rows, 0 or more and less than 1
   */
  static HeldOut of(Signal signal, double share, long seed) {
    if (!(signal.medium() instanceof Medium.Points)) {
      return new HeldOut(signal, Optional.empty());
    }
    CounterRandom random = new CounterRandom(seed, CounterRandom.BLOCKS);
    int[] seen = rows(signal).filter(i -> random.uniform(i) >= share).toArray();
    int[] rest = rows(signal).filter(i -> random.uniform(i) < share).toArray();
    return seen.length == 0 || rest.length == 0
        ? new HeldOut(signal, Optional.empty())
        : new HeldOut(some(signal, seen), Optional.of(some(signal, rest)));
  }

  private static IntStream rows(Signal signal) {
    return IntStream.range(0, signal.points());
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
