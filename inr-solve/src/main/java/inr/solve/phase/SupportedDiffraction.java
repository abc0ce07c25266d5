package inr.solve.phase;

import inr.operator.Chain;
import inr.operator.ForwardOperator;
import inr.operator.Fourier;
import inr.operator.Mask;
import inr.operator.Shape;
import inr.operator.Transposed;
import inr.random.CounterRandom;
import java.util.EnumSet;
import java.util.List;

/**
 * A real object of no negative value that is 0 outside of a known support, of whose far field the
 * amplitudes were measured: y = |W x| + n, x padded with zeros.
 *
 * <p>x is the box around the support, g the whole field. Frequency 0 is the first of y. At least
 * twice as many measurements as points of the support are needed, better four times as many. A
 * shift, the twin and the sign of x are open.
 */
public final class SupportedDiffraction implements PhaseProblem {
  private static final int STARTS = 6;
  private static final int HYBRID_STEPS = 800;
  private static final int LAST_STEPS = 100;
  private static final int FIELD_STEPS = 600;
  private static final int FIRST_FIT = 300;
  private static final int REFINING_STEPS = 250;

  /** Total variation of a network, times the noise. */
  private static final double NOISE_VARIATION = 0.01;

  private static final double WHITE = 255;
  private static final double MOST_NOISE = 0.99;

  private final Shape field;
  private final boolean[] support;
  private final Amplitudes measured;
  private final double noise;
  private final Fourier fourier;
  private final Box box;
  private final ForwardOperator operator;

  /**
   * A problem.
   *
   * @param field height and width of the field, and of y
   * @param support of each point of the field whether the object may be there
   * @param noise ‖n‖/‖y‖, 0 if y is exact; less than 1
   */
  public SupportedDiffraction(Shape field, boolean[] support, Amplitudes measured, double noise) {
    int count = 0;
    for (boolean inside : support) {
      count += inside ? 1 : 0;
    }
    if (support.length != field.size() || measured.values().length != field.size()) {
      throw new IllegalArgumentException(
          "field is "
              + field.text()
              + " but "
              + measured.values().length
              + " amplitudes were measured and the support tells of "
              + support.length
              + " points; each is needed for each point");
    }
    if (count == 0 || 2 * count > field.size()) {
      throw new IllegalArgumentException(
          "support has "
              + count
              + " of "
              + field.size()
              + " points; at least 1 and at most half of them are accepted, or amplitudes do not"
              + " tell an object");
    }
    Amplitudes.requireNoise(noise);
    this.field = field;
    this.support = support.clone();
    this.measured = measured;
    this.noise = noise;
    this.fourier = new Fourier(field);
    this.box = Box.around(field, support);
    this.operator = new Chain(new Chain(inBox(), inField()), fourier);
  }

  /** The support of an object in the middle of a field, which is at least as high and wide. */
  public static boolean[] middle(Shape field, Shape object) {
    int top = (field.side(0) - object.side(0)) / 2;
    int left = (field.side(1) - object.side(1)) / 2;
    boolean[] support = new boolean[field.size()];
    for (int i = 0; i < object.size(); i++) {
      int row = top + i / object.side(1);
      support[row * field.side(1) + left + i % object.side(1)] = true;
    }
    return support;
  }

  /**
   * Measures an object in the middle of a field.
   *
   * @param x the object, at least 0, 1 being white
   * @param oversampling how many times as high and wide the field is, at least 2
   * @param alpha of the noise, in which y² = |W x|² + α·|W x|·n where white is 255; 0 for none
   * @param seed of n, its stream 1
   */
  public static SupportedDiffraction simulated(
      Shape object, double[] x, int oversampling, double alpha, long seed) {
    if (oversampling < 2 || !(alpha >= 0)) {
      throw new IllegalArgumentException(
          "oversampling is "
              + oversampling
              + " and alpha "
              + alpha
              + "; at least 2 and at least 0 are accepted");
    }
    Shape field = Shape.of(oversampling * object.side(0), oversampling * object.side(1));
    boolean[] support = middle(field, object);
    Box box = Box.around(field, support);
    double[] far = new double[2 * field.size()];
    new Fourier(field).apply(box.waves(x), far);
    double[] amplitudes = Amplitudes.of(far, field.size());
    double level = alpha / WHITE;
    CounterRandom random = new CounterRandom(seed, 1);
    for (int i = 0; i < amplitudes.length && alpha > 0; i++) {
      double exact = amplitudes[i];
      double power = exact * exact + level * exact * random.normal(i);
      amplitudes[i] = Math.sqrt(Math.max(0, power));
    }
    Amplitudes measured = Amplitudes.of(amplitudes);
    double noise = level / 2 * Math.sqrt(amplitudes.length) / measured.norm();
    return new SupportedDiffraction(field, support, measured, Math.min(noise, MOST_NOISE));
  }

  /** All methods, ours and those that it has to beat. */
  public static List<PhaseMethod<? super SupportedDiffraction>> methods() {
    return List.of(
        started("er", Projecting.Rule.ALTERNATING),
        started("raar", Projecting.Rule.REFLECTING),
        hybrid(),
        FieldThroughAmplitudes.of("siren", FIELD_STEPS).variation(NOISE_VARIATION),
        FieldThroughAmplitudes.of("siren", REFINING_STEPS)
            .variation(NOISE_VARIATION)
            .after(hybrid(), FIRST_FIT));
  }

  /** Fienup's hybrid from six starts, ended by error reduction. */
  public static PhaseMethod<PhaseProblem> hybrid() {
    return started("hio", Projecting.Rule.HYBRID);
  }

  private static PhaseMethod<PhaseProblem> started(String name, Projecting.Rule rule) {
    return Projecting.of(name, rule, HYBRID_STEPS, LAST_STEPS).starts(STARTS);
  }

  /** From the box to the points of the support. */
  private ForwardOperator inBox() {
    boolean[] inside = new boolean[box.shape().size()];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = support[box.place(i)];
    }
    return new Mask(box.shape(), inside);
  }

  /** From the points of the support to the real parts of the field. */
  private ForwardOperator inField() {
    boolean[] real = new boolean[2 * support.length];
    for (int i = 0; i < support.length; i++) {
      real[2 * i] = support[i];
    }
    return new Transposed(new Mask(Fourier.complex(field), real));
  }

  /** Height and width of the box around the support. */
  @Override
  public Shape shape() {
    return box.shape();
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public ForwardOperator operator() {
    return operator;
  }

  @Override
  public Amplitudes measured() {
    return measured;
  }

  @Override
  public double noise() {
    return noise;
  }

  @Override
  public double unit() {
    return CodedDiffraction.UNIT * measured.norm() / Math.sqrt(box.shape().size());
  }

  /** The field of the amplitudes with phases that are uniform on the circle. */
  @Override
  public double[] start(long seed) {
    CounterRandom random = new CounterRandom(seed, 0);
    double[] waves = new double[2 * field.size()];
    for (int i = 0; i < field.size(); i++) {
      double angle = 2 * Math.PI * random.uniform(i);
      waves[2 * i] = StrictMath.cos(angle);
      waves[2 * i + 1] = StrictMath.sin(angle);
    }
    return explained(waves);
  }

  @Override
  public void explain(double[] g) {
    double[] waves = new double[2 * g.length];
    for (int i = 0; i < g.length; i++) {
      waves[2 * i] = g[i];
    }
    double[] far = new double[waves.length];
    fourier.apply(waves, far);
    System.arraycopy(explained(far), 0, g, 0, g.length);
  }

  /** Real parts of the field whose far waves have the phases of these. */
  private double[] explained(double[] far) {
    measured.impose(far);
    double[] waves = new double[far.length];
    fourier.adjoint(far, waves);
    double[] g = new double[field.size()];
    for (int i = 0; i < g.length; i++) {
      g[i] = waves[2 * i];
    }
    return g;
  }

  @Override
  public void admit(double[] g) {
    for (int i = 0; i < g.length; i++) {
      g[i] = support[i] ? Math.max(0, g[i]) : 0;
    }
  }

  @Override
  public double[] numbers(double[] g) {
    double[] x = new double[box.shape().size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = g[box.place(i)];
    }
    return x;
  }

  /** PSNR over the support, values clipped to [0, 1], and e of the whole field. */
  @Override
  public PhaseScore score(double[] truth, double[] estimate) {
    double[] wanted = box.waves(truth);
    Alignment aligned =
        Alignment.of(field, wanted, box.waves(estimate), EnumSet.allOf(Ambiguity.class));
    double sum = 0;
    int count = 0;
    for (int i = 0; i < support.length; i++) {
      if (support[i]) {
        double value = Math.min(1, Math.max(0, aligned.wave()[2 * i]));
        sum += (value - wanted[2 * i]) * (value - wanted[2 * i]);
        count++;
      }
    }
    return new PhaseScore(-10 * StrictMath.log10(sum / count), aligned.error());
  }

  /**
   * Rows and columns of a field.
   *
   * @param field height and width
   * @param top first row
   * @param left first column
   * @param shape rows and columns
   */
  private record Box(Shape field, int top, int left, Shape shape) {
    static Box around(Shape field, boolean[] support) {
      int width = field.side(1);
      int top = field.side(0);
      int left = width;
      int bottom = -1;
      int right = -1;
      for (int i = 0; i < support.length; i++) {
        if (support[i]) {
          top = Math.min(top, i / width);
          bottom = Math.max(bottom, i / width);
          left = Math.min(left, i % width);
          right = Math.max(right, i % width);
        }
      }
      return new Box(field, top, left, Shape.of(bottom - top + 1, right - left + 1));
    }

    /** Where a point of the box lies in the field. */
    int place(int i) {
      return (top + i / shape.side(1)) * field.side(1) + left + i % shape.side(1);
    }

    /** The field that is x in the box and 0 elsewhere, as complex numbers. */
    double[] waves(double[] x) {
      double[] waves = new double[2 * field.size()];
      for (int i = 0; i < x.length; i++) {
        waves[2 * place(i)] = x[i];
      }
      return waves;
    }
  }
}
