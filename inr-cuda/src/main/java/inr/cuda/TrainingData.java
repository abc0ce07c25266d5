package inr.cuda;

import inr.cuda.driver.DeviceArena;
import inr.cuda.driver.DeviceBuffer;
import inr.loss.Loss;
import inr.signal.Signal;

/**
 * What a fit learns from, on the device.
 *
 * @param points where the signal's points lie
 * @param targets values in training units, {@code [points, channels]}
 * @param loss number of the loss, as in {@code losses.cuh}
 */
record TrainingData(DevicePoints points, DeviceBuffer targets, int loss) {
  private static final int PIECE = 1 << 20;

  /** Uploads a signal, once. */
  static TrainingData upload(Signal signal, Loss loss, DeviceArena arena) {
    long size = (long) signal.points() * signal.channels();
    DeviceBuffer targets = arena.allocate("targets of " + signal.points() + " points", 4 * size);
    float[] piece = new float[(int) Math.min(PIECE, size)];
    for (long start = 0; start < size; start += PIECE) {
      int count = (int) Math.min(PIECE, size - start);
      for (int i = 0; i < count; i++) {
        int index = (int) (start + i);
        piece[i] = (float) signal.target(index / signal.channels(), index % signal.channels());
      }
      targets.upload(piece, 0, count, 4 * start);
    }
    return new TrainingData(new DevicePoints(signal.coordinates(), arena), targets, numberOf(loss));
  }

  private static int numberOf(Loss loss) {
    if (loss instanceof Loss.MeanSquaredError) {
      return 0;
    } else if (loss instanceof Loss.MeanAbsoluteError) {
      return 1;
    }
    throw new IllegalArgumentException(
        "backend cuda does not know loss " + loss + "; add it to losses.cuh");
  }
}
