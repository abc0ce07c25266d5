package inr.solve;

import inr.operator.Border;
import inr.operator.Convolution;
import inr.operator.Kernel;
import inr.operator.Resampling;
import inr.signal.Signal;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Super-resolution of one picture without training data: a picture x of scale times the size whose
 * reduction is the picture that is there.
 *
 * <pre>{@code
 * Solution solution = SuperResolution.of(signal, 4).solve();
 * Signal large = solution.signal();
 * }</pre>
 *
 * <p>Wishes first, then {@link #solve}, as often as wanted. Bits are the same on any number of
 * threads and on every machine.
 */
public final class SuperResolution {
  private final Signal small;
  private final int scale;
  private Kernel sampling = Kernel.MEAN;
  private double noise;
  private double blur;
  private Optional<Method<? super Enlargement>> method = Optional.empty();
  private IntConsumer watch = done -> {};
  private int threads = Runtime.getRuntime().availableProcessors();

  private SuperResolution(Signal small, int scale) {
    this.small = small;
    this.scale = scale;
  }

  /**
   * A problem with its usual answer, {@link PatchPrior}, see {@link Enlargement#method}.
   *
   * @param small a picture
   * @param scale how much larger the answer is, 2 to 8
   */
  public static SuperResolution of(Signal small, int scale) {
    return new SuperResolution(small, scale);
  }

  /**
   * What a large picture becomes when it is reduced as {@link #sampling} says, neither rounded nor
   * clipped: a problem whose answer is known.
   *
   * @throws IllegalArgumentException if it is no picture, or a side is no multiple of the scale
   */
  public static Signal reduced(Signal large, int scale, Kernel sampling) {
    Planes truth = Planes.of(large);
    return truth.through(Resampling.reduction(sampling, truth.shape(), scale)).signal(large);
  }

  /** How the small picture came about; usually each sample is the mean of a block. */
  public SuperResolution sampling(Kernel kernel) {
    sampling = kernel;
    return this;
  }

  /**
   * Standard deviation of the noise in the small picture, 1 being the range of stored values;
   * usually 0, so that the answer explains the picture exactly.
   */
  public SuperResolution noise(double level) {
    noise = level;
    return this;
  }

  /**
   * Standard deviation of a Gaussian blur before the reduction, in pixels of the large picture;
   * usually 0, for none.
   */
  public SuperResolution blur(double sigma) {
    blur = sigma;
    return this;
  }

  /** Another way to the answer. */
  public SuperResolution method(Method<? super Enlargement> wanted) {
    method = Optional.of(wanted);
    return this;
  }

  /** Threads that work on it; usually as many as there are processors. */
  public SuperResolution threads(int count) {
    threads = count;
    return this;
  }

  /** Tells how many steps of the method are done, as they go by. */
  public SuperResolution watch(IntConsumer done) {
    watch = done;
    return this;
  }

  /** The problem as the methods get it. */
  public Enlargement problem() {
    Enlargement sharp = Enlargement.of(Planes.of(small), scale, sampling).withNoise(noise);
    return blur == 0
        ? sharp
        : sharp.withBlur(Convolution.gaussian(sharp.shape(), blur, Border.REFLECT));
  }

  /**
   * Solves it.
   *
   * @throws IllegalArgumentException if the signal is no picture, or too small or large for it
   */
  public Solution solve() {
    Enlargement problem = problem();
    return Solver.of(problem, method.orElseGet(problem::method), small)
        .threads(threads)
        .watch(watch)
        .solve();
  }
}
