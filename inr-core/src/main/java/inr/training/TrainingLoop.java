package inr.training;

import inr.backend.DeviceException;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.circuit.Parameters;
import inr.circuit.Role;
import inr.circuit.Tensor;
import inr.metric.Psnr;
import inr.plan.TrainingPlan;
import inr.signal.Signal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/**
 * Runs a trainer until a rule stops it.
 *
 * <p>Whatever may change the outcome happens at steps that follow from plan and signal alone, never
 * from a clock, so equal fits give equal bits, and so does a fit that was interrupted and taken up
 * again:
 *
 * <ul>
 *   <li>A <em>good state</em> is kept about every 2¹⁷ points. Checkpoints are good states, so an
 *       interrupted fit loses the steps since the last one.
 *   <li>A fit <em>diverges</em> when a loss or a parameter is not finite, or when at a good-state
 *       step the loss is that of an error of more than the whole training range. It goes back to
 *       the good state with a tenth of the learning rate; the second time it fails with {@link
 *       DivergedException}.
 *   <li>The exact PSNR is computed at most every four epochs, and only when the last loss comes
 *       within 1 dB of the target. It costs about a third of an epoch, so all of it stays below a
 *       tenth of the time.
 *   <li>Where something is <em>held out</em> of training, each good state is scored by it, and the
 *       best one is what the fit gives. That is the checkpoint, too: from there the same way is
 *       gone again. The fit ends when a quarter of its steps brought no better one.
 *   <li>A device that <em>fails</em> under the trainer ends the fit; the good state, which is on
 *       the host, becomes the checkpoint.
 * </ul>
 *
 * <p>Only a stop by time, by patience or by request depends on when it happens. Used once, by one
 * thread; {@link #stop} may come from any.
 */
public final class TrainingLoop {
  /** Factor on the learning rate after a rollback. */
  static final double SLOWER = 0.1;

  private static final long POINTS_BETWEEN_GOOD_STATES = 1 << 17;
  private static final long POINTS_FOR_A_TABLE_ENTRY = 4;
  private static final long OBSERVATIONS_PER_EPOCH = 64;
  private static final long EPOCHS_BETWEEN_EXACT_PSNR = 4;
  private static final double NEAR_TARGET = 1;
  private static final long EPOCHS_BETWEEN_SCORES = 8;
  private static final long SHARE_WITHOUT_BETTER = 4;
  private static final double SECONDS_BETWEEN_REPORTS = 0.25;

  private final Trainer trainer;
  private final TrainingPlan plan;
  private final StopRules rules;
  private final int points;
  private final double range;
  private final double peak;
  private long goodStride;
  private final long lossStride;
  private final long psnrStride;
  private final long epoch;
  private final RunningLoss running;
  private final LongSupplier nanoTime;
  private final List<TrainingListener> listeners = new ArrayList<>();
  private ToDoubleFunction<Trainer> exactPsnr = anyTrainer -> Double.NEGATIVE_INFINITY;
  private Optional<ToDoubleFunction<Trainer>> heldOut = Optional.empty();
  private double bestScore;
  private long bestStep;
  private Checkpointer checkpointer = state -> {};
  private Gate gate = () -> {};
  private double secondsBetweenCheckpoints = Double.POSITIVE_INFINITY;
  private volatile boolean stopRequested;
  private volatile boolean endRequested;

  private long step;
  private double rateFactor;
  private long firstStep;
  private long startNanos;
  private double lastReport = Double.NEGATIVE_INFINITY;
  private double lastCheckpoint;

  /**
   * A loop that goes on from where the trainer stands: from its start, or from a state it was given
   * back.
   *
   * @param trainer of this plan and signal; stays open
   */
  public TrainingLoop(Trainer trainer, TrainingPlan plan, Signal signal, StopRules rules) {
    this(trainer, plan, signal, rules, System::nanoTime);
  }

  TrainingLoop(
      Trainer trainer, TrainingPlan plan, Signal signal, StopRules rules, LongSupplier nanoTime) {
    this.trainer = trainer;
    this.plan = plan;
    this.rules = rules;
    this.nanoTime = nanoTime;
    points = signal.points();
    range = signal.range().trainingHigh() - signal.range().trainingLow();
    peak = Math.abs(signal.range().toTraining(storedPeak(signal)) - signal.range().toTraining(0));
    List<Integer> samples = signal.coordinates().samples();
    epoch = plan.sampler().stepsPerEpoch(samples);
    goodStride = Math.max(1, pointsBetweenGoodStates(plan) / plan.sampler().batchPoints(samples));
    lossStride = Math.max(1, Math.min(epoch / OBSERVATIONS_PER_EPOCH, goodStride));
    psnrStride = EPOCHS_BETWEEN_EXACT_PSNR * epoch;
    running = new RunningLoss((int) ((epoch + lossStride - 1) / lossStride), rules.patience());
    trainer.mark();
    step = trainer.marked().step();
    rateFactor = trainer.marked().rateFactor();
    firstStep = step;
  }

  /** Tables are large and cheap to train, so they are copied less often. */
  private static long pointsBetweenGoodStates(TrainingPlan plan) {
    long entries =
        plan.network().layout().tensors().stream()
            .filter(tensor -> tensor.role() == Role.TABLE)
            .mapToLong(Tensor::size)
            .sum();
    return Math.max(POINTS_BETWEEN_GOOD_STATES, POINTS_FOR_A_TABLE_ENTRY * entries);
  }

  /**
   * Peak-to-peak range of PSNR in stored units: that of the medium, not that of the training range,
   * which fits this one signal.
   */
  private static double storedPeak(Signal signal) {
    double peak = Psnr.peak(signal);
    return peak > 0 ? peak : signal.range().storedHigh() - signal.range().storedLow();
  }

  /** Reports to {@code listener}. */
  public TrainingLoop listen(TrainingListener listener) {
    listeners.add(listener);
    return this;
  }

  /** Keeps a checkpoint every {@code seconds}, when the fit is interrupted and when it fails. */
  public TrainingLoop keepCheckpoints(double seconds, Checkpointer keeper) {
    secondsBetweenCheckpoints = seconds;
    checkpointer = keeper;
    return this;
  }

  /** What the target PSNR is compared with; without it no target is ever reached. */
  public TrainingLoop measureWith(ToDoubleFunction<Trainer> psnr) {
    exactPsnr = psnr;
    return this;
  }

  /**
   * Gives the good state, or the last one, that a score finds best; the first of several.
   *
   * @param score of what was held out, greater being better; follows from the trainer's state alone
   */
  public TrainingLoop choose(ToDoubleFunction<Trainer> score) {
    heldOut = Optional.of(score);
    goodStride = Math.max(epoch, Math.min(goodStride, EPOCHS_BETWEEN_SCORES * epoch));
    return this;
  }

  /** Lets steps go on only when a gate does; the time there is not that of the fit. */
  public TrainingLoop pass(Gate newGate) {
    gate = newGate;
    return this;
  }

  /**
   * A copy of the parameters as they are now, for a listener or a gate: on the thread of the fit,
   * between steps.
   */
  public Parameters parameters() {
    return trainer.parameters();
  }

  /**
   * Asks the loop to end after the slice of steps under way, with what it has then. Safe from any
   * thread.
   */
  public void end() {
    endRequested = true;
  }

  /** Asks the loop to stop after the slice of steps under way. Safe from any thread. */
  public void stop() {
    stopRequested = true;
  }

  /**
   * Fits until a rule applies. The trainer then stands at a finite state; after an interruption at
   * the last good state, which is in the checkpoint.
   *
   * @throws DivergedException if the loss ran away twice
   * @throws DeviceException if the device of the trainer failed; the last good state, unless it is
   *     the start, has been handed to the checkpointer
   * @throws IOException if a checkpoint cannot be written
   */
  public TrainingOutcome run() throws IOException {
    try {
      return fit();
    } catch (DeviceException failure) {
      keepWhatThereIs(failure);
      throw failure;
    }
  }

  private void keepWhatThereIs(DeviceException failure) {
    TrainerState good = trainer.marked();
    if (good.step() == 0) {
      return;
    }
    try {
      checkpointer.save(good);
    } catch (IOException unwritten) {
      failure.addSuppressed(unwritten);
    }
  }

  private TrainingOutcome fit() throws IOException {
    startNanos = nanoTime.getAsLong();
    heldOut.ifPresent(this::begin);
    while (true) {
      waitAtGate();
      if (stopRequested) {
        return interrupt();
      }
      if (step >= rules.steps()) {
        return finish(StopReason.STEPS);
      }
      boolean sound = advance();
      boolean isOver = seconds() >= rules.seconds() || endRequested;
      boolean standsStill = running.standsStill();
      if (sound && (step % goodStride == 0 || step == rules.steps() || isOver || standsStill)) {
        sound = keepGoodState();
      }
      if (!sound) {
        rollBack();
      } else if (targetReached()) {
        return finish(StopReason.TARGET_PSNR);
      } else if (standsStill) {
        return finish(StopReason.NO_PROGRESS);
      } else if (heldOut.isPresent() && step - bestStep > rules.steps() / SHARE_WITHOUT_BETTER) {
        return finish(StopReason.HELD_OUT);
      }
      if (isOver) {
        return finish(endRequested ? StopReason.REQUEST : StopReason.SECONDS);
      }
      report(SECONDS_BETWEEN_REPORTS);
    }
  }

  private void waitAtGate() {
    long before = nanoTime.getAsLong();
    gate.await();
    startNanos += nanoTime.getAsLong() - before;
  }

  /**
   * Goes on to the next step at which something is looked at; false if the loss is not finite
   * there.
   */
  private boolean advance() {
    long next =
        Math.min(
            rules.steps(),
            Math.min(after(lossStride), Math.min(after(goodStride), after(psnrStride))));
    trainer.step((int) (next - step));
    step = next;
    double loss = trainer.loss();
    if (!Double.isFinite(loss)) {
      return false;
    }
    running.add(loss);
    Progress progress = progress();
    listeners.forEach(listener -> listener.looked(progress));
    return true;
  }

  private long after(long stride) {
    return (step / stride + 1) * stride;
  }

  private boolean keepGoodState() throws IOException {
    if (trainer.loss() > plan.loss().bound(range) || !trainer.isFinite()) {
      return false;
    }
    if (heldOut.isPresent()) {
      return keepBest(heldOut.get().applyAsDouble(trainer));
    }
    // Only states at the fixed steps count, so that a resumed fit rolls back to where an
    // uninterrupted one would.
    if (step % goodStride == 0) {
      trainer.mark();
      if (seconds() - lastCheckpoint >= secondsBetweenCheckpoints) {
        checkpointer.save(trainer.marked());
        lastCheckpoint = seconds();
      }
    }
    return true;
  }

  private void begin(ToDoubleFunction<Trainer> score) {
    bestStep = step;
    bestScore = score.applyAsDouble(trainer);
  }

  private boolean keepBest(double score) throws IOException {
    if (score > bestScore) {
      bestScore = score;
      bestStep = step;
      trainer.mark();
    }
    if (seconds() - lastCheckpoint >= secondsBetweenCheckpoints) {
      checkpointer.save(trainer.marked());
      lastCheckpoint = seconds();
    }
    return true;
  }

  private TrainingOutcome interrupt() throws IOException {
    TrainerState good = trainer.marked();
    trainer.restore(good);
    step = good.step();
    checkpointer.save(good);
    return finish(StopReason.INTERRUPTED);
  }

  private void rollBack() {
    TrainerState good = trainer.marked();
    double loss = trainer.loss();
    if (!Double.isFinite(loss)) {
      requireFiniteFirstLoss(good);
    }
    if (rateFactor < 1) {
      throw DivergedException.at(loss, step, plan.learningRate() * rateFactor);
    }
    trainer.restore(good.slowed(SLOWER));
    trainer.mark();
    rateFactor *= SLOWER;
    long badStep = step;
    step = good.step();
    for (TrainingListener listener : listeners) {
      listener.rolledBack(badStep, step, plan.learningRate() * rateFactor);
    }
  }

  /** The loss of a step is that of the parameters before it, which no learning rate changes. */
  private void requireFiniteFirstLoss(TrainerState good) {
    trainer.restore(good);
    trainer.step(1);
    if (!Double.isFinite(trainer.loss())) {
      throw DivergedException.beforeStep(trainer.loss(), good.step() + 1);
    }
  }

  /** A loss that tells no PSNR, as that of chosen points, does not save the exact one. */
  private boolean targetReached() {
    return rules.targetPsnr() < Double.POSITIVE_INFINITY
        && step % psnrStride == 0
        && (plan.meanSquare(trainer.loss()).isEmpty()
            || psnr(trainer.loss()) >= rules.targetPsnr() - NEAR_TARGET)
        && exactPsnr.applyAsDouble(trainer) >= rules.targetPsnr();
  }

  /** What a loss tells of the PSNR; NaN if nothing. */
  private double psnr(double loss) {
    OptionalDouble meanSquare = Double.isNaN(loss) ? OptionalDouble.empty() : plan.meanSquare(loss);
    return meanSquare.isEmpty() ? Double.NaN : Psnr.of(meanSquare.getAsDouble(), peak);
  }

  private TrainingOutcome finish(StopReason reason) {
    report(0);
    if (heldOut.isPresent() && reason != StopReason.TARGET_PSNR) {
      trainer.restore(trainer.marked());
    }
    return new TrainingOutcome(reason, trainer.save(), trainer.parameters(), seconds());
  }

  private double seconds() {
    return (nanoTime.getAsLong() - startNanos) * 1e-9;
  }

  private void report(double interval) {
    double seconds = seconds();
    if (seconds - lastReport < interval) {
      return;
    }
    lastReport = seconds;
    Progress progress = progress();
    listeners.forEach(listener -> listener.progress(progress));
  }

  private Progress progress() {
    double seconds = seconds();
    double stepsPerSecond = Math.max(0, step - firstStep) / Math.max(1e-9, seconds);
    double pointsPerSecond = stepsPerSecond * points / epoch;
    double stepsLeft = rules.steps() - step;
    double secondsLeft =
        Math.min(stepsLeft == 0 ? 0 : stepsLeft / stepsPerSecond, rules.seconds() - seconds);
    double loss = running.mean();
    return new Progress(
        step,
        rules.steps(),
        loss,
        psnr(loss),
        plan.learningRate() * plan.schedule().factor(step) * rateFactor,
        pointsPerSecond,
        seconds,
        Math.max(0, secondsLeft));
  }
}
