package inr.stages;

/**
 * How multi-stage networks are built.
 *
 * @param width features of a hidden layer, 1 to 64
 * @param hiddenLayers of each network, 1 to 8
 * @param stages networks at most, 1 to 8
 * @param steps of each at most, 1 or more
 * @param seed of what is drawn
 * @param threads that work; no bit depends on them
 */
public record StageSettings(
    int width, int hiddenLayers, int stages, int steps, long seed, int threads) {
  public StageSettings {
    require("width", width, 1, 64);
    require("hidden layers", hiddenLayers, 1, 8);
    require("stages", stages, 1, 8);
    require("steps", steps, 1, 100_000);
    require("threads", threads, 1, 1024);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "multi-stage networks with "
              + name
              + " "
              + value
              + "; "
              + least
              + " to "
              + most
              + " are accepted");
    }
  }

  /**
   * Five networks of three layers of 20, fewer numbers than the paper's two of 20 and two of 30; at
   * most 150 steps each.
   */
  public static StageSettings usual() {
    return new StageSettings(20, 3, 5, 150, 0, 1);
  }
}
