package inr.solve.sound;

import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Clipped samples by autoregression, frame by frame: five times a model of order 32 of the frame,
 * then what it makes of the samples that are not known, brought to where they may be. Frames of
 * 2048 samples overlap by half under Hann's window.
 *
 * @param windowed whether models are of the frame under a window
 */
public record Janssen(boolean windowed) implements SoundMethod<SoundProblem> {
  private static final int FRAME = 2048;
  private static final int HOP = FRAME / 2;
  private static final int ORDER = 32;
  private static final int ROUNDS = 5;

  /** The method with or without a window of its models. */
  public static Janssen ofFrames(boolean windowed) {
    return new Janssen(windowed);
  }

  @Override
  public String name() {
    return "janssen";
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public Waves solve(SoundProblem problem, Workers workers, IntConsumer done) {
    Waves start = problem.start();
    List<double[]> channels = new ArrayList<>();
    for (int c = 0; c < start.channels().size(); c++) {
      double[] begun = start.channels().get(c);
      boolean[] wanted = problem.wanted(c);
      Bounds bounds = problem.bounds(c);
      double[] solved = new double[begun.length];
      int frames = (begun.length - 1) / HOP + 2;
      // Every other frame first, so that no two that are under way share a sample.
      for (int parity = 0; parity < 2; parity++) {
        int first = parity;
        workers.run(
            (frames + 1 - first) / 2,
            (worker, task) -> add(begun, wanted, bounds, (2 * task + first - 1) * HOP, solved));
      }
      problem.explain(c, solved);
      channels.add(solved);
    }
    return new Waves(channels, start.rate());
  }

  /** Adds a frame, of which some may lie outside. */
  private void add(double[] begun, boolean[] wanted, Bounds bounds, int from, double[] sum) {
    double[] frame = new double[FRAME];
    boolean[] missing = new boolean[FRAME];
    int low = Math.max(0, from);
    int high = Math.min(begun.length, from + FRAME);
    for (int i = low; i < high; i++) {
      frame[i - from] = begun[i];
      missing[i - from] = wanted[i];
    }
    int[] places = Bounds.places(missing);
    for (int round = 0; round < ROUNDS && places.length > 0; round++) {
      double[] model =
          windowed
              ? LinearPrediction.byWindow(frame, ORDER)
              : LinearPrediction.byAutocorrelation(frame, ORDER);
      LinearPrediction.interpolate(frame, places, model);
      for (int place : places) {
        frame[place] = bounds.nearest(place + from, frame[place]);
      }
    }
    for (int i = low; i < high; i++) {
      sum[i] += GaborFrame.hann(i - from, FRAME) * frame[i - from];
    }
  }
}
