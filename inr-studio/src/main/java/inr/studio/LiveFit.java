package inr.studio;

import inr.field.NeuralField;
import inr.field.PlannedFit;
import inr.io.model.Model;
import inr.report.FitCurve;
import inr.training.Gate;
import inr.training.Progress;
import inr.training.TrainingListener;
import inr.training.TrainingLoop;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A fit that is watched while it goes on. Between steps it hands out copies of its parameters, but
 * only while somebody looks, and lets renderings that a person waits for go first, for at most half
 * of the time. Several fits of one page take turns. None of that changes a bit of it.
 */
public final class LiveFit implements Exhibit, TrainingListener, Gate {
  /** Between copies, so that a person sees them come one by one. */
  private static final long LEAST_NANOS = 200_000_000;

  /**
   * Drawing takes a tenth of the time: a copy waits nine times as long as the last one took, and so
   * many times longer as there are fits.
   */
  private static final long TIMES_OF_DRAWING = 9;

  private static final long POLL_NANOS = 1_000_000;

  private static final int PATIENCE_MILLIS = 100;

  private final String name;
  private final FieldRenderer renderer;
  private final FitCurve.Recorder curve = new FitCurve.Recorder();
  private final StudioServer server;
  private final Turns turns;
  private final Turns.Turn turn;
  private final BooleanSupplier asksToStop;
  private volatile String state = "starting";
  private volatile String words = "";
  private volatile boolean discarded;
  private volatile @Nullable Progress progress;
  private volatile @Nullable Model model;
  private volatile Map<String, String> facts = Map.of();
  private @Nullable TrainingLoop loop;
  private volatile @Nullable PlannedFit fit;
  private volatile boolean paused;
  private long lastCopy;
  private long yielded;
  private long lastYield;

  /**
   * A fit that has not begun.
   *
   * @param name of it
   * @param server whose page shows it
   * @param turns that it takes, of those of the page
   * @param paused whether it waits before its first step
   * @param asksToStop whether the program is to end, which a pause does not hold up
   */
  public LiveFit(
      String name,
      StudioServer server,
      Turns turns,
      int threads,
      boolean paused,
      BooleanSupplier asksToStop) {
    this.name = name;
    this.server = server;
    this.turns = turns;
    this.turn = turns.turn();
    this.paused = paused;
    this.asksToStop = asksToStop;
    renderer = new FieldRenderer(threads);
  }

  /** Waits for the first turn: what comes before the first step is work, too. */
  public void begin() {
    turn.take(this::givesWay);
  }

  /** Takes part in a fit from its start on. */
  public synchronized void accompany(PlannedFit begun, TrainingLoop itsLoop) {
    fit = begun;
    loop = itsLoop;
    itsLoop.pass(this).listen(this).listen(curve);
    if (discarded) {
      itsLoop.stop();
    }
    tell(paused ? "paused" : "fitting", "");
  }

  /**
   * The model is there.
   *
   * @param text what came of it
   * @param ofModel settings and numbers
   */
  public void finished(Model done, String text, Map<String, String> ofModel) {
    model = done;
    facts = ofModel;
    renderer.show(Snapshot.of(done));
    turn.leave();
    tell("finished", text);
  }

  /** There will be no model. */
  public void ended(String reason) {
    turn.leave();
    tell(discarded ? "discarded" : "failed", reason);
  }

  /** Whether a person wanted no model. */
  public boolean isDiscarded() {
    return discarded;
  }

  private void tell(String newState, String newWords) {
    state = newState;
    words = newWords;
    server.changed();
  }

  @Override
  public void await() {
    turn.rest();
    copy(false);
    letRenderingsGoFirst();
    do {
      rest();
    } while (!turn.take(this::givesWay) && paused && !asksToStop.getAsBoolean());
  }

  /** Whether it does not wait for its turn: it is to pause, or takes no more steps. */
  private boolean givesWay() {
    return paused || discarded || asksToStop.getAsBoolean();
  }

  /**
   * Shows how the fit stands, if somebody looks and it is time for that.
   *
   * @param now whether it is in any case
   * @return whether it was done
   */
  private boolean copy(boolean now) {
    long at = System.nanoTime();
    boolean due =
        renderer.version() == 0
            || at - lastCopy
                >= Math.max(
                    LEAST_NANOS, TIMES_OF_DRAWING * Math.max(1, turns.wanted()) * renderer.nanos());
    TrainingLoop running = loop;
    PlannedFit planned = fit;
    if (!(now || due) || !server.isWatched() || running == null || planned == null) {
      return false;
    }
    renderer.show(Snapshot.of(planned, running.parameters()));
    lastCopy = at;
    server.changed();
    return true;
  }

  private synchronized void rest() {
    if (!paused) {
      return;
    }
    turn.leave();
    tell("paused", "");
    boolean copied = false;
    try {
      while (paused && !asksToStop.getAsBoolean()) {
        copied = copied || copy(true);
        wait(PATIENCE_MILLIS);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      paused = false;
    }
    tell("fitting", "");
  }

  private void letRenderingsGoFirst() {
    long begun = System.nanoTime();
    boolean mayYield = begun - lastYield >= yielded;
    if (!mayYield || !server.isAsked()) {
      return;
    }
    while (server.isAsked() && System.nanoTime() - begun < LEAST_NANOS) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    lastYield = System.nanoTime();
    yielded = lastYield - begun;
  }

  @Override
  public void progress(Progress now) {
    progress = now;
    server.changed();
  }

  @Override
  public void rolledBack(long step, long goodStep, double learningRate) {
    server.changed();
  }

  @Override
  public synchronized void ask(Wish wish) {
    switch (wish) {
      case PAUSE -> paused = true;
      case RESUME -> paused = false;
      case FINISH -> {
        paused = false;
        if (loop != null) {
          loop.end();
        }
      }
      case DISCARD -> {
        paused = false;
        discarded = true;
        if (loop != null) {
          loop.stop();
        }
      }
    }
    notifyAll();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public FieldView view() {
    return renderer;
  }

  @Override
  public Map<String, String> facts() {
    return facts;
  }

  @Override
  public FitCurve curve() {
    return curve.curve();
  }

  @Override
  public Optional<byte[]> model() {
    return Optional.ofNullable(model).map(done -> new NeuralField(done).toBytes());
  }

  @Override
  public Map<String, ?> state() {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("state", state);
    tree.put("version", renderer.version());
    Progress at = progress;
    tree.put("words", words.isEmpty() && at != null ? text(at) : words);
    if (at != null) {
      tree.put("step", at.step());
      tree.put("steps", at.steps());
    }
    PlannedFit planned = fit;
    if (planned != null) {
      tree.put(
          "bytes", planned.plan().network().layout().size() * (long) planned.precision().bytes());
    }
    return tree;
  }

  private static String text(Progress at) {
    return String.format(
        Locale.ROOT,
        "step %,d of %,d · %s · %.2f Mpoints/s · %.0f s left",
        at.step(),
        at.steps(),
        at.quality(),
        at.pointsPerSecond() * 1e-6,
        at.secondsLeft());
  }
}
