package inr.contest;

import inr.training.Progress;
import inr.training.TrainingListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the PSNR of training went, at up to 200 steps of a fit: means over about an epoch of numbers
 * that are neither stored nor rounded yet.
 *
 * @param points in the order of their steps
 */
public record Curve(List<Point> points) {
  private static final int POINTS = 200;

  /**
   * A place on it.
   *
   * @param step steps done
   * @param seconds of training
   * @param psnr in dB
   */
  public record Point(long step, double seconds, double psnr) {}

  public Curve {
    points = List.copyOf(points);
  }

  /**
   * Steps a second in the latter half, when Java has compiled what runs; NaN of less than three
   * points.
   */
  public double stepsPerSecond() {
    if (points.size() < 3) {
      return Double.NaN;
    }
    Point middle = points.get(points.size() / 2);
    Point last = points.get(points.size() - 1);
    return (last.step - middle.step) / (last.seconds - middle.seconds);
  }

  /** As data: lists of steps, seconds and PSNR. */
  public Map<String, List<?>> tree() {
    Map<String, List<?>> tree = new LinkedHashMap<>();
    tree.put("step", points.stream().map(Point::step).toList());
    tree.put("seconds", points.stream().map(Point::seconds).toList());
    tree.put("psnr", points.stream().map(Point::psnr).toList());
    return tree;
  }

  /**
   * The curve of such data.
   *
   * @throws IllegalArgumentException if they are others
   */
  public static Curve of(Map<?, ?> tree) {
    List<?> steps = Kept.list(tree.get("step"));
    List<?> seconds = Kept.list(tree.get("seconds"));
    List<?> psnr = Kept.list(tree.get("psnr"));
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < Math.min(steps.size(), Math.min(seconds.size(), psnr.size())); i++) {
      points.add(
          new Point(
              (long) Kept.number(steps.get(i)),
              Kept.number(seconds.get(i)),
              Kept.number(psnr.get(i))));
    }
    return new Curve(points);
  }

  /** Draws the curve of a fit while it goes on; of one thread. */
  public static final class Recorder implements TrainingListener {
    private final List<Point> points = new ArrayList<>();

    /** A recorder of a fit that has not begun. */
    public Recorder() {}

    @Override
    public void progress(Progress progress) {}

    @Override
    public void looked(Progress progress) {
      long step = progress.step();
      long last = points.isEmpty() ? 0 : points.get(points.size() - 1).step;
      boolean due = step >= last + progress.steps() / POINTS || step == progress.steps();
      if (due && Double.isFinite(progress.psnr())) {
        points.add(new Point(step, progress.seconds(), progress.psnr()));
      }
    }

    @Override
    public void rolledBack(long step, long goodStep, double learningRate) {
      points.removeIf(point -> point.step > goodStep);
    }

    /** What was drawn. */
    public Curve curve() {
      return new Curve(points);
    }
  }
}
