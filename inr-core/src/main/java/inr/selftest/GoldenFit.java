package inr.selftest;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.plan.TrainingPlan;
import inr.signal.Signal;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A short fit whose bits are known: parameters, loss, predictions and input derivatives after
 * {@value #STEPS} steps, as one CRC32C.
 *
 * @param name what is fitted
 * @param backend which engine fits it
 * @param plan network and everything else
 * @param signal what it is fitted to
 */
record GoldenFit(String name, String backend, TrainingPlan plan, Signal signal)
    implements GoldenCheck {
  private static final int STEPS = 20;

  /** Checksum after training without a break. */
  @Override
  public String checksum(int threads) {
    try (Trainer trainer = trainer(threads)) {
      trainer.step(STEPS);
      return checksumOf(trainer);
    }
  }

  /** Checksum after training that was saved and taken up by another trainer. */
  String resumedChecksum(int threads) {
    int before = STEPS / 2 - 1;
    try (Trainer first = trainer(threads);
        Trainer second = trainer(threads + 1)) {
      first.step(before);
      second.restore(first.save());
      second.step(STEPS - before);
      return checksumOf(second);
    }
  }

  private Trainer trainer(int threads) {
    return Backends.named(backend).trainer(plan, signal, threads);
  }

  private String checksumOf(Trainer trainer) {
    CRC32C crc = new CRC32C();
    update(crc, trainer.parameters().values());
    crc.update(ByteBuffer.allocate(8).putDouble(trainer.loss()).flip());
    float[] predictions = new float[signal.points() * signal.channels()];
    trainer.evaluate(signal.coordinates(), predictions);
    update(crc, predictions);
    float[] jacobian = new float[predictions.length * signal.coordinates().dimensions()];
    trainer.jacobian(signal.coordinates(), jacobian);
    update(crc, jacobian);
    return "%08x".formatted(crc.getValue());
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
