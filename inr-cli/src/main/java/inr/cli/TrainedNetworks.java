package inr.cli;

/** Numbers of networks that options of several commands give, each refused in the same words. */
final class TrainedNetworks {
  private static final int MOST_SEEDS = 1000;

  private TrainedNetworks() {}

  static void requireSeeds(int seeds) {
    if (seeds < 1 || seeds > MOST_SEEDS) {
      throw CommandFailure.usage("--seeds is " + seeds + "; 1 to " + MOST_SEEDS + " are accepted");
    }
  }

  static void requireParameters(long parameters) {
    requirePositive("--parameters", parameters);
  }

  static void requireSteps(long steps) {
    requirePositive("--steps", steps);
  }

  private static void requirePositive(String option, long value) {
    if (value < 1) {
      throw CommandFailure.usage(option + " is " + value + "; 1 or more are accepted");
    }
  }
}
