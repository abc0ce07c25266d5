package inr.solve.phase;

import inr.operator.CodedPatterns;
import inr.operator.Shape;
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
    if (2 * measured.values().length != operator.range().size()) {
      throw new IllegalArgumentException(
          "coded patterns are "
              + operator.range().size() / 2
              + " numbers but "
              + measured.values().length
              + " amplitudes were measured");
    }
    requireNoise(noise);
  }

  static void requireNoise(double noise) {
    if (!(noise >= 0 && noise < 1)) {
      throw new IllegalArgumentException(
          "noise is " + noise + " of the data; at least 0 and less than 1 is needed");
    }
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
  public Shape shape() {
    return Shape.of(operator.domain().side(0), operator.domain().side(1));
  }

  @Override
  public int channels() {
    return 2;
  }

  @Override
  public double unit() {
    double light = 0;
    for (double energy : operator.energies()) {
      light += energy;
    }
    return UNIT * measured.norm() / Math.sqrt(light);
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
      double length = 0;
      for (double value : x) {
        length += value * value;
      }
      double factor = 1 / Math.sqrt(length);
      for (int i = 0; i < x.length; i++) {
        x[i] *= factor;
      }
      operator.apply(x, g);
    }
    double length = 0;
    for (double value : g) {
      length += value * value;
    }
    double factor = measured.norm() / Math.sqrt(length);
    for (int i = 0; i < g.length; i++) {
      g[i] *= factor;
    }
    return g;
  }

  @Override
  public void explain(double[] g) {
    measured.impose(g);
  }

  @Override
  public void admit(double[] g) {
    operator.apply(numbers(g), g);
  }

  /** A⁺g, 0 where no mask lets light through. */
  @Override
  public double[] numbers(double[] g) {
    double[] x = new double[operator.domain().size()];
    operator.adjoint(g, x);
    double[] energies = operator.energies();
    for (int i = 0; i < energies.length; i++) {
      double factor = energies[i] > 0 ? 1 / energies[i] : 0;
      x[2 * i] *= factor;
      x[2 * i + 1] *= factor;
    }
    return x;
  }

  @Override
  public PhaseScore score(double[] truth, double[] estimate) {
    Alignment aligned = Alignment.of(shape(), truth, estimate, Set.of());
    return new PhaseScore(aligned.decibels(), aligned.error());
  }
}
