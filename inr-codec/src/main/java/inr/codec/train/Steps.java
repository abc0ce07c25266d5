package inr.codec.train;

/**
 * How many steps each phase takes.
 *
 * @param candidates random starts, at least 1
 * @param warmUp steps of each candidate, and again of the better two
 * @param main steps with soft rounding
 * @param last steps of the networks alone
 */
record Steps(int candidates, int warmUp, int main, int last) {
  /** The shares of a total. */
  static Steps of(int total) {
    int warmUp = total < 4000 ? 50 : total < 9000 ? 100 : total < 12000 ? 200 : 400;
    int candidates = total < 1000 ? 1 : 5;
    int warm = warmUps(candidates) * warmUp;
    int last = Math.min(500, total / 8);
    return new Steps(candidates, warmUp, Math.max(1, total - warm - last), last);
  }

  /** Warm-ups of all candidates together. */
  private static int warmUps(int candidates) {
    return candidates == 1 ? 1 : candidates + 2;
  }

  /** Steps of all warm-ups. */
  int allWarmUp() {
    return warmUps(candidates) * warmUp;
  }
}
