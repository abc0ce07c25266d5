package inr.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.DeviceException;
import inr.backend.TrainerState;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.loss.Loss;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingLoopTest {
  /**
   * 2¹⁷ points, so that batches of 2¹⁰ make an epoch of 128 steps, a good state every 128 and a
   * look at the loss every 2.
   */
  private static final Signal SIGNAL =
      new Signal(
          Grid.of(Axis.centred("y", 256), Axis.centred("x", 512)),
          new Medium.Picture(512, 256, 1, 8),
          new Samples.UnsignedBytes(new byte[256 * 512]),
          ValueRange.symmetric(0, 255));

  private static final TrainingPlan PLAN =
      new TrainingPlan(
          Siren.network(2, 1, 1, 4, 30, 30),
          new Loss.MeanSquaredError(),
          Optimizer.Adam.of(),
          0.01,
          new Schedule.Constant(),
          new Sampler.RandomBatches(1 << 10),
          0);

  private static TrainingLoop loop(ScriptedTrainer trainer, StopRules rules) {
    return new TrainingLoop(trainer, PLAN, SIGNAL, rules, trainer::nanos);
  }

  private static final class Recorder implements TrainingListener {
    final List<Progress> progress = new ArrayList<>();
    final List<Long> looks = new ArrayList<>();
    final List<String> rollbacks = new ArrayList<>();

    @Override
    public void progress(Progress at) {
      progress.add(at);
    }

    @Override
    public void looked(Progress at) {
      looks.add(at.step());
    }

    @Override
    public void rolledBack(long step, long goodStep, double learningRate) {
      rollbacks.add(step + " to " + goodStep + " at " + (float) learningRate);
    }
  }

  @Test
  void stopsAtTheLastStep() throws Exception {
    ScriptedTrainer trainer = new ScriptedTrainer((step, rate) -> 1.0 / step);
    TrainingOutcome outcome = loop(trainer, StopRules.steps(301)).run();
    assertEquals(StopReason.STEPS, outcome.stoppedBy());
    assertEquals(301, outcome.step());
    assertEquals(301, trainer.save().step());
  }

  /** A slow trainer is reported of more often, and looked at as often as a fast one. */
  @Test
  void looksDoNotDependOnTheClock() throws Exception {
    List<Long> wanted = List.of(2L, 4L, 6L, 8L, 9L);
    for (long nanos : List.of(1L, 1_000_000_000L)) {
      ScriptedTrainer trainer = new ScriptedTrainer((step, rate) -> 1.0 / step, step -> nanos);
      Recorder recorder = new Recorder();
      loop(trainer, StopRules.steps(9)).listen(recorder).run();
      assertEquals(wanted, recorder.looks);
    }
  }

  @Test
  void noStepsEndAtTheStart() throws Exception {
    ScriptedTrainer trainer = new ScriptedTrainer((step, rate) -> 1.0 / step);
    Recorder recorder = new Recorder();
    TrainingOutcome outcome = loop(trainer, StopRules.steps(0)).listen(recorder).run();
    assertEquals(StopReason.STEPS, outcome.stoppedBy());
    assertEquals(0, outcome.step());
    assertEquals(0, recorder.progress.get(0).secondsLeft());
  }

  @Test
  void stopsWhenTheTimeIsOver() throws Exception {
    ScriptedTrainer trainer = new ScriptedTrainer((step, rate) -> 1, step -> 10_000_000);
    TrainingOutcome outcome = loop(trainer, StopRules.steps(1_000_000).withSeconds(5)).run();
    assertEquals(StopReason.SECONDS, outcome.stoppedBy());
    assertEquals(500, outcome.step());
    assertEquals(5, outcome.seconds(), 1e-9);
  }

  @Test
  void stopsAtTheExactTargetNotAtTheEstimate() throws Exception {
    // A loss of 4e-3 in the range of 2 is 30 dB.
    ScriptedTrainer trainer = new ScriptedTrainer((step, rate) -> step < 1000 ? 4e-2 : 4e-3);
    List<Long> looks = new ArrayList<>();
    TrainingOutcome outcome =
        loop(trainer, StopRules.steps(100_000).withTargetPsnr(30.5))
            .measureWith(
                measured -> {
                  long step = measured.save().step();
                  looks.add(step);
                  return step < 2000 ? 30.4 : 30.6;
                })
            .run();
    assertEquals(StopReason.TARGET_PSNR, outcome.stoppedBy());
    // Every four epochs of 128 steps, from the first at which the estimate is near.
    assertEquals(List.of(1024L, 1536L, 2048L), looks);
    assertEquals(2048, outcome.step());
  }

  @Test
  void givesUpWhenTheLossStandsStill() throws Exception {
    ScriptedTrainer trainer =
        new ScriptedTrainer((step, rate) -> step <= 640 ? 1.0 / step : 1.0 / 640);
    TrainingOutcome outcome =
        loop(trainer, StopRules.steps(100_000).withPatience(new StopRules.Patience(0.01, 3))).run();
    assertEquals(StopReason.NO_PROGRESS, outcome.stoppedBy());
    // The best epoch is the sixth, the first that is flat from end to end.
    assertEquals((6 + 3) * 128, outcome.step());
  }

  @Test
  void oneNanRollsBackAndSlowsDown() throws Exception {
    ScriptedTrainer trainer =
        new ScriptedTrainer((step, rate) -> step >= 300 && rate == 1 ? Double.NaN : 0.5);
    Recorder recorder = new Recorder();
    TrainingOutcome outcome = loop(trainer, StopRules.steps(600)).listen(recorder).run();
    assertEquals(StopReason.STEPS, outcome.stoppedBy());
    assertEquals(List.of("300 to 256 at 0.001"), recorder.rollbacks);
    assertEquals(0.001, recorder.progress.get(recorder.progress.size() - 1).learningRate(), 1e-12);
    TrainerState end = trainer.save();
    assertEquals(0.1, end.rateFactor());
    assertEquals(300, end.parameters().toDoubles()[0], 1e-9);
  }

  @Test
  void theSecondNanFailsWithStepRateAndAdvice() {
    ScriptedTrainer trainer = new ScriptedTrainer((step, rate) -> step >= 300 ? Double.NaN : 0.5);
    DivergedException failure =
        assertThrows(DivergedException.class, () -> loop(trainer, StopRules.steps(600)).run());
    assertEquals(
        "loss became NaN at step 300 (learning rate 0.001); try a lower learning rate",
        failure.getMessage());
  }

  @Test
  void whatNoLearningRateHelpsIsToldAsThat() {
    ScriptedTrainer trainer = new ScriptedTrainer((step, rate) -> Double.NaN);
    DivergedException failure =
        assertThrows(DivergedException.class, () -> loop(trainer, StopRules.steps(600)).run());
    assertEquals(
        "loss is NaN before step 1 changes anything: numbers of the network leave the range of"
            + " float32; try smaller frequencies, scales or widths",
        failure.getMessage());
  }

  @Test
  void aLossBeyondTheWholeRangeDiverges() {
    // The range is 2 wide: 4.1 is a mean error of more than all of it.
    ScriptedTrainer trainer = new ScriptedTrainer((step, rate) -> step > 1000 ? 4.1 : 0.5);
    DivergedException failure =
        assertThrows(DivergedException.class, () -> loop(trainer, StopRules.steps(5000)).run());
    assertEquals(
        "loss rose to 4.1 at step 1024 (learning rate 0.001); try a lower learning rate",
        failure.getMessage());
  }

  @Test
  void anInfiniteParameterIsNotAGoodState() throws Exception {
    // The loss of a batch is finite when the update behind it is what breaks the parameters.
    ScriptedTrainer trainer =
        new ScriptedTrainer((step, rate) -> 0.5) {
          @Override
          public TrainerState save() {
            TrainerState state = super.save();
            boolean broken = state.step() == 600 && state.rateFactor() == 1;
            double parameter =
                broken ? Double.POSITIVE_INFINITY : state.parameters().toDoubles()[0];
            return state(state.step(), state.rateFactor(), parameter);
          }
        };
    Recorder recorder = new Recorder();
    loop(trainer, StopRules.steps(600)).listen(recorder).run();
    assertEquals(List.of("600 to 512 at 0.001"), recorder.rollbacks);
  }

  @Test
  void interruptionKeepsTheLastGoodState() throws Exception {
    ScriptedTrainer trainer = new ScriptedTrainer((step, rate) -> 0.5);
    List<TrainerState> kept = new ArrayList<>();
    TrainingLoop loop = loop(trainer, StopRules.steps(100_000)).keepCheckpoints(1e9, kept::add);
    TrainingOutcome outcome =
        loop.listen(
                progress -> {
                  if (progress.step() > 1000) {
                    loop.stop();
                  }
                })
            .run();
    assertEquals(StopReason.INTERRUPTED, outcome.stoppedBy());
    assertEquals(1, kept.size());
    assertEquals(0, kept.get(0).step() % 128);
    assertEquals(outcome.step(), kept.get(0).step());
    assertTrue(outcome.step() > 800, "kept step " + outcome.step());
  }

  private static TrainingLoop choosing(ScriptedTrainer trainer, StopRules rules) {
    // Best at step 1536, the twelfth of the looks, which are an epoch apart.
    return loop(trainer, rules).choose(judged -> -Math.abs(judged.save().step() - 1500.0));
  }

  @Test
  void whatIsHeldOutChoosesTheStateAndEndsTheFit() throws Exception {
    ScriptedTrainer trainer = new ScriptedTrainer((step, rate) -> 0.5);
    TrainingOutcome outcome = choosing(trainer, StopRules.steps(4000)).run();
    assertEquals(StopReason.HELD_OUT, outcome.stoppedBy());
    assertEquals(1536, outcome.step());
    assertEquals(768, outcome.state().parameters().toDoubles()[0]);
    // The first look at the loss that is more than a quarter of all steps behind the best.
    assertEquals(2538L * 1_000_000, trainer.nanos());
    ScriptedTrainer brief = new ScriptedTrainer((step, rate) -> 0.5);
    TrainingOutcome still = choosing(brief, StopRules.steps(1400)).run();
    assertEquals(StopReason.STEPS, still.stoppedBy());
    assertEquals(1400, still.step());
  }

  /** The best state is the checkpoint, and going on from it ends at the same one. */
  @Test
  void aChoosingFitGoesOnFromItsBestState() throws Exception {
    for (long stopAt : List.of(500L, 2000L)) {
      ScriptedTrainer trainer = new ScriptedTrainer((step, rate) -> 0.5);
      List<TrainerState> kept = new ArrayList<>();
      TrainingLoop loop = choosing(trainer, StopRules.steps(4000)).keepCheckpoints(1e9, kept::add);
      loop.listen(
              progress -> {
                if (progress.step() >= stopAt) {
                  loop.stop();
                }
              })
          .run();
      assertEquals(stopAt < 1536 ? 384 : 1536, kept.get(0).step());
      ScriptedTrainer second = new ScriptedTrainer((step, rate) -> 0.5);
      second.restore(kept.get(0));
      TrainingOutcome outcome = choosing(second, StopRules.steps(4000)).run();
      assertEquals(StopReason.HELD_OUT, outcome.stoppedBy());
      assertEquals(1536, outcome.step());
    }
  }

  /** A pause changes no bit, and is not time of the fit. */
  @Test
  void stepsWaitAtTheGateAndItsTimeIsNotTheFits() throws Exception {
    ScriptedTrainer trainer = new ScriptedTrainer((step, rate) -> 0.5);
    long[] waited = {0};
    Recorder recorder = new Recorder();
    TrainingOutcome outcome =
        new TrainingLoop(
                trainer, PLAN, SIGNAL, StopRules.steps(300), () -> trainer.nanos() + waited[0])
            .pass(() -> waited[0] += 5_000_000_000L)
            .listen(recorder)
            .run();
    ScriptedTrainer alone = new ScriptedTrainer((step, rate) -> 0.5);
    Recorder other = new Recorder();
    loop(alone, StopRules.steps(300)).listen(other).run();
    assertEquals(0.3, outcome.seconds(), 1e-9);
    assertEquals(other.looks, recorder.looks);
    assertEquals(alone.save().step(), outcome.step());
  }

  @Test
  void aRequestedEndKeepsWhatThereIs() throws Exception {
    ScriptedTrainer trainer = new ScriptedTrainer((step, rate) -> 1.0 / step);
    TrainingLoop loop = loop(trainer, StopRules.steps(100_000));
    TrainingOutcome outcome =
        loop.pass(
                () -> {
                  if (trainer.save().step() >= 50) {
                    loop.end();
                  }
                })
            .run();
    assertEquals(StopReason.REQUEST, outcome.stoppedBy());
    assertEquals(52, outcome.step(), "one look after 50 steps");
  }

  @Test
  void checkpointsComeWithTheClockButAtGoodStates() throws Exception {
    ScriptedTrainer trainer = new ScriptedTrainer((step, rate) -> 0.5, step -> 10_000_000);
    List<Long> kept = new ArrayList<>();
    loop(trainer, StopRules.steps(1000)).keepCheckpoints(2, state -> kept.add(state.step())).run();
    // Two seconds are 200 steps.
    assertEquals(List.of(256L, 512L, 768L), kept);
  }

  @Test
  void listenersHearTheMeanOfAnEpochAFewTimesASecond() throws Exception {
    ScriptedTrainer trainer =
        new ScriptedTrainer((step, rate) -> step % 4 == 0 ? 0.3 : 0.1, step -> 10_000_000);
    Recorder recorder = new Recorder();
    loop(trainer, StopRules.steps(1000)).listen(recorder).run();
    assertTrue(
        recorder.progress.size() >= 30 && recorder.progress.size() <= 42,
        recorder.progress.size() + " reports in 10 s");
    Progress last = recorder.progress.get(recorder.progress.size() - 1);
    assertEquals(1000, last.step());
    assertEquals(0.2, last.loss(), 1e-12);
    assertEquals(10 * Math.log10(4 / 0.2), last.psnr(), 1e-9);
    assertEquals(102_400, last.pointsPerSecond(), 1e-6);
    assertEquals(0, last.secondsLeft());
    assertEquals(
        10, recorder.progress.get(0).secondsLeft() + recorder.progress.get(0).seconds(), 1e-9);
  }

  /** What the device of a {@link FrailTrainer} does not survive. */
  private enum Call {
    STEP,
    LOSS,
    SAVE
  }

  /** A trainer whose device fails in one call at or after a step, and in every call after that. */
  private static final class FrailTrainer extends ScriptedTrainer {
    final DeviceException failure = new DeviceException("device is lost");
    private final Call call;
    private final long lastStep;
    private boolean lost;

    FrailTrainer(Call call, long lastStep) {
      super((step, rate) -> 0.5);
      this.call = call;
      this.lastStep = lastStep;
    }

    private void require(Call now) {
      lost |= now == call && super.save().step() >= lastStep;
      if (lost) {
        throw failure;
      }
    }

    @Override
    public void step(int steps) {
      require(Call.STEP);
      super.step(steps);
    }

    @Override
    public double loss() {
      require(Call.LOSS);
      return super.loss();
    }

    @Override
    public TrainerState save() {
      require(Call.SAVE);
      return super.save();
    }
  }

  private static List<Long> keptOf(FrailTrainer trainer, TrainingLoop loop) {
    List<Long> kept = new ArrayList<>();
    loop.keepCheckpoints(1e9, state -> kept.add(state.step()));
    assertSame(trainer.failure, assertThrows(DeviceException.class, loop::run));
    return kept;
  }

  @ParameterizedTest
  @EnumSource(Call.class)
  void aLostDeviceLeavesTheLastGoodState(Call call) {
    // Good states are at multiples of 128.
    FrailTrainer trainer = new FrailTrainer(call, 300);
    assertEquals(List.of(256L), keptOf(trainer, loop(trainer, StopRules.steps(600))));
  }

  @ParameterizedTest
  @EnumSource(Call.class)
  void aDeviceLostBeforeTheFirstGoodStateLeavesNothing(Call call) {
    FrailTrainer trainer = new FrailTrainer(call, 2);
    assertEquals(List.of(), keptOf(trainer, loop(trainer, StopRules.steps(600))));
  }

  @Test
  void aDeviceLostAfterTheLastStepLeavesTheLastGoodState() {
    FrailTrainer trainer = new FrailTrainer(Call.SAVE, 301);
    assertEquals(List.of(256L), keptOf(trainer, loop(trainer, StopRules.steps(301))));
  }

  @Test
  void aDeviceLostWhileMeasuringLeavesTheLastGoodState() {
    FrailTrainer trainer = new FrailTrainer(Call.STEP, 1_000_000);
    TrainingLoop loop = loop(trainer, StopRules.steps(2000).withTargetPsnr(9));
    loop.measureWith(
        measured -> {
          throw trainer.failure;
        });
    assertEquals(List.of(512L), keptOf(trainer, loop));
  }

  @Test
  void aCheckpointThatCannotBeWrittenDoesNotHideTheFailureOfTheDevice() {
    FrailTrainer trainer = new FrailTrainer(Call.LOSS, 300);
    IOException full = new IOException("disk is full");
    TrainingLoop loop =
        loop(trainer, StopRules.steps(600))
            .keepCheckpoints(
                1e9,
                state -> {
                  throw full;
                });
    DeviceException failure = assertThrows(DeviceException.class, loop::run);
    assertEquals(List.of(full), List.of(failure.getSuppressed()));
  }

  @Test
  void theOutcomeHoldsTheLastState() throws Exception {
    ScriptedTrainer trainer = new ScriptedTrainer((step, rate) -> 0.25);
    TrainingOutcome outcome = loop(trainer, StopRules.steps(301)).run();
    assertEquals(301 * 0.25, outcome.state().parameters().toDoubles()[0]);
  }

  @Test
  void rulesRefuseWhatCannotBeMeant() {
    assertEquals(
        "fit of -1 steps; 0 or more are accepted",
        assertThrows(IllegalArgumentException.class, () -> StopRules.steps(-1)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> StopRules.steps(1).withSeconds(0));
    assertThrows(
        IllegalArgumentException.class, () -> StopRules.steps(1).withTargetPsnr(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new StopRules.Patience(1, 1));
  }

  @Test
  void aLossOfExactlyTheRangeIsNotYetDivergence() throws Exception {
    ScriptedTrainer trainer = new ScriptedTrainer((step, rate) -> 4);
    assertEquals(StopReason.STEPS, loop(trainer, StopRules.steps(300)).run().stoppedBy());
  }

  @Test
  void theTimeLeftIsThatOfTheSoonerLimit() throws Exception {
    Recorder recorder = new Recorder();
    ScriptedTrainer trainer = new ScriptedTrainer((step, rate) -> 1, step -> 10_000_000);
    loop(trainer, StopRules.steps(1_000_000).withSeconds(5)).listen(recorder).run();
    for (Progress progress : recorder.progress) {
      assertEquals(5 - progress.seconds(), progress.secondsLeft(), 1e-9);
    }
  }

  @Test
  void aStateThatIsSlowedTwiceIsSlowedByBothFactors() {
    TrainerState state = ScriptedTrainer.state(3, 1, 0).slowed(0.5).slowed(0.1);
    assertEquals(0.05, state.rateFactor(), 1e-15);
  }
}
