package inr.backend;

/**
 * A trainer between two steps. Numbers are doubles so that every backend's state fits without loss.
 *
 * @param step steps done
 * @param rateFactor factor on the learning rate besides the schedule; 1 unless a diverged run was
 *     slowed down
 * @param parameters one flat vector
 * @param firstMoments m of Adam, as long
 * @param secondMoments v of Adam, as long
 */
public record TrainerState(
    long step,
    double rateFactor,
    double[] parameters,
    double[] firstMoments,
    double[] secondMoments) {
  public TrainerState {
    if (step < 0 || !(rateFactor > 0)) {
      throw new IllegalArgumentException(
          "trainer state has step " + step + " and rate factor " + rateFactor);
    }
    if (parameters.length != firstMoments.length || parameters.length != secondMoments.length) {
      throw new IllegalArgumentException(
          "trainer state has "
              + parameters.length
              + " parameters but "
              + firstMoments.length
              + " and "
              + secondMoments.length
              + " moments");
    }
  }

  /** The state of a trainer in single precision. */
  public static TrainerState of(
      long step,
      double rateFactor,
      float[] parameters,
      float[] firstMoments,
      float[] secondMoments) {
    return new TrainerState(
        step, rateFactor, widened(parameters), widened(firstMoments), widened(secondMoments));
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  /** Numbers of a state in single precision. */
  public static float[] narrowed(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  /** The same state with the learning rate multiplied by {@code factor} from here on. */
  public TrainerState slowed(double factor) {
    return new TrainerState(step, rateFactor * factor, parameters, firstMoments, secondMoments);
  }
}
