package inr.selftest;

import inr.backend.Backend;
import inr.backend.Backends;
import inr.backend.Evaluator;
import inr.backend.Trainer;
import inr.plan.TrainingPlan;
import inr.signal.Signal;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A short fit whose bits are known: parameters, loss, predictions and input derivatives after some
 * steps, as one CRC32C.
 *
 * @param name what is fitted
 * @param backend which engine fits it
 * @param plan network and everything else
 * @param signal what it is fitted to
 * @param steps at least 4
 */
record GoldenFit(String name, String backend, TrainingPlan plan, Signal signal, int steps)
    implements GoldenCheck {
  /** Most are fitted so many steps. */
  private static final int USUAL_STEPS = 20;

  GoldenFit(String name, String backend, TrainingPlan plan, Signal signal) {
    this(name, backend, plan, signal, USUAL_STEPS);
  }

  /** Checksum after training without a break. */
  @Override
  public String checksum(int threads) {
    return checksum(Backends.named(backend), threads);
  }

  /** The same on any backend. */
  String checksum(Backend engine, int threads) {
    try (Trainer trainer = engine.trainer(plan, signal, threads)) {
      trainer.step(steps);
      return checksumOf(trainer);
    }
  }

  /** Checksum after training that was saved and taken up by another trainer. */
  String resumedChecksum(Backend engine, int threads) {
    int before = steps / 2 - 1;
    try (Trainer first = engine.trainer(plan, signal, threads);
        Trainer second = engine.trainer(plan, signal, threads + 1)) {
      first.step(before);
      second.restore(first.save());
      second.step(steps - before);
      return checksumOf(second);
    }
  }

  /** Checksum of what a trainer has come to. */
  String checksumOf(Trainer trainer) {
    CRC32C crc = new CRC32C();
    update(crc, trainer.parameters().values());
    crc.update(ByteBuffer.allocate(8).putDouble(trainer.loss()).flip());
    update(crc, predictions(trainer));
    update(crc, jacobian(trainer));
    return "%08x".formatted(crc.getValue());
  }

  /** The same fit, but for fewer steps. */
  GoldenFit lasting(int fewer) {
    return new GoldenFit(name, backend, plan, signal, fewer);
  }

  /** Predictions at all points of the signal. */
  float[] predictions(Evaluator fitted) {
    float[] predictions = new float[signal.points() * plan.network().outputs()];
    fitted.evaluate(signal.coordinates(), predictions);
    return predictions;
  }

  /** Derivatives of the predictions with respect to the coordinates at all points of the signal. */
  float[] jacobian(Evaluator fitted) {
    float[] jacobian =
        new float[signal.points() * plan.network().outputs() * plan.network().inputs()];
    fitted.jacobian(signal.coordinates(), jacobian);
    return jacobian;
  }

  private static void update(CRC32C crc, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    for (float value : values) {
      bytes.putInt(Float.floatToIntBits(value));
    }
    crc.update(bytes.flip());
  }

  @Override
  public String toString() {
    return name;
  }
}
