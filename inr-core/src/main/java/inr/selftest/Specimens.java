package inr.selftest;

import inr.activation.Activation;
import inr.activation.Activation.Damping;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.encoding.ShiftedCurve;
import inr.lapped.Blocks;
import inr.lapped.LappedAxis;
import inr.lattice.Entries;
import inr.lattice.Interpolation;
import inr.lattice.Lattice;
import inr.lattice.LatticeAxis;
import inr.lattice.PlaceSet;
import inr.loss.Loss;
import inr.loss.StructuralLoss;
import inr.network.ComplexFunction;
import inr.network.EdgeBasis;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.pieces.WindowAxis;
import inr.pieces.Windows;
import inr.plan.TrainingPlan;
import inr.preset.AnyPerceptron;
import inr.sampling.Growth;
import inr.sampling.Looks;
import inr.sampling.Sampler;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Values of every kind of every part of a plan.
 *
 * <p>This is the one list that a new member enters: gradient checks, the contract of each engine,
 * JSON, derivatives and known bits draw from it, and a test asks that it is complete.
 */
public final class Specimens {
  /** Steps that schedules among the specimens last. */
  private static final long STEPS = 12;

  private static final List<StructuralLoss.Resolution> RESOLUTIONS =
      List.of(new StructuralLoss.Resolution(32, 9, 21), new StructuralLoss.Resolution(64, 16, 64));

  private Specimens() {}

  /** Of every activation. */
  public static List<Activation> activations() {
    return List.of(
        new Activation.Identity(),
        new Activation.Sine(30),
        new Activation.Sine(1),
        new Activation.DampedSine(30, Damping.SQRT),
        new Activation.DampedSine(30, Damping.ARCTAN),
        new Activation.DampedSine(30, Damping.LOG),
        new Activation.Finer(10, true),
        new Activation.Finer(10, false),
        new Activation.Gauss(0.1),
        new Activation.Gauss(1),
        new Activation.Relu(),
        new Activation.Gelu(),
        new Activation.Silu(),
        new Activation.Tanh(),
        new Activation.GatedTanh(30),
        new Activation.Snake(3),
        new Activation.Elephant(0.7, 4),
        new Activation.CorrectedRelu(0.2),
        new Activation.PowerDampedSine(30, 1),
        new Activation.PowerDampedSine(30, 3),
        new Activation.GaussFiner(2, 3, true),
        new Activation.GaussFiner(2, 3, false),
        new Activation.WaveletFiner(2, 4, 2, true),
        new Activation.WaveletFiner(2, 4, 2, false),
        new Activation.Quadratic(0.3),
        new Activation.MultiQuadratic(0.3),
        new Activation.Laplacian(0.5),
        new Activation.SuperGauss(0.5, 1.5),
        new Activation.ExponentialSine(3),
        new Activation.HyperbolicSine(0.5),
        new Activation.Sinc(4),
        new Activation.SumOfSines(5, 3),
        new Activation.TunedSine(5),
        new Activation.TrainedElephant(0.7, 4),
        new Activation.MittagLeffler(1.3),
        new Activation.SmartMixed(0.3, false),
        new Activation.SmartMixed(0.3, true),
        new Activation.Formula("sin(3*z)*exp(-z^2) + 0.1*log(1 + z^2)/(2 + cos(z))"));
  }

  /** Of every encoding, for two coordinates. */
  public static List<Encoding> encodings() {
    return List.of(
        new Encoding.Identity(),
        new Encoding.PositionalEncoding(3, Math.PI, true),
        new Encoding.PositionalEncoding(2, 1, false),
        new Encoding.ProgressiveEncoding(3, 2, true, 0.1, 0.7, STEPS),
        new Encoding.FourierFeatures(4, 1, 7),
        new Encoding.GivenFourierFeatures(List.of(List.of(0.5, -1.0), List.of(0.0, 2.0))),
        new Encoding.AxisHarmonics(3),
        new Encoding.AxisPolynomials(5),
        new Encoding.ShiftedBasis(ShiftedCurve.GAUSSIAN, 5, 0.2),
        new Encoding.ShiftedBasis(ShiftedCurve.TRIANGLE, 4, 0.27),
        new Encoding.ShiftedBasis(ShiftedCurve.SINC, 4, 0.15),
        new Encoding.ShiftedBasis(ShiftedCurve.SINE, 3, 0.7),
        new Encoding.ShiftedBasis(ShiftedCurve.SQUARE, 3, 0.7),
        new Encoding.LearnedFourierFeatures(5, 0.5),
        new Encoding.FourierFilters(6, 3, 4),
        new Encoding.GaborFilters(6, 2, 4, 6, 1),
        new Encoding.Gaussians(7, 0.6),
        new Encoding.BandLimitedFilters(5, List.of(2, 1, 3), List.of(2, 1), 7),
        new Encoding.GivenFilters(
            List.of(
                List.of(List.of(1.0, -2.0), List.of(0.0, 3.0)),
                List.of(List.of(2.0, 0.0), List.of(-1.0, 1.0))),
            List.of(1)),
        new Encoding.SphericalHarmonics(4),
        tables(Interpolation.LINEAR, new Entries.Every()),
        tables(Interpolation.SMOOTH, new Entries.Hashed(8)),
        tables(Interpolation.QUADRATIC, new Entries.Chosen(everyThird())),
        tables(Interpolation.CUBIC, new Entries.Every()),
        tables(Interpolation.LINEAR, new Entries.Folded(5, 21)),
        new Encoding.HashGrid(3, 2, 4, 2, 2),
        new Encoding.StaggeredHashGrid(3, 2, 32, 3, 1.5),
        new Encoding.Phasors(8, List.of(0, 1, 3), 2),
        localCosines(),
        pieces());
  }

  /** Windows that overlap much, so that many points lie in two or four of them. */
  private static Encoding pieces() {
    return new Encoding.Pieces(
        new Windows(List.of(new WindowAxis(2, -1, 1, 0.375), new WindowAxis(3, -0.75, 0.5, 0.25))),
        2,
        2,
        3,
        2,
        List.of(3, 0, 4, 4, 3, 5),
        List.of(0, 1, 0, -1, 0, 1));
  }

  /** A fine table with such entries beside a coarse one of all vertices. */
  private static Encoding tables(Interpolation interpolation, Entries entries) {
    List<LatticeAxis> fine = List.of(LatticeAxis.ofCells(6, 1), LatticeAxis.ofCells(5, 1));
    List<LatticeAxis> coarse = List.of(LatticeAxis.ofCells(6, 3), LatticeAxis.ofCells(5, 3));
    return new Encoding.Tables(
        List.of(
            new Lattice(coarse, Interpolation.LINEAR, new Entries.Every()),
            new Lattice(fine, interpolation, entries)),
        2,
        new Distribution.Uniform(1));
  }

  private static PlaceSet everyThird() {
    return everyThird(30);
  }

  private static PlaceSet everyThird(int vertices) {
    BitSet chosen = new BitSet();
    for (int vertex = 0; vertex < vertices; vertex += 3) {
      chosen.set(vertex);
    }
    return PlaceSet.of(vertices, chosen);
  }

  /** Blocks of several sizes along the second coordinate, with several overlaps and none. */
  private static Encoding localCosines() {
    Blocks blocks = Blocks.of(new int[] {4, 2, 2, 64}, new int[] {0, 1, 1, 0, 0});
    LappedAxis axis = new LappedAxis(1, LatticeAxis.ofCells(13, 1), blocks);
    return new Encoding.LocalCosines(
        axis,
        List.of(
            everyThird(blocks.length()),
            PlaceSet.of(blocks.length(), BitSet.valueOf(new long[] {0x1f7}))),
        new Distribution.Uniform(1));
  }

  /** Of every layer. */
  public static List<Layer> layers() {
    Distribution spread = new Distribution.Uniform(0.5);
    return List.of(
        new Layer.Dense(5, new Activation.Tanh(), spread, spread),
        new Layer.LayerNorm(1e-2),
        new Layer.RealGabor(5, 4, 2),
        new Layer.FourierAnalysis(9, 2),
        new Layer.GatedFourierAnalysis(8, 2),
        new Layer.ArnoldFourier(5, 3, 1, true),
        new Layer.ArnoldFourier(5, 3, 2, false),
        new Layer.Bypass(
            List.of(
                new Layer.Dense(5, new Activation.Tanh(), spread, spread),
                new Layer.Dense(3, new Activation.Tanh(), spread, spread))),
        new Layer.Bypass(
            List.of(new Layer.ComplexGabor(4, 3, 1, false), new Layer.ComplexGabor(3, 3, 1, true))),
        new Layer.Bypass(
            List.of(
                new Layer.ComplexGabor2d(4, 3, 1, false), new Layer.ComplexGabor2d(3, 3, 1, true))),
        complex(ComplexFunction.SPLIT_RELU),
        complex(ComplexFunction.FIRST_QUADRANT),
        complex(ComplexFunction.MODULUS_RELU),
        complex(ComplexFunction.CARDIOID),
        new Layer.Parallel(
            List.of(
                new Layer.Parallel.Branch(
                    List.of(new Layer.Dense(5, new Activation.Tanh(), spread, spread))),
                new Layer.Parallel.Branch(
                    List.of(
                        new Layer.Dense(4, new Activation.Sine(2), spread, spread),
                        new Layer.Dense(3, new Activation.Tanh(), spread, spread))))),
        new Layer.LowRank(5, 2, new Activation.Tanh()),
        new Layer.Fusion(List.of(new Layer.LayerNorm(1e-2))), // of any number of features
        new Layer.Fusion(
            List.of(
                new Layer.LowRank(6, 2, new Activation.Tanh()),
                new Layer.Dense(6, new Activation.Sine(2), spread, spread))),
        new Layer.Heads(5, 0, spread, spread),
        new Layer.Histogram(5, 3, -1, 1.5, spread, spread),
        new Layer.FourierDensity(5, 2, 4, -2, 2),
        new Layer.Kan(4, new EdgeBasis.CubicSplines(5)),
        new Layer.Kan(3, new EdgeBasis.Chebyshev(4)),
        new Layer.Kan(3, new EdgeBasis.Jacobi(3, 0, 0)),
        new Layer.Kan(3, new EdgeBasis.Jacobi(3, 1, 0.5)),
        new Layer.Kan(3, new EdgeBasis.Hermite(3)),
        new Layer.Kan(3, new EdgeBasis.Harmonics(2)),
        new Layer.Kan(3, new EdgeBasis.Bells(4, 2)),
        new Layer.Kan(3, new EdgeBasis.MexicanHats(4, 2)));
  }

  /** The second on complex numbers. */
  private static Layer complex(ComplexFunction function) {
    return new Layer.Bypass(
        List.of(
            new Layer.ComplexDense(4, function, false), new Layer.ComplexDense(3, function, true)));
  }

  /** Of every distribution. */
  public static List<Distribution> distributions() {
    return List.of(
        new Distribution.Uniform(0.5),
        new Distribution.Normal(0.5),
        new Distribution.Gamma(2, 4),
        new Distribution.Constant(0.25));
  }

  /** Of every loss. */
  public static List<Loss> losses() {
    return List.of(
        new Loss.MeanSquaredError(),
        new Loss.MeanAbsoluteError(),
        new Loss.Huber(0.3),
        new Loss.Charbonnier(0.2),
        new Loss.Formula("log(cosh(e))"),
        new Loss.Feasible(4, 0.5, 0.25, 2),
        new Loss.EveryHead(2),
        new Loss.CrossEntropy(3, -3, 3, 0.75, 0),
        new Loss.CrossEntropy(4, -3, 3, 0.75, 0.01),
        new Loss.Relative(Loss.Relative.Measure.SQUARE, 0.5, -3),
        new Loss.Relative(Loss.Relative.Measure.ABSOLUTE, 0.5, -3),
        new Loss.Relative(Loss.Relative.Measure.TARGET, 0.5, -3),
        new Loss.Relative(Loss.Relative.Measure.BOTH, 0.5, -3),
        new Loss.GradientError(),
        new Loss.LaplacianError(),
        new Loss.TotalVariation(0.1),
        new Loss.Hessian(0.1),
        new Loss.Sparsity(0.1, 0.5, 0.25),
        new Loss.Eikonal(0.1),
        new Loss.Helmholtz(2, 1),
        new Loss.Wave(0.5, 1),
        new StructuralLoss.Ssim(0.5, 5),
        new StructuralLoss.MsSsim(0.5, 3, 2),
        new StructuralLoss.GridVariation(0.5),
        new StructuralLoss.Stft(0.1, false, true, RESOLUTIONS),
        new StructuralLoss.StftPhase(0.01, false, RESOLUTIONS),
        new StructuralLoss.StereoCorrelation(0.5, 20),
        new StructuralLoss.BalancedFrequencies(1),
        new StructuralLoss.Together(
            List.of(new StructuralLoss.Ssim(0.2, 3), new StructuralLoss.GridVariation(0.1))));
  }

  /** Of every optimizer. */
  public static List<Optimizer> optimizers() {
    Optimizer.Adam adam = new Optimizer.Adam(0.9, 0.99, 1e-2);
    return List.of(
        adam,
        new Optimizer.AdamW(0.8, 0.99, 1e-2, 0.1),
        new Optimizer.SparseAdam(0.9, 0.99, 1e-2),
        new Optimizer.AmsGrad(0.9, 0.9, 1e-2),
        new Optimizer.Sgd(0.9, true),
        new Optimizer.Sgd(0, false),
        new Optimizer.Lion(0.9, 0.99, 0.1),
        new Optimizer.Grouped(
            List.of(
                new Optimizer.Group(Optimizer.Members.HIDDEN_WEIGHTS, new Optimizer.Muon(0.95), 2),
                new Optimizer.Group(Optimizer.Members.REST, adam, 1))),
        spectral(adam),
        new Optimizer.Clipped(adam, 0.1),
        new Optimizer.Averaged(adam, 0.7),
        new Optimizer.Lookahead(adam, 3, 0.5));
  }

  /** Tables of eight nodes along an axis by their spectra, all else as usual. */
  private static Optimizer spectral(Optimizer.Rule other) {
    Optimizer.Rule adam = new Optimizer.SpectralAdam(8, 0.9, 0.99, 1e-2, 0.5);
    return new Optimizer.Grouped(
        List.of(
            new Optimizer.Group(Optimizer.Members.TABLES, adam, 0.5),
            new Optimizer.Group(Optimizer.Members.REST, other, 1)));
  }

  /** Of every schedule. */
  public static List<Schedule> schedules() {
    return List.of(
        new Schedule.Constant(),
        new Schedule.Cosine(STEPS, 0.1),
        new Schedule.Exponential(STEPS, 0.2),
        new Schedule.Step(4, 0.5),
        new Schedule.HoldThenLinear(STEPS, 0.5, 0.1),
        new Schedule.WarmUp(3, new Schedule.Cosine(STEPS, 0)),
        new Schedule.Cyclic(3, 0.2, Schedule.Peaks.EQUAL, 1),
        new Schedule.Cyclic(2, 0.2, Schedule.Peaks.HALVED, 1),
        new Schedule.Cyclic(3, 0.2, Schedule.Peaks.FALLING, 0.9),
        new Schedule.OneCycle(STEPS),
        new Schedule.Rising(STEPS, 0.01));
  }

  /** Of every sampler. */
  public static List<Sampler> samplers() {
    return List.of(
        new Sampler.FullGrid(),
        new Sampler.RandomBatches(33),
        new Sampler.Stratified(2),
        new Sampler.Interleaved(3, 17),
        new Sampler.Patches(4, 5),
        new Sampler.NonparametricTeaching(0.2, Growth.STEP, Looks.INCREMENTAL, STEPS),
        new Sampler.NonparametricTeaching(0.3, Growth.LINEAR, Looks.EVERY_SECOND, STEPS),
        new Sampler.NonparametricTeaching(0.4, Growth.COSINE, Looks.DENSE, STEPS),
        new Sampler.NonparametricTeaching(
            0.5, Growth.REVERSE_COSINE, Looks.REVERSE_INCREMENTAL, STEPS),
        new Sampler.Evolutionary(0.5, Growth.CONSTANT, 0.16, 0, 4, 2, STEPS),
        new Sampler.Evolutionary(0.5, Growth.CONSTANT, 0.16, 0.5, 4, 2, STEPS),
        new Sampler.SoftMining(0.5, 0.5, 0.7, 0.6, 3));
  }

  /**
   * A small plan with one of them.
   *
   * @param name kind and what is special about it
   */
  public record Specimen(String name, TrainingPlan plan) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A plan for each of them, on two coordinates but for losses of sounds, which are on one. */
  public static List<Specimen> plans() {
    List<Specimen> plans = new ArrayList<>();
    activations().forEach(a -> add(plans, "activation", a, plan(network(a))));
    encodings().forEach(e -> add(plans, "encoding", e, plan(network(e))));
    layers().forEach(l -> add(plans, "layer", l, plan(network(l))));
    distributions().forEach(d -> add(plans, "distribution", d, plan(network(d))));
    losses().forEach(l -> add(plans, "loss", l, trainedBy(l)));
    optimizers()
        .forEach(
            o ->
                add(
                    plans,
                    "optimizer",
                    o,
                    (isSpectral(o) ? plan(phasors()) : plan()).withOptimizer(o)));
    schedules().forEach(s -> add(plans, "schedule", s, plan().withSchedule(s)));
    samplers().forEach(s -> add(plans, "sampler", s, plan().withSampler(s)));
    return plans;
  }

  private static void add(List<Specimen> plans, String part, Object member, TrainingPlan plan) {
    String text = String.valueOf(member).replace("Distribution.", "");
    plans.add(new Specimen(part + " " + text, plan));
  }

  private static TrainingPlan plan() {
    return plan(network(new Activation.Sine(2)));
  }

  private static TrainingPlan plan(NetworkSpec network) {
    return TrainingPlan.of(network, 1e-2, 5).withOptimizer(new Optimizer.Adam(0.9, 0.999, 1e-2));
  }

  /**
   * Two hidden layers of one activation; arguments are of order 1 with its frequency taken out, as
   * they are in a network that is used.
   */
  public static NetworkSpec network(Activation activation) {
    Distribution spread =
        new Distribution.Uniform(
            1 / Math.max(1, AnyPerceptron.frequency(activation.initialFormula())));
    return new NetworkSpec(
        2,
        new Encoding.Identity(),
        List.of(
            new Layer.Dense(5, activation, spread, spread),
            new Layer.Dense(4, activation, spread, spread),
            end()));
  }

  /** One layer on an encoding. */
  public static NetworkSpec network(Encoding encoding) {
    Distribution spread = new Distribution.Uniform(0.5);
    return new NetworkSpec(
        2, encoding, List.of(new Layer.Dense(5, new Activation.Tanh(), spread, spread), end()));
  }

  private static boolean isSpectral(Optimizer optimizer) {
    return optimizer.rules().stream().anyMatch(Optimizer.SpectralAdam.class::isInstance);
  }

  private static NetworkSpec phasors() {
    return network(new Encoding.Phasors(8, List.of(0, 1), 2));
  }

  private static TrainingPlan trainedBy(Loss loss) {
    if (loss instanceof Loss.EveryHead) {
      return plan(heads()).withLoss(loss);
    } else if (loss instanceof Loss.CrossEntropy entropy) {
      return plan(inBins(entropy)).withLoss(loss);
    }
    return (isOfSounds(loss) ? plan(line()) : plan()).withLoss(loss);
  }

  /** Of two channels, a Fourier head where the loss wants it smooth. */
  private static NetworkSpec inBins(Loss.CrossEntropy loss) {
    Distribution spread = new Distribution.Uniform(0.5);
    Layer head =
        loss.smoothness() > 0
            ? new Layer.FourierDensity(2, 2, loss.bins(), loss.low(), loss.high())
            : new Layer.Histogram(2, loss.bins(), loss.low(), loss.high(), spread, spread);
    return new NetworkSpec(
        2,
        new Encoding.Identity(),
        List.of(new Layer.Dense(5, new Activation.Tanh(), spread, spread), head));
  }

  private static boolean isOfSounds(Loss loss) {
    return loss instanceof StructuralLoss structural
        && structural.parts().stream().anyMatch(part -> part.axes() == 1);
  }

  /** Of one coordinate. */
  private static NetworkSpec line() {
    Distribution spread = new Distribution.Uniform(0.5);
    return new NetworkSpec(
        1,
        new Encoding.PositionalEncoding(4, Math.PI, true),
        List.of(new Layer.Dense(5, new Activation.Tanh(), spread, spread), end()));
  }

  /** Two heads on filters of limited bands. */
  private static NetworkSpec heads() {
    Distribution spread = new Distribution.Uniform(0.5);
    return new NetworkSpec(
        2,
        new Encoding.BandLimitedFilters(5, List.of(2, 1, 3), List.of(1, 2), 7),
        List.of(new Layer.Heads(2, 1, spread, spread)));
  }

  /** A layer between others. */
  public static NetworkSpec network(Layer layer) {
    Distribution spread = new Distribution.Uniform(0.5);
    return new NetworkSpec(
        2,
        new Encoding.PositionalEncoding(2, 1, true),
        List.of(
            new Layer.Dense(6, new Activation.Tanh(), spread, spread),
            layer,
            new Layer.Dense(4, new Activation.Tanh(), spread, spread),
            end()));
  }

  private static NetworkSpec network(Distribution distribution) {
    return new NetworkSpec(
        2,
        new Encoding.Identity(),
        List.of(new Layer.Dense(5, new Activation.Tanh(), distribution, distribution), end()));
  }

  private static Layer end() {
    Distribution spread = new Distribution.Uniform(0.5);
    return new Layer.Dense(2, new Activation.Identity(), spread, spread);
  }
}
