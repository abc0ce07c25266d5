package inr.codec.prediction;

import inr.codec.kernel.Rows;
import inr.codec.shape.Plane;
import inr.codec.shape.Preset;
import java.util.Arrays;
import java.util.stream.Stream;

/** Rows that one thread predicts with: one array for each input and output, one place a symbol. */
public final class PredictionBuffers {
  private final int[][] context;
  private final int[][] hidden;
  private final int[][] hiddenAgain;
  private final int[][] joined;
  private final int[][] results;

  /** Buffers for up to {@code most} symbols at once. */
  public PredictionBuffers(Preset preset, int most) {
    int length = Rows.padded(most);
    context = new int[preset.context()][length];
    hidden = new int[preset.context()][length];
    hiddenAgain = new int[preset.context()][length];
    results = new int[2][length];
    joined =
        Stream.concat(Arrays.stream(hiddenAgain), Arrays.stream(context)).toArray(int[][]::new);
  }

  /** A symbol as the prediction reads it, 8 bits behind the point. */
  public static int input(int symbol) {
    assert symbol >= Plane.LEAST && symbol <= Plane.LARGEST;
    return symbol << FixedPoint.FRACTION;
  }

  /** The inputs, N neighbours and F features: to be filled. */
  public int[][] context() {
    return context;
  }

  int[][] hidden() {
    return hidden;
  }

  int[][] hiddenAgain() {
    return hiddenAgain;
  }

  /** Second hidden layer and context. */
  int[][] joined() {
    return joined;
  }

  int[][] results() {
    return results;
  }

  /** Centres m of the predicted symbols, µ = m/64. */
  public int[] centres() {
    return results[0];
  }

  /** Scales k of the predicted symbols, ln b = −5 + k/16. */
  public int[] scales() {
    return results[1];
  }
}
