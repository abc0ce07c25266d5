package inr.codec.train;

/**
 * How many steps each phase takes.
 *
 * @param trials openings that are tried, or 0 if there is nothing to choose
 * @param trial steps of each
 * @param candidates random starts, at least 1
 * @param alone steps of the networks of each candidate alone
 * @param warmUp steps of each candidate after that, and again of the better two
 * @param main steps with soft rounding
 * @param last steps of the networks alone
 * @param rounded steps of the networks alone, as the file will have them
 */
record Steps(
    int trials, int trial, int candidates, int alone, int warmUp, int main, int last, int rounded) {
  /** Trials of 400 say the same with less distance, those of 250 nothing: decision 0031. */
  private static final int TRIAL = 700;

  /**
   * The shares of a total.
   *
   * @param openings that the picture may want
   * @param alone steps of the networks of each candidate alone
   */
  static Steps of(int total, int openings, int alone) {
    int trials = openings > 1 ? openings : 0;
    int warmUp = total < 4000 ? 50 : total < 9000 ? 100 : 200;
    int candidates = total < 1200 ? 1 : 5;
    int last = Math.min(250, total / 32);
    Steps steps = new Steps(trials, TRIAL, candidates, alone, warmUp, 1, last, last);
    int main = Math.max(1, total - steps.allTrials() - steps.allWarmUp() - 2 * last);
    return new Steps(trials, TRIAL, candidates, alone, warmUp, main, last, last);
  }

  /** Steps of all trials. */
  int allTrials() {
    return trials * trial;
  }

  /** Steps of all warm-ups. */
  int allWarmUp() {
    return candidates * firstTurn() + (candidates == 1 ? 0 : 2 * warmUp);
  }

  /** Steps of a candidate until it is compared with others. */
  private int firstTurn() {
    return alone + warmUp;
  }

  /** Which candidate's turn step i of the warm-up is; the better two have the last two turns. */
  int turn(int i) {
    int firsts = candidates * firstTurn();
    return i < firsts ? i / firstTurn() : candidates + (i - firsts) / warmUp;
  }

  /** Which step of its turn step i of the warm-up is, from 0. */
  int within(int i) {
    int firsts = candidates * firstTurn();
    return i < firsts ? i % firstTurn() : (i - firsts) % warmUp;
  }
}
