package inr.samples;

/**
 * Reverberation: four parallel combs with damped feedback, then two all-passes.
 *
 * @see <a href="https://ccrma.stanford.edu/~jos/pasp/Schroeder_Reverberators.html">Smith, Physical
 *     Audio Signal Processing, Schroeder reverberators</a>
 */
final class Hall {
  private static final double FEEDBACK = 0.80;
  private static final double DAMPING = 0.35;
  private static final double WET = 0.22;

  private final int[] combs;

  /** A hall whose echoes come after {@code combs} samples. */
  Hall(int... combs) {
    this.combs = combs;
  }

  /** A dry sound and the answer of the hall to it. */
  double[] answer(double[] dry) {
    double[] wet = new double[dry.length];
    for (int delay : combs) {
      comb(dry, wet, delay);
    }
    allPass(wet, 225);
    allPass(wet, 556);
    for (int i = 0; i < dry.length; i++) {
      wet[i] = dry[i] + WET * wet[i];
    }
    return wet;
  }

  private static void comb(double[] dry, double[] wet, int delay) {
    double[] line = new double[delay];
    double damped = 0;
    for (int i = 0; i < dry.length; i++) {
      double echo = line[i % delay];
      damped = (1 - DAMPING) * echo + DAMPING * damped;
      line[i % delay] = dry[i] + FEEDBACK * damped;
      wet[i] += echo;
    }
  }

  private static void allPass(double[] sound, int delay) {
    double[] line = new double[delay];
    for (int i = 0; i < sound.length; i++) {
      double late = line[i % delay];
      line[i % delay] = sound[i] + 0.5 * late;
      sound[i] = late - 0.5 * line[i % delay];
    }
  }
}
