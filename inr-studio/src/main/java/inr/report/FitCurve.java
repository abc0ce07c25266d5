package inr.report;

import inr.training.Progress;
import inr.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the loss of a fit went, at steps about 2^(1/16) apart: some 16 for each doubling, whatever
 * its length.
 *
 * @param points in the order of their steps
 */
public record FitCurve(List<Point> points) {
  /** 2^(1/16). */
  private static final double FACTOR = 1.0442737824274138;

  public FitCurve {
    points = List.copyOf(points);
  }

  /** The curve of what was not trained here. */
  public static FitCurve none() {
    return new FitCurve(List.of());
  }

  /**
   * A place on it.
   *
   * @param step steps done
   * @param loss mean over about the last epoch
   * @param psnr in dB, from that loss; NaN if none follows from it
   * @param seconds of this run of the fit, without those in which it waited
   */
  public record Point(long step, double loss, double psnr, double seconds) {
    private static @Nullable Object finite(double number) {
      return Double.isFinite(number) ? number : null;
    }

    private List<@Nullable Object> tree() {
      List<@Nullable Object> numbers = new ArrayList<>();
      numbers.add(step);
      numbers.add(finite(loss));
      numbers.add(finite(psnr));
      return numbers;
    }

    private List<@Nullable Object> timed() {
      List<@Nullable Object> numbers = tree();
      numbers.add(seconds);
      return numbers;
    }
  }

  /**
   * As a report takes it: step, loss and PSNR of each point; what is not finite is null. Equal fits
   * have equal ones.
   */
  public List<List<@Nullable Object>> tree() {
    return points.stream().map(Point::tree).toList();
  }

  /** The same with the seconds behind, for a page that is not kept. */
  public List<List<@Nullable Object>> timed() {
    return points.stream().map(Point::timed).toList();
  }

  /** Whether a step is far enough behind the last that has a point; 0 if none has. */
  static boolean isDue(long last, long step) {
    return step >= Math.ceil(last * FACTOR);
  }

  /** Draws the curve while the fit goes on; {@link #curve} may be called by any thread. */
  public static final class Recorder implements TrainingListener {
    private final List<Point> points = new ArrayList<>();
    private @Nullable Point newest;

    /** A recorder of a fit that has not begun. */
    public Recorder() {}

    @Override
    public void progress(Progress progress) {}

    @Override
    public synchronized void looked(Progress progress) {
      Point point =
          new Point(progress.step(), progress.loss(), progress.psnr(), progress.seconds());
      newest = point;
      long last = points.isEmpty() ? 0 : points.get(points.size() - 1).step;
      if (isDue(last, point.step)) {
        points.add(point);
        newest = null;
      }
    }

    @Override
    public synchronized void rolledBack(long step, long goodStep, double learningRate) {
      points.removeIf(point -> point.step > goodStep);
      newest = null;
    }

    /** What was drawn so far, its newest point included. */
    public synchronized FitCurve curve() {
      List<Point> all = new ArrayList<>(points);
      if (newest != null) {
        all.add(newest);
      }
      return new FitCurve(all);
    }
  }
}
