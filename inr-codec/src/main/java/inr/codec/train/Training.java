package inr.codec.train;

import inr.codec.file.CodecFormatException;
import inr.codec.shape.Layout;
import inr.codec.train.quantise.SymbolSearch;
import inr.codec.train.quantise.ValueSearch;
import inr.codec.train.state.StateCode;
import inr.codec.train.state.StateReader;
import inr.codec.train.state.StateWriter;
import inr.codec.train.synthesis.Picture;
import inr.parallel.Workers;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The training of one picture, phase after phase: openings, candidates, annealing, single symbols,
 * the networks alone, their whole steps, the networks as these leave them, single symbols once
 * more, and trims onto the target, if there is one. A picture that has collapsed begins once more.
 *
 * <p>Between two steps all that counts can be written, and a training that reads it goes on with
 * the same bits. What follows from picture and settings is no part of that, nor is what a step
 * computes anew.
 *
 * @see <a href="https://arxiv.org/abs/2605.02726">Ladune et al. 2026</a>
 */
final class Training implements TrainingState {
  /**
   * Below this the trained picture says hardly more than its mean colour: training has collapsed.
   */
  private static final double COLLAPSED_DECIBELS = 5;

  private final Picture picture;
  private final PictureTraining.Settings settings;
  private final Belonging belonging;
  private final Packing packing;
  private final StoredError error;
  private final Supplier<Steering> steerings;
  private final Run run;
  private final List<Opening> openings;
  private final Steps steps;

  /** Grids whose symbols are searched. */
  private final int grids;

  private Part part;
  private Phase phase;

  /** Where a first training that has collapsed ended, while a second one is on its way. */
  private Optional<Snapshot> earlier = Optional.empty();

  private enum Part {
    OPENINGS,
    WARM_UP,
    MAIN,
    SYMBOLS,
    LAST,
    WHOLE_STEPS,
    ROUNDED,
    VALUES,
    LAST_SYMBOLS,
    TRIM,
    SYMBOL_TRIM
  }

  /**
   * The training of a picture as one tile.
   *
   * @param packing how it will lie in a file
   * @param served pixels that the networks are for, at least those of the picture
   */
  static Training of(
      Packing packing,
      Picture picture,
      long served,
      Belonging belonging,
      PictureTraining.Settings settings,
      Workers workers,
      TrainingListener listener) {
    Layout layout = packing.header().shape().layout();
    Supplier<Steering> steerings = Steering.of(settings.target(), packing);
    Objective objective = new Objective(layout, packing.sheet(), picture, served, workers);
    Model model = new Model(layout, packing.sheet(), picture, workers);
    Steering steering = steerings.get();
    List<Opening> openings =
        Opening.of(packing.sheet(), picture, steering.first(), settings.steps());
    return new Training(
        picture,
        settings,
        belonging,
        packing,
        new StoredError(packing.header(), picture, workers),
        steerings,
        openings,
        new Run(layout, objective, model, openings.get(0), steering, listener));
  }

  private Training(
      Picture picture,
      PictureTraining.Settings settings,
      Belonging belonging,
      Packing packing,
      StoredError error,
      Supplier<Steering> steerings,
      List<Opening> openings,
      Run run) {
    this.picture = picture;
    this.settings = settings;
    this.belonging = belonging;
    this.packing = packing;
    this.error = error;
    this.steerings = steerings;
    this.run = run;
    this.openings = openings;
    grids = SymbolSearch.grids(packing.sheet().pyramid());
    int alone = InitialLatents.stepsAlone(run.steering.first());
    steps = Steps.of(settings.steps(), openings.size(), alone);
    part = openings.size() > 1 ? Part.OPENINGS : Part.WARM_UP;
    phase = enter();
  }

  /** Trains from where it stands to the end. */
  Run run() {
    Optional<Part> next = Optional.of(part);
    while (next.isPresent()) {
      while (!phase.isOver()) {
        run.listener.between(this);
        phase.step();
      }
      phase.end();
      next = next();
      if (next.isPresent()) {
        part = next.get();
        phase = enter();
        phase.begin();
      }
    }
    return run;
  }

  /** What the latents say of the picture, once it is trained. */
  LinearAnalysis analysis(Workers workers) {
    return LinearAnalysis.of(packing.sheet(), picture, run.model.latents.snapshot(), workers);
  }

  private Phase enter() {
    run.later = later();
    return switch (part) {
      case OPENINGS -> new Openings(run, steps, openings, settings.seed());
      case WARM_UP -> new WarmUp(run, steps, settings.seed() + (earlier.isPresent() ? 1 : 0));
      case MAIN -> new MainPhase(run, steps);
      case SYMBOLS -> new Symbols(run, grids);
      case LAST -> new LastPhase(run, steps);
      case WHOLE_STEPS -> new WholeSteps(run, () -> run.listener.between(this));
      case ROUNDED -> new RoundedPhase(run, steps);
      case VALUES ->
          new Values(
              run,
              new ValueSearch(run.layout, run.objective.networkCost(run.model), settings.seed()));
      case LAST_SYMBOLS -> new LastSymbols(run, grids);
      case TRIM -> new Trim(run, aim());
      case SYMBOL_TRIM -> new SymbolTrim(run, aim());
    };
  }

  private Aim aim() {
    return new Aim(run, packing, error);
  }

  private int later() {
    int values = settings.searchValues() ? run.layout.size() : 0;
    int afterMain = steps.last() + steps.rounded() + values + 2 * grids;
    return switch (part) {
      case OPENINGS -> steps.allWarmUp() + steps.main() + afterMain;
      case WARM_UP -> steps.main() + afterMain;
      case MAIN -> afterMain;
      case SYMBOLS -> afterMain - grids;
      case LAST, WHOLE_STEPS -> steps.rounded() + values + grids;
      case ROUNDED -> values + grids;
      case VALUES -> grids;
      case LAST_SYMBOLS, TRIM, SYMBOL_TRIM -> 0;
    };
  }

  private Optional<Part> next() {
    return switch (part) {
      case OPENINGS -> Optional.of(Part.WARM_UP);
      case WARM_UP -> Optional.of(Part.MAIN);
      case MAIN -> Optional.of(Part.SYMBOLS);
      case SYMBOLS -> Optional.of(Part.LAST);
      case LAST -> Optional.of(beginsAgain() ? Part.WARM_UP : Part.WHOLE_STEPS);
      case WHOLE_STEPS -> Optional.of(Part.ROUNDED);
      case ROUNDED -> Optional.of(settings.searchValues() ? Part.VALUES : Part.LAST_SYMBOLS);
      case VALUES -> Optional.of(Part.LAST_SYMBOLS);
      case LAST_SYMBOLS -> run.steering.searches() ? Optional.of(Part.TRIM) : Optional.empty();
      case TRIM -> Optional.of(Part.SYMBOL_TRIM);
      case SYMBOL_TRIM -> Optional.empty();
    };
  }

  /** Whether this training has collapsed; after a second one, the better of both is taken. */
  private boolean beginsAgain() {
    Objective.Loss loss = run.objective.validate(run.model);
    if (earlier.isPresent()) {
      if (!(loss.loss() < earlier.get().loss())) {
        run.model.take(earlier.get());
      }
      earlier = Optional.empty();
      return false;
    }
    double decibels = 10 * StrictMath.log10(picture.variance() / Math.max(loss.error(), 1e-12));
    if (!(picture.variance() > 0 && decibels < COLLAPSED_DECIBELS)) {
      return false;
    }
    earlier = Optional.of(run.model.snapshot(loss.loss()));
    run.steering = steerings.get();
    return true;
  }

  @Override
  public String phase() {
    return phase.name();
  }

  @Override
  public int done() {
    return phase.done();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    StateWriter writer = new StateWriter(out);
    belonging.state(writer);
    write(writer);
    writer.end();
  }

  /** Writes all but what it belongs to. */
  void write(StateWriter writer) throws IOException {
    state(writer);
    phase.state(writer);
  }

  /**
   * Goes to where another one stood when it wrote its state.
   *
   * @throws CodecFormatException if the bytes are not a whole and undamaged state
   * @throws IllegalArgumentException if they belong to another picture or to other settings
   */
  void restore(byte[] state) throws CodecFormatException {
    try {
      StateReader reader = new StateReader(state);
      belonging.state(reader);
      read(reader);
      reader.end();
    } catch (CodecFormatException damaged) {
      throw damaged;
    } catch (IOException e) {
      throw new AssertionError("bytes are read without a device", e);
    }
  }

  /** Goes to where another one stood when it was written. */
  void read(StateReader reader) throws IOException {
    state(reader);
    phase = enter();
    phase.state(reader);
  }

  /** All but what the phase knows. */
  private void state(StateCode code) throws IOException {
    part = code.one(part, List.of(Part.values()));
    if (code.flag(earlier.isPresent())) {
      earlier = Optional.of(Snapshot.state(code, earlier, run.model));
    }
    run.state(code);
  }
}
