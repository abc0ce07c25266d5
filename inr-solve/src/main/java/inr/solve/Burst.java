package inr.solve;

import inr.operator.Frames;
import inr.operator.Kernel;
import inr.operator.Resampling;
import inr.operator.Shape;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * Several small pictures of one scene by a camera that moved a little: y = (A₁x, A₂x, …) + n, each
 * A a reduction of the same large picture x seen from another place. What aliases in one is told by
 * the others.
 *
 * @param operator the reductions
 * @param first the small picture that did not move
 * @param measured all small pictures, channel by channel, 0 where they see nothing of x
 * @param scale how much larger x is
 * @param noise standard deviation of n, below 1; priors take it to be 0.001 at least
 */
public record Burst(Frames operator, Planes first, List<double[]> measured, int scale, double noise)
    implements IterativeProblem {
  private static final ConjugateGradients START = new ConjugateGradients(10, 1e-3);
  private static final ConjugateGradients SOLVER = new ConjugateGradients(20, 1e-4);

  /**
   * Where a camera looked, beside the first place, in samples of the small pictures.
   *
   * @param down how far below
   * @param across how far to the right
   */
  public record Shift(double down, double across) {
    public Shift {
      if (!(Double.isFinite(down) && Double.isFinite(across))) {
        throw new IllegalArgumentException(
            "shift is " + across + " " + down + "; two finite numbers are needed");
      }
    }
  }

  public Burst {
    measured = List.copyOf(measured);
    NoiseLevel.required(noise);
  }

  /**
   * The problem of small pictures.
   *
   * @param pictures at least two, of one shape and one kind
   * @param shifts one for each; that of the first is 0
   * @throws IllegalArgumentException if they do not fit each other, or a picture sees nothing of
   *     the first
   */
  public static Burst of(List<Planes> pictures, List<Shift> shifts, int scale, Kernel sampling) {
    Planes first = pictures.get(0);
    Frames frames = frames(first.shape(), shifts, scale, sampling);
    if (pictures.size() < 2 || shifts.size() != pictures.size()) {
      throw new IllegalArgumentException(
          "burst has "
              + pictures.size()
              + (pictures.size() == 1 ? " picture and " : " pictures and ")
              + shifts.size()
              + (shifts.size() == 1 ? " shift" : " shifts")
              + "; two pictures or more, and a shift for each, are needed");
    }
    List<double[]> measured = new ArrayList<>();
    int size = first.shape().size();
    for (int c = 0; c < first.channels().size(); c++) {
      double[] all = new double[frames.range().size()];
      for (int k = 0; k < pictures.size(); k++) {
        requireAlike(first, pictures.get(k), k);
        for (int i = 0; i < size; i++) {
          int measurement = k * size + i;
          all[measurement] = frames.sees(measurement) ? pictures.get(k).channels().get(c)[i] : 0;
        }
      }
      measured.add(all);
    }
    return new Burst(frames, first, measured, scale, 0);
  }

  /** The same of noisy pictures. */
  public Burst withNoise(double level) {
    return new Burst(operator, first, measured, scale, level);
  }

  static void requireAlike(Planes first, Planes other, int number) {
    if (!other.shape().equals(first.shape())
        || other.channels().size() != first.channels().size()) {
      throw new IllegalArgumentException(
          "picture "
              + (number + 1)
              + " of the burst has "
              + other.width()
              + " x "
              + other.height()
              + " pixels of "
              + other.channels().size()
              + " channels but the first has "
              + first.width()
              + " x "
              + first.height()
              + " of "
              + first.channels().size()
              + "; all must be alike");
    }
  }

  /**
   * The reductions of such a camera.
   *
   * @param small of one small picture
   */
  public static Frames frames(Shape small, List<Shift> shifts, int scale, Kernel sampling) {
    Enlargement.requireScale(scale);
    Shape large = Shape.of(small.side(0) * scale, small.side(1) * scale);
    List<Resampling> frames = new ArrayList<>();
    for (int k = 0; k < shifts.size(); k++) {
      Shift shift = shifts.get(k);
      boolean away =
          Math.abs(shift.down()) > small.side(0) - 1
              || Math.abs(shift.across()) > small.side(1) - 1;
      if (away || k == 0 && (shift.down() != 0 || shift.across() != 0)) {
        throw new IllegalArgumentException(
            "shift "
                + (k + 1)
                + " of the burst is "
                + shift.across()
                + " "
                + shift.down()
                + (away
                    ? "; that picture sees nothing of the first, leave it out"
                    : "; that of the first picture is 0 0"));
      }
      frames.add(Resampling.reduction(sampling, large, scale, shift.down(), shift.across()));
    }
    return new Frames(frames);
  }

  @Override
  public int colours() {
    return first.colours();
  }

  @Override
  public double assumedNoise() {
    return Math.max(NoiseLevel.ROUNDED, noise);
  }

  /** The first picture enlarged. */
  public Planes enlarged(Kernel kernel) {
    return first.through(Resampling.of(kernel, first.shape(), shape()));
  }

  /** What explains all pictures nearly, next to the first one enlarged. */
  @Override
  public Planes start(Workers workers) {
    return explained(enlarged(Kernel.BICUBIC), START);
  }

  Planes explained(Planes near, ConjugateGradients solver) {
    List<double[]> channels = new ArrayList<>();
    for (int c = 0; c < measured.size(); c++) {
      double[] z = near.channels().get(c).clone();
      solver.explain(operator, z, measured.get(c), 0);
      channels.add(z);
    }
    return new Planes(near.shape(), channels, near.colours());
  }

  /** Twenty steps; σ falls from 5·scale grey levels of 255 to one, or to the noise. */
  public PatchPrior prior() {
    double grey = PatchPrior.GREY_LEVEL;
    return PatchPrior.forNoise(5 * scale * grey, grey, noise, 20, 0.3);
  }

  /** What the prior has to beat, from the simplest on; of one name with several settings. */
  public List<Method<? super Burst>> rivals() {
    List<Method<? super Burst>> all = new ArrayList<>();
    all.add(new BurstWithoutPrior("bicubic", false));
    all.add(new BurstWithoutPrior("least-squares", true));
    all.addAll(Enlargement.variations(assumedNoise()));
    return all;
  }

  @Override
  public ConjugateGradients solver() {
    return SOLVER;
  }
}
