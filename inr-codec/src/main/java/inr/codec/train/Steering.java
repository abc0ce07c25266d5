package inr.codec.train;

import inr.codec.train.quantise.NetworkCost;
import inr.codec.train.state.StateCode;
import inr.signal.Medium;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Finds the λ of a target while a picture is trained.
 *
 * <p>At each look ln λ moves by what the logarithm of bytes or of squared error has too much,
 * divided by an exponent. What the training will still win by itself is taken off before: latents
 * lose 0.16·(1 − t)² bits per pixel and the picture gains 1.8·(1 − t)² dB from t, 0 to 1, of the
 * main phase on, about the same for all pictures, networks and λ that were tried. Without this λ
 * would be much too large in the beginning, and latents that have become 0 do not come back.
 */
final class Steering {
  /** Bytes of latents go with λ^−0.5 to λ^−1.1; a large number is a slow and steady search. */
  private static final double BYTES_EXPONENT = 0.9;

  /** Squared error goes with λ^0.6 to λ^0.9. */
  private static final double ERROR_EXPONENT = 0.7;

  /** Where in the accepted range a training aims at. */
  private static final double AIMED_SHARE = 0.9925;

  private static final double AIMED_DECIBELS = 0.04;

  /** Share of a file that latents have at least, where its networks alone are too large. */
  private static final double LEAST_LATENTS = 0.05;

  private static final double LARGEST_MOVE = 1;

  /** See the class: bits per pixel. */
  private static final double BITS_TO_FALL = 0.16;

  /** Share of the bits that stays, where there are few. */
  private static final double LEAST_REST = 0.3;

  /** See the class. */
  private static final double DECIBELS_TO_RISE = 1.8;

  /** Bits of a parameter in a file, before they are known. */
  private static final double USUAL_PARAMETER_BITS = 6.5;

  /** Share of a small file that its networks are thought to take, before that is known. */
  private static final double MOST_OVERHEAD = 0.6;

  /**
   * By how much error and bits of latents grow when networks get whole steps, before it is known.
   */
  private static final double USUAL_GROWTH = 1.02;

  private final Target target;
  private final long pixels;
  private final int smallest;

  /** Squared error of rounding to stored samples. */
  private final double rounding;

  /** Bytes of all but latents. */
  private double overhead;

  private boolean learnt;
  private double errorGrowth = USUAL_GROWTH;
  private double bitGrowth = USUAL_GROWTH;

  private Steering(Target target, Packing packing, int smallest) {
    Medium.Picture medium = packing.header().medium();
    this.target = target;
    this.smallest = smallest;
    pixels = (long) medium.width() * medium.height();
    rounding = 1 / (12.0 * medium.peak() * medium.peak());
    double usual = smallest + packing.header().shape().layout().size() * USUAL_PARAMETER_BITS / 8;
    overhead =
        target.kind() == Target.Kind.BYTES || target.kind() == Target.Kind.BPP
            ? Math.min(usual, MOST_OVERHEAD * target.mostBytes(pixels))
            : usual;
  }

  /**
   * The searches for the λ of a picture, one for each training of it.
   *
   * @throws IllegalArgumentException if no file of the picture is as small as the target
   */
  static Supplier<Steering> of(Target target, Packing packing) {
    if (target.kind() == Target.Kind.LAMBDA) {
      return () -> new Steering(target, packing, 0);
    }
    int smallest = packing.smallest();
    Medium.Picture medium = packing.header().medium();
    target.refuseBelow(smallest, medium);
    return () -> new Steering(target, packing, smallest);
  }

  /** λ where nothing is known: that of the mean Kodak picture in the paper. */
  double first() {
    return switch (target.kind()) {
      case LAMBDA -> target.value();
      case BYTES, BPP -> {
        double bpp = 8 * latents(target.mostBytes(pixels)) / pixels;
        yield within(StrictMath.exp(-8.3 - 1.9 * StrictMath.log(bpp)));
      }
      case PSNR -> within(StrictMath.exp(-6.9 - 0.36 * (target.value() - 34.5)));
    };
  }

  /**
   * λ for the steps that follow a look.
   *
   * @param done share of the main phase
   * @param now with hard rounding, networks not yet in whole steps
   */
  double next(double lambda, double done, Objective.Loss now) {
    double left = (1 - done) * (1 - done);
    double bits = Math.max(now.bits() - BITS_TO_FALL * pixels * left, LEAST_REST * now.bits());
    double bytes = bitGrowth * bits / 8 + overhead;
    double excess = excess(bytes, psnr(errorGrowth * now.error()) + DECIBELS_TO_RISE * left);
    return within(lambda * StrictMath.exp(Math.max(-LARGEST_MOVE, Math.min(LARGEST_MOVE, excess))));
  }

  /** Whether anything is searched. */
  boolean searches() {
    return target.kind() != Target.Kind.LAMBDA;
  }

  /** Whether {@link #learn} has been called. */
  boolean hasLearnt() {
    return learnt;
  }

  /** Learns what whole steps do to networks. */
  void learn(Objective.Loss exact, NetworkCost.Cost quantised) {
    learnt = true;
    overhead = smallest + (quantised.bits() - quantised.latentBits()) / 8;
    errorGrowth = quantised.error() / Math.max(exact.error(), 1e-12);
    bitGrowth = quantised.latentBits() / Math.max(exact.bits(), 1);
  }

  /**
   * By how much ln λ is too small for a file; negative where it is too large and 0 where the file
   * is on its target.
   *
   * @param bytes of the file
   * @param latentBits those of its latents
   * @param error of what it decodes to
   */
  double excessOf(int bytes, double latentBits, double error) {
    double psnr = -10 * StrictMath.log10(error);
    overhead = bytes - latentBits / 8;
    return target.met(bytes, pixels, psnr) ? 0 : excess(bytes, psnr);
  }

  /** What it has learnt. */
  void state(StateCode code) throws IOException {
    learnt = code.flag(learnt);
    overhead = code.real(overhead);
    errorGrowth = code.real(errorGrowth);
    bitGrowth = code.real(bitGrowth);
  }

  private double psnr(double error) {
    return -10 * StrictMath.log10(error + rounding);
  }

  private double excess(double bytes, double psnr) {
    return switch (target.kind()) {
      case LAMBDA -> 0;
      case BYTES, BPP ->
          StrictMath.log(latents(bytes) / latents(AIMED_SHARE * target.mostBytes(pixels)))
              / BYTES_EXPONENT;
      case PSNR ->
          (psnr - target.value() - AIMED_DECIBELS) * StrictMath.log(10) / 10 / ERROR_EXPONENT;
    };
  }

  private double latents(double bytes) {
    return Math.max(bytes - overhead, LEAST_LATENTS * bytes);
  }

  private static double within(double lambda) {
    return Math.max(Target.LEAST_LAMBDA, Math.min(Target.LARGEST_LAMBDA, lambda));
  }
}
