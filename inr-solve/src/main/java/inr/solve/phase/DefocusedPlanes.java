package inr.solve.phase;

import inr.operator.AngularSpectrum;
import inr.random.CounterRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A phase φ that even light passed, of which pictures were taken in and out of focus: y_z = |A_z
 * e^{iφ}| + n.
 *
 * <p>x is φ itself, in radians, so nothing has to be unwrapped where it is looked for directly. g
 * are the waves in all planes. A constant phase is open.
 *
 * @param operator A, see {@link AngularSpectrum}
 * @param measured y, roots of the intensities
 * @param noise ‖n‖/‖y‖, 0 if y is exact; less than 1
 */
public record DefocusedPlanes(AngularSpectrum operator, Amplitudes measured, double noise)
    implements PhaseProblem {
  private static final double OMEGA = 15;
  private static final int STEPS = 900;
  private static final int SWEEPS = 300;
  private static final int FIRST_FIT = 150;

  public DefocusedPlanes {
    measured.requireOf(operator, "planes");
    Amplitudes.requireNoise(noise);
  }

  /**
   * Measures a phase in light of intensity 1.
   *
   * @param phase φ in radians
   * @param noise standard deviation of the noise of intensities; none becomes negative
   * @param seed of the noise, its stream 1
   */
  public static DefocusedPlanes simulated(
      AngularSpectrum operator, double[] phase, double noise, long seed) {
    double[] waves = new double[operator.range().size()];
    operator.apply(ofPhase(phase, 1), waves);
    double[] y = Amplitudes.of(waves, waves.length / 2);
    CounterRandom random = new CounterRandom(seed, 1);
    for (int i = 0; i < y.length && noise > 0; i++) {
      y[i] = Math.sqrt(Math.max(0, y[i] * y[i] + noise * random.normal(i)));
    }
    return measured(operator, Amplitudes.of(y), noise);
  }

  /**
   * A problem with noise of intensities; the root of a noisy intensity has half as much.
   *
   * @param noise standard deviation, in parts of the light
   */
  public static DefocusedPlanes measured(
      AngularSpectrum operator, Amplitudes amplitudes, double noise) {
    return new DefocusedPlanes(operator, amplitudes, noise / 2);
  }

  /** A network whose output is φ. */
  public static FieldThroughAmplitudes<PhaseProblem> network() {
    return FieldThroughAmplitudes.of("siren", STEPS).omega(OMEGA);
  }

  /** All methods, ours and those that it has to beat: {@code gs} is Gerchberg and Saxton's. */
  public static List<PhaseMethod<? super DefocusedPlanes>> methods() {
    TransportOfIntensity transport = new TransportOfIntensity();
    return List.of(
        Projecting.of("gs", Projecting.Rule.ALTERNATING, SWEEPS, 0),
        transport,
        network().after(transport, FIRST_FIT),
        network());
  }

  private static double[] ofPhase(double[] phase, double amplitude) {
    double[] wave = new double[2 * phase.length];
    for (int i = 0; i < phase.length; i++) {
      wave[2 * i] = amplitude * StrictMath.cos(phase[i]);
      wave[2 * i + 1] = amplitude * StrictMath.sin(phase[i]);
    }
    return wave;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public double unit() {
    return 1;
  }

  /** rms of the amplitudes, which is that of the light. */
  @Override
  public double scale() {
    return measured.norm() / Math.sqrt(measured.count());
  }

  @Override
  public double[] wave(double[] x) {
    return ofPhase(x, scale());
  }

  /** ∂L/∂φ = Re(conj(∂L/∂w)·iw). */
  @Override
  public double[] pull(double[] x, double[] slopes) {
    double[] wave = wave(x);
    double[] own = new double[x.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = slopes[2 * i + 1] * wave[2 * i] - slopes[2 * i] * wave[2 * i + 1];
    }
    return own;
  }

  /** Light that passed nothing, whatever the seed. */
  @Override
  public double[] start(long seed) {
    double[] g = new double[operator.range().size()];
    operator.apply(wave(new double[shape().size()]), g);
    return g;
  }

  @Override
  public void explain(double[] g) {
    measured.impose(g);
  }

  @Override
  public void admit(double[] g) {
    operator.apply(wave(numbers(g)), g);
  }

  /** Phases from −π to π. */
  @Override
  public double[] numbers(double[] g) {
    double[] wave = new double[operator.domain().size()];
    operator.adjoint(g, wave);
    double[] phase = new double[shape().size()];
    Arrays.setAll(phase, i -> StrictMath.atan2(wave[2 * i + 1], wave[2 * i]));
    return phase;
  }

  /** dB of the waves, and rms of φ − φ₀ less its mean. */
  @Override
  public PhaseScore score(double[] truth, double[] estimate) {
    Alignment aligned = Alignment.of(shape(), ofPhase(truth, 1), ofPhase(estimate, 1), Set.of());
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < truth.length; i++) {
      double rest = estimate[i] - truth[i];
      sum += rest;
      squares += rest * rest;
    }
    double mean = sum / truth.length;
    double variance = Math.max(0, squares / truth.length - mean * mean);
    return new PhaseScore(aligned.decibels(), Math.sqrt(variance));
  }
}
