package inr.cli;

import inr.backend.Availability;
import inr.backend.Backend;
import inr.backend.Backends;
import inr.backend.DeviceException;
import inr.backend.Evaluator;
import inr.backend.Support;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.circuit.Jet;
import inr.circuit.Parameters;
import inr.grid.Coordinates;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.signal.Signal;

/**
 * The CPU engine on a device that is lost when a test says so; on the class path of these tests
 * alone.
 */
public final class FrailBackend implements Backend {
  static final String NAME = "frail";

  private static boolean present;
  private static long stepsToLive;
  private static int questions;
  private static float factor;
  private static boolean lost;
  private static int refusals;

  /** From now on the device is there, until a trainer does more steps than so many. */
  static void endure(long steps) {
    present = true;
    stepsToLive = steps;
    questions = 0;
    factor = 1;
    lost = false;
    refusals = 0;
  }

  /** From now on, too, it says no the first so many times that it is asked for a plan. */
  static void refuse(int times) {
    refusals = times;
  }

  /** From now on, too, it multiplies every prediction by a factor. */
  static void distort(float by) {
    factor = by;
  }

  /** From now on the device is not there. */
  static void vanish() {
    present = false;
  }

  /** How often somebody asked whether the device is there. */
  static int questions() {
    return questions;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Availability availability() {
    questions++;
    return new Availability(
        present, present ? "an imagined device" : "not available: no device was imagined");
  }

  @Override
  public Support supports(TrainingPlan plan) {
    return refusals-- > 0 ? Support.no("no kernel was imagined") : Support.yes();
  }

  @Override
  public Support supports(NetworkSpec network) {
    return Support.yes();
  }

  @Override
  public Trainer trainer(TrainingPlan plan, Signal signal, int threads) {
    requireDevice();
    if (stepsToLive < 0) {
      throw new DeviceException("device has no memory for a trainer");
    }
    return new FrailTrainer(Backends.named("cpu").trainer(plan, signal, threads));
  }

  @Override
  public Evaluator evaluator(NetworkSpec network, Parameters parameters, int threads) {
    return Backends.named("cpu").evaluator(network, parameters, threads);
  }

  private static void requireDevice() {
    if (lost) {
      throw new DeviceException("device is lost");
    }
  }

  /** Asynchronous as a device is: a step fails where somebody waits for it. */
  private static final class FrailTrainer implements Trainer {
    private final Trainer trainer;
    private long steps;

    FrailTrainer(Trainer trainer) {
      this.trainer = trainer;
    }

    private void waitForDevice() {
      lost |= steps > stepsToLive;
      requireDevice();
    }

    @Override
    public void step(int count) {
      steps += count;
      trainer.step(count);
    }

    @Override
    public double loss() {
      waitForDevice();
      return trainer.loss();
    }

    @Override
    public Parameters gradient() {
      waitForDevice();
      return trainer.gradient();
    }

    @Override
    public Parameters parameters() {
      waitForDevice();
      return trainer.parameters();
    }

    @Override
    public TrainerState save() {
      waitForDevice();
      return trainer.save();
    }

    @Override
    public void restore(TrainerState state) {
      trainer.restore(state);
    }

    @Override
    public void mark() {
      waitForDevice();
      trainer.mark();
    }

    @Override
    public TrainerState marked() {
      return trainer.marked();
    }

    @Override
    public void evaluate(Coordinates coordinates, float[] predictions) {
      waitForDevice();
      trainer.evaluate(coordinates, predictions);
      for (int i = 0; i < predictions.length; i++) {
        predictions[i] *= factor;
      }
    }

    @Override
    public void jet(Jet jet, Coordinates coordinates, float[] values) {
      waitForDevice();
      trainer.jet(jet, coordinates, values);
    }

    @Override
    public void jacobian(Coordinates coordinates, float[] jacobian) {
      waitForDevice();
      trainer.jacobian(coordinates, jacobian);
    }

    @Override
    public void close() {
      trainer.close();
    }
  }
}
