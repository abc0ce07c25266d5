package inr.solve.phase;

import inr.operator.CodedPatterns;
import inr.random.CounterRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A wave whose far fields behind several masks were measured: y_l = |W(m_l·x)| + n.
 *
 * <p>g are the waves at the detector. The masks fix place and orientation, so nothing but a
 * constant phase is open.
 *
 * @param operator A, see {@link CodedPatterns}
 * @param measured y
 * @param noise ‖n‖/‖y‖, 0 if y is exact; less than 1
 */
public record CodedDiffraction(CodedPatterns operator, Amplitudes measured, double noise)
    implements PhaseProblem {
  private static final int STEPS = 300;
  private static final int POWER_STEPS = 50;

  /** Weights of the spectral start end there, in units of the mean. */
  private static final double MOST = 5;

  /** Total variation of a network, times the noise: 3·10⁻³ at 15 dB. */
  private static final double NOISE_VARIATION = 0.017;

  /** A unit of a network's outputs in rms values of x: most of a wave lies between −1 and 1. */
  static final double UNIT = 1.5;

  public CodedDiffraction {
    measured.requireOf(operator, "coded patterns");
    Amplitudes.requireNoise(noise);
  }

  /**
   * Measures a wave: Gaussian noise of {@code noise} times the rms amplitude, and no amplitude
   * below 0.
   *
   * @param wave x
   * @param seed of the noise, its stream 1
   */
  public static CodedDiffraction simulated(
      CodedPatterns operator, double[] wave, double noise, long seed) {
    double[] waves = new double[operator.range().size()];
    operator.apply(wave, waves);
    double[] y = Amplitudes.of(waves, waves.length / 2);
    double sigma = noise * Amplitudes.of(y.clone()).norm() / Math.sqrt(y.length);
    CounterRandom random = new CounterRandom(seed, 1);
    for (int i = 0; i < y.length && noise > 0; i++) {
      y[i] = Math.max(0, y[i] + sigma * random.normal(i));
    }
    return new CodedDiffraction(operator, Amplitudes.of(y), noise);
  }

  /** All methods, ours and those that it has to beat, from the simplest on. */
  public static List<PhaseMethod<? super CodedDiffraction>> methods() {
    Projecting.Start<CodedDiffraction> spectral = CodedDiffraction::spectralStart;
    return List.of(
        Projecting.of("ap", Projecting.Rule.ALTERNATING, STEPS, 0),
        Projecting.of("spectral+ap", Projecting.Rule.ALTERNATING, STEPS, 0).from(spectral),
        Projecting.of("raar", Projecting.Rule.REFLECTING, STEPS, 0),
        network());
  }

  /** A network whose two outputs are x. */
  public static FieldThroughAmplitudes<PhaseProblem> network() {
    return FieldThroughAmplitudes.of("siren", STEPS).variation(NOISE_VARIATION);
  }

  @Override
  public int channels() {
    return 2;
  }

  @Override
  public double unit() {
    return UNIT * measured.norm() / Math.sqrt(operator.energy());
  }

  @Override
  public double[] start(long seed) {
    CounterRandom random = new CounterRandom(seed, 0);
    double[] x = new double[operator.domain().size()];
    Arrays.setAll(x, random::normal);
    return waves(x);
  }

  private double[] waves(double[] x) {
    double[] waves = new double[operator.range().size()];
    operator.apply(x, waves);
    return waves;
  }

  /**
   * Waves of the leading eigenvector of Aᴴ·diag(min(y²/mean y², 5))·A by fifty power steps, brought
   * to the length that y asks for.
   *
   * @see <a href="https://arxiv.org/abs/1306.0160">Netrapalli, Jain and Sanghavi 2013</a>
   */
  double[] spectralStart(long seed) {
    double[] y = measured.values();
    double mean = measured.norm() * measured.norm() / y.length;
    double[] g = start(seed);
    double[] x = new double[operator.domain().size()];
    for (int step = 0; step < POWER_STEPS; step++) {
      for (int i = 0; i < y.length; i++) {
        double weight = measured.known()[i] ? Math.min(y[i] * y[i] / mean, MOST) : 0;
        g[2 * i] *= weight;
        g[2 * i + 1] *= weight;
      }
      operator.adjoint(g, x);
      bring(x, 1);
      operator.apply(x, g);
    }
    bring(g, measured.norm());
    return g;
  }

  /** Brings numbers to a length. */
  private static void bring(double[] numbers, double length) {
    double square = 0;
    for (double number : numbers) {
      square += number * number;
    }
    double factor = length / Math.sqrt(square);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] *= factor;
    }
  }

  @Override
  public void explain(double[] g) {
    measured.impose(g);
  }

  @Override
  public void admit(double[] g) {
    operator.apply(numbers(g), g);
  }

  /** A⁺g. */
  @Override
  public double[] numbers(double[] g) {
    double[] x = new double[operator.domain().size()];
    operator.inverse(g, x);
    return x;
  }

  @Override
  public PhaseScore score(double[] truth, double[] estimate) {
    Alignment aligned = Alignment.of(shape(), truth, estimate, Set.of());
    return new PhaseScore(aligned.decibels(), aligned.error());
  }
}
