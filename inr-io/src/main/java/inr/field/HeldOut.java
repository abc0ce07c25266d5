package inr.field;

import inr.random.CounterRandom;
import inr.signal.Medium;
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
    return new HeldOut(signal.only(seen), Optional.of(signal.only(rest)));
  }
}
