package inr.field;

import inr.backend.Backend;
import inr.backend.BackendChoice;
import inr.backend.Evaluator;
import inr.circuit.Parameters;
import inr.codec.EncodingEffort;
import inr.codec.train.Target;
import inr.codec.weights.Goal;
import inr.codec.weights.WeightPacking;
import inr.grid.Grid;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.io.model.PackedModel;
import inr.io.model.Program;
import inr.io.model.Provenance;
import inr.metric.Psnr;
import inr.rendering.Renderer;
import inr.signal.Signal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Packs the parameters of a model into few bytes: its file becomes a fifth or so as long, and is a
 * model file as before.
 *
 * <p>Parameters are rounded to steps that are found for each tensor, and unless the effort is a
 * draft the network is trained for being rounded, so that it loses little. Errors are those to the
 * original, if there is one, and else to what the model itself renders. Equal wishes give equal
 * bytes on any number of threads.
 *
 * <p>This stores a network; a picture takes far fewer bytes as an {@link inr.codec.Codec encoded
 * picture}.
 */
public final class Packing {
  /** What a packed model may lose, in dB, unless another wish is given. */
  public static final double USUAL_LOSS = 0.2;

  /** PSNR to its own rendering where nobody knows how good a model is. */
  private static final double USUAL_PSNR = 45;

  /** The provenance's metric of how far a packed model is from the unpacked one. */
  private static final String TO_UNPACKED = "psnr_to_unpacked";

  /** Numbers of the provenance may have some digits more than in the file that is tried. */
  private static final int SPARE_BYTES = 24;

  private final Model model;
  private Optional<Original> original = Optional.empty();
  private Optional<Target> target = Optional.empty();
  private EncodingEffort effort = EncodingEffort.NORMAL;
  private int threads = Runtime.getRuntime().availableProcessors();
  private Listener listener = (steps, bytes, psnr) -> {};

  private Packing(Model model) {
    this.model = model;
  }

  /** Looks on, and ends the work by throwing. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Something was tried, or a step done.
     *
     * @param steps of training so far
     * @param bytes of the parameters
     * @param psnr in dB that they reach
     */
    void step(int steps, double bytes, double psnr);
  }

  /**
   * What came of it.
   *
   * @param packed to be written
   * @param psnr in dB to the original, or to what the unpacked model renders
   * @param unpackedPsnr the same before; infinite without an original
   * @param steps of training
   */
  public record Result(PackedModel packed, double psnr, double unpackedPsnr, int steps) {}

  /** A packing of a model. */
  public static Packing of(Model model) {
    return new Packing(model);
  }

  /**
   * Measures against the signal that the model was fitted to, or another of its shape.
   *
   * @throws IllegalArgumentException if it has another shape
   */
  public Packing against(Original wanted) {
    Signal signal = wanted.signal();
    boolean same =
        signal.medium().equals(model.medium())
            && signal.coordinates() instanceof Grid grid
            && grid.samples().equals(model.grid().samples());
    if (!same) {
      throw new IllegalArgumentException(
          "is a " + signal.medium().text() + "; the model is of a " + model.medium().text());
    }
    original = Optional.of(wanted);
    return this;
  }

  /**
   * Asks for a PSNR, bytes of the file or bits per point; a loss of {@value #USUAL_LOSS} dB is
   * usual.
   *
   * @throws IllegalArgumentException if it is a λ, which means nothing here
   */
  public Packing target(Target wanted) {
    if (wanted.kind() == Target.Kind.LAMBDA) {
      throw new IllegalArgumentException("a model is packed to bytes, bits per pixel or a PSNR");
    }
    target = Optional.of(wanted);
    return this;
  }

  /** How long to train: not at all for a draft. */
  public Packing effort(EncodingEffort wanted) {
    effort = wanted;
    return this;
  }

  /** Threads that work on it; usually as many as there are processors. No bit depends on them. */
  public Packing threads(int count) {
    threads = count;
    return this;
  }

  /** Reports progress, on the thread that runs it. */
  public Packing listen(Listener wanted) {
    listener = wanted;
    return this;
  }

  /**
   * Packs.
   *
   * @throws IllegalArgumentException if the wish cannot be met
   */
  public Result run() {
    Backend backend = BackendChoice.rendering(BackendChoice.AUTO, model.plan().network());
    Signal signal = signal(backend);
    double peak = peak(signal);
    WeightPacking packing =
        new WeightPacking(
            backend,
            model.plan().network(),
            model.parameters(),
            signal,
            threads,
            (steps, bytes, error) -> listener.step(steps, bytes, Psnr.of(error, peak)));
    double unpacked = packing.unpackedError();
    WeightPacking.Result result = packing.pack(goal(unpacked, peak), roundSteps());
    double psnr = Psnr.of(result.error(), peak);
    Map<String, Double> metrics = metrics(backend, signal, result.parameters().parameters(), psnr);
    Model packed = model.with(provenance(result.steps(), metrics));
    return new Result(
        PackedModel.of(packed, result.parameters()), psnr, Psnr.of(unpacked, peak), result.steps());
  }

  private int roundSteps() {
    return switch (effort) {
      case DRAFT -> 0;
      case NORMAL -> 50;
      case BEST -> 200;
    };
  }

  /** The original's samples, or what the model renders. */
  private Signal signal(Backend backend) {
    if (original.isPresent()) {
      return new Signal(
          model.grid(), model.medium(), original.get().signal().samples(), model.range());
    }
    try (Evaluator evaluator = evaluator(backend, model.parameters())) {
      return new Signal(model.grid(), model.medium(), renderer(evaluator).samples(), model.range());
    }
  }

  private Evaluator evaluator(Backend backend, Parameters parameters) {
    return backend.evaluator(model.plan().network(), parameters, threads);
  }

  private Renderer renderer(Evaluator evaluator) {
    return new Renderer(evaluator, model.grid(), model.medium(), model.range(), () -> {});
  }

  private static double peak(Signal signal) {
    double peak = Psnr.peak(signal);
    if (!(peak > 0)) {
      throw new IllegalArgumentException("has a constant field, of which no PSNR can be told");
    }
    return peak;
  }

  private Goal goal(double unpacked, double peak) {
    if (target.isEmpty()) {
      return Goal.error(usualError(unpacked, peak));
    }
    double value = target.get().value();
    if (target.get().kind() == Target.Kind.PSNR) {
      double most = error(value, peak);
      if (unpacked > most) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "reaches %.2f dB unpacked; at most that can be asked for",
                Psnr.of(unpacked, peak)));
      }
      return Goal.error(most);
    }
    double room = target.get().mostBytes(model.grid().points()) - frame();
    if (!(room > 0)) {
      throw new IllegalArgumentException(
          "packed, its file has " + frame() + " bytes besides the parameters; ask for more");
    }
    return Goal.bytes(room);
  }

  private double usualError(double unpacked, double peak) {
    double share = StrictMath.pow(10, USUAL_LOSS / 10);
    if (original.isPresent()) {
      return unpacked * share;
    }
    Double known = model.provenance().metrics().get("psnr");
    return known == null ? error(USUAL_PSNR, peak) : error(known, peak) * (share - 1);
  }

  private static double error(double psnr, double peak) {
    return peak * peak * StrictMath.pow(10, -psnr / 10);
  }

  /** Bytes of a file besides the parameters, some to spare. */
  private int frame() {
    Model likely = model.with(provenance(0, Map.of(TO_UNPACKED, USUAL_PSNR + Math.PI)));
    return ModelFile.packedFrame(likely) + SPARE_BYTES;
  }

  private Map<String, Double> metrics(
      Backend backend, Signal signal, Parameters packed, double psnr) {
    if (original.isEmpty()) {
      return Map.of(TO_UNPACKED, psnr);
    }
    try (Evaluator evaluator = evaluator(backend, packed)) {
      return Score.of(signal, renderer(evaluator), false).metrics();
    }
  }

  private Provenance provenance(int steps, Map<String, Double> metrics) {
    Provenance former = model.provenance();
    return new Provenance(
        former.input(),
        former.inputSha256(),
        Program.text(),
        System.getProperty("java.version"),
        former.backend(),
        former.steps() + steps,
        former.settings(),
        metrics);
  }
}
