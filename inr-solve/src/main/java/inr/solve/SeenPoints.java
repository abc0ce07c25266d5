package inr.solve;

import java.util.BitSet;

/** Which points are seen, and how often all of them are. */
final class SeenPoints {
  private final BitSet seen;
  private int points;
  private long times;

  /** None yet, of a domain of so many numbers. */
  SeenPoints(int all) {
    seen = new BitSet(all);
  }

  void add(int point) {
    times++;
    if (!seen.get(point)) {
      seen.set(point);
      points++;
    }
  }

  /** How many points were added, each once. */
  int points() {
    return points;
  }

  /** How many were added. */
  long times() {
    return times;
  }
}
