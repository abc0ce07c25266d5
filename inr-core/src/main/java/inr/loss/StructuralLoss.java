package inr.loss;

import inr.circuit.Jet;
import inr.formula.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The mean of e² plus weighted distances of whole pieces of the signal: what no mean over points
 * can be. Its points are those of boxes of neighbours, {@link inr.sampling.Sampler.Patches}, or all
 * of a grid; {@link inr.structure} has the formulas.
 *
 * <p>e² is of training units. Pictures are compared in parts of their peak, sounds in parts of full
 * scale; other signals with their training range as [0, 1], or [−1, 1] along a line.
 */
public sealed interface StructuralLoss extends Loss
    permits StructuralLoss.Part, StructuralLoss.Together, StructuralLoss.BalancedFrequencies {
  /** Its name in words, as a plan file has it. */
  String kind();

  /** The distances that are added to the mean of e². */
  List<Part> parts();

  @Override
  default Jet needs(int dimensions) {
    return Jet.value();
  }

  @Override
  default int targets(int channels, int dimensions) {
    return channels;
  }

  /** Its share that is a mean over points: e² of each channel. */
  @Override
  default List<Expression> terms(Field field) {
    List<Expression> terms = new ArrayList<>();
    for (int c = 0; c < field.channels(); c++) {
      terms.add(field.value(c).minus(field.target(c)).power(2));
    }
    return terms;
  }

  /** One distance, which is a loss by itself as well. */
  sealed interface Part extends StructuralLoss
      permits Ssim, MsSsim, GridVariation, OfSpectra, StereoCorrelation {
    /** What it counts beside the mean of e². */
    double weight();

    /** Axes of the signals that it is of: 1 for sounds, 2 for pictures. */
    int axes();

    /** Fewest samples along each axis of a box. */
    int leastSide();

    /** What to take where there are fewer. */
    String smaller();

    @Override
    default List<Part> parts() {
      return List.of(this);
    }
  }

  /** A distance of short-time spectra of a sound. */
  sealed interface OfSpectra extends Part permits Stft, StftPhase {
    /** Of which spectra are taken. */
    List<Resolution> resolutions();

    /** Whether both signals are heard through the K-weighting of ITU-R BS.1770 first. */
    boolean kWeighted();

    @Override
    default int axes() {
      return 1;
    }

    @Override
    default int leastSide() {
      return Resolution.leastSide(resolutions());
    }

    @Override
    default String smaller() {
      return "resolutions of a smaller size";
    }
  }

  /**
   * e² + weight·(1 − SSIM).
   *
   * @param weight 0 or more
   * @param window samples along a side of the Gaussian window (σ 1.5), odd, 3 to 31
   * @see <a href="https://doi.org/10.1109/TIP.2003.819861">Wang et al. 2004</a>
   */
  record Ssim(double weight, int window) implements Part {
    public Ssim {
      requireWeight("ssim", weight);
      requireWindow("ssim", window);
    }

    /** Weight 0.1, window 11. */
    public static Ssim of() {
      return new Ssim(0.1, 11);
    }

    @Override
    public String kind() {
      return "ssim";
    }

    @Override
    public String smaller() {
      return "a smaller window";
    }

    @Override
    public int axes() {
      return 2;
    }

    @Override
    public int leastSide() {
      return window;
    }
  }

  /**
   * e² + weight·(1 − MS-SSIM).
   *
   * @param weight 0 or more
   * @param window samples along a side of the Gaussian window (σ 1.5), odd, 3 to 31
   * @param scales 1 to 5; of fewer than 5 the first exponents are brought to the same sum
   * @see <a href="https://doi.org/10.1109/ACSSC.2003.1292216">Wang, Simoncelli and Bovik 2003</a>
   */
  record MsSsim(double weight, int window, int scales) implements Part {
    public MsSsim {
      requireWeight("ms-ssim", weight);
      requireWindow("ms-ssim", window);
      if (scales < 1 || scales > 5) {
        throw new IllegalArgumentException(
            "ms-ssim has " + scales + " scales; 1 to 5 are accepted");
      }
    }

    /** Weight 0.1, window 11, 5 scales as published. */
    public static MsSsim of() {
      return new MsSsim(0.1, 11, 5);
    }

    @Override
    public String kind() {
      return "ms-ssim";
    }

    @Override
    public String smaller() {
      return "fewer scales or a smaller window";
    }

    @Override
    public int axes() {
      return 2;
    }

    /** Halved scales − 1 times, this still holds a window. */
    @Override
    public int leastSide() {
      return ((window - 1) << (scales - 1)) + 1;
    }
  }

  /**
   * e² + weight·mean √(Δ₁² + Δ₂² + 10⁻⁸), Δ the differences of the prediction to the next sample
   * along each axis, 0 at the last: total variation on the grid.
   *
   * @param weight 0 or more
   */
  record GridVariation(double weight) implements Part {
    public GridVariation {
      requireWeight("grid-variation", weight);
    }

    /** Weight 0.01. */
    public static GridVariation of() {
      return new GridVariation(0.01);
    }

    @Override
    public String kind() {
      return "grid-variation";
    }

    @Override
    public String smaller() {
      return "another loss";
    }

    @Override
    public int axes() {
      return 2;
    }

    @Override
    public int leastSide() {
      return 2;
    }
  }

  /**
   * e² + weight·mean over resolutions and channels of ‖|Y| − |X|‖/‖Y‖ + mean |ln |X| − ln |Y||, Y
   * the short-time spectrum of the target.
   *
   * @param weight 0 or more
   * @param kWeighted whether both are heard through the K-weighting of ITU-R BS.1770 first
   * @param midSide whether middle and side of two channels are compared beside left and right
   * @param resolutions at least one
   * @see <a href="https://arxiv.org/abs/1910.11480">Yamamoto et al. 2020</a>
   */
  record Stft(double weight, boolean kWeighted, boolean midSide, List<Resolution> resolutions)
      implements OfSpectra {
    public Stft {
      resolutions = List.copyOf(resolutions);
      requireWeight("stft", weight);
      requireResolutions("stft", resolutions);
    }

    /** Weight 0.01; 1024, 2048 and 512 samples. */
    public static Stft of() {
      return new Stft(0.01, false, false, Resolution.USUAL);
    }

    @Override
    public String kind() {
      return "stft";
    }
  }

  /**
   * e² + weight·mean over resolutions and channels of 1 − cos of what changes of phase are off by,
   * from frame to frame (instantaneous frequency) and from bin to bin (group delay), each bin as
   * heavy as its magnitude in the target.
   *
   * @param weight 0 or more
   * @param kWeighted whether both are heard through the K-weighting of ITU-R BS.1770 first
   * @param resolutions at least one
   * @see <a href="https://arxiv.org/abs/2509.14912">Back to Ear 2025, which names these two; the
   *     formulas are ours, since theirs are not published</a>
   */
  record StftPhase(double weight, boolean kWeighted, List<Resolution> resolutions)
      implements OfSpectra {
    public StftPhase {
      resolutions = List.copyOf(resolutions);
      requireWeight("stft-phase", weight);
      requireResolutions("stft-phase", resolutions);
    }

    /** Weight 0.01; 1024, 2048 and 512 samples. */
    public static StftPhase of() {
      return new StftPhase(0.01, false, Resolution.USUAL);
    }

    @Override
    public String kind() {
      return "stft-phase";
    }
  }

  /**
   * e² + weight·mean over frames of |ρ(L̂, R̂) − ρ(L, R)|, ρ the correlation of the two channels of
   * a sound.
   *
   * @param weight 0 or more
   * @param frame samples, at least 2; what is left at the end of a box is left out
   */
  record StereoCorrelation(double weight, int frame) implements Part {
    public StereoCorrelation {
      requireWeight("stereo-correlation", weight);
      if (frame < 2) {
        throw new IllegalArgumentException(
            "stereo-correlation has frames of " + frame + " samples; at least 2 are needed");
      }
    }

    /** Weight 0.01, frames of 1024 samples: 23 ms at 44.1 kHz. */
    public static StereoCorrelation of() {
      return new StereoCorrelation(0.01, 1024);
    }

    @Override
    public String kind() {
      return "stereo-correlation";
    }

    @Override
    public String smaller() {
      return "a smaller frame";
    }

    @Override
    public int axes() {
      return 1;
    }

    @Override
    public int leastSide() {
      return frame;
    }
  }

  /**
   * Several distances beside one e².
   *
   * @param parts at least one
   */
  record Together(List<Part> parts) implements StructuralLoss {
    public Together {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("together has no parts; at least 1 is needed");
      }
    }

    @Override
    public String kind() {
      return "together";
    }
  }

  /**
   * e², whose slopes have a gain for each octave of frequencies of a box: octaves in which the
   * prediction is behind are followed faster than those in which it is ahead. Where nothing is left
   * of e all gains are the same to it: they change the way and not its end. {@link inr.structure}
   * has the formula, which is ours, after the purpose that BEAT names for the forecasting of series
   * without a formula.
   *
   * @param exponent 0 to 2; 0 is e² alone
   * @see <a href="https://arxiv.org/abs/2501.19065">BEAT 2025</a>
   */
  record BalancedFrequencies(double exponent) implements StructuralLoss {
    public BalancedFrequencies {
      if (!(exponent >= 0 && exponent <= 2)) {
        throw new IllegalArgumentException(
            "balanced-frequencies has exponent " + exponent + "; 0 to 2 are accepted");
      }
    }

    /** Exponent 1. */
    public static BalancedFrequencies of() {
      return new BalancedFrequencies(1);
    }

    @Override
    public String kind() {
      return "balanced-frequencies";
    }

    @Override
    public List<Part> parts() {
      return List.of();
    }

    @Override
    public OptionalDouble meanSquare(double value) {
      return OptionalDouble.of(value);
    }
  }

  /**
   * Of a short-time spectrum.
   *
   * @param size samples that are transformed, a power of two, 4 to 4096
   * @param hop samples from frame to frame, 1 to {@code size}
   * @param window samples of the Hann window, 2 to {@code size}, in the middle of a frame
   */
  record Resolution(int size, int hop, int window) {
    static final List<Resolution> USUAL =
        List.of(
            new Resolution(1024, 120, 600),
            new Resolution(2048, 240, 1200),
            new Resolution(512, 50, 240));

    public Resolution {
      if (size < 4
          || size > 4096
          || Integer.bitCount(size) != 1
          || hop < 1
          || hop > size
          || window < 2
          || window > size) {
        throw new IllegalArgumentException(
            "resolution of "
                + size
                + " samples, hop "
                + hop
                + ", window "
                + window
                + "; a power of two from 4 to 4096, a hop of 1 and a window of 2 up to it are accepted");
      }
    }

    /** Ends are mirrored by half a frame, the last sample not twice. */
    private static int leastSide(List<Resolution> resolutions) {
      return resolutions.stream().mapToInt(Resolution::size).max().orElseThrow() / 2 + 1;
    }
  }

  private static void requireWeight(String loss, double weight) {
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          loss + " has weight " + weight + "; 0 or a positive number is needed");
    }
  }

  private static void requireWindow(String loss, int window) {
    if (window < 3 || window > 31 || window % 2 == 0) {
      throw new IllegalArgumentException(
          loss + " has a window of " + window + " samples; an odd number of 3 to 31 is needed");
    }
  }

  private static void requireResolutions(String loss, List<Resolution> resolutions) {
    if (resolutions.isEmpty()) {
      throw new IllegalArgumentException(loss + " has no resolutions; at least 1 is needed");
    }
  }
}
