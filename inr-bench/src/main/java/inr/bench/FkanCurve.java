package inr.bench;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.io.image.DecodedPicture;
import inr.io.image.PictureReader;
import inr.loss.Loss;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.preset.FourierKan;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.io.IOException;
import java.nio.file.Path;

/**
 * FKAN as in the authors' notebook on a Kodak picture, cut short: 270 harmonics, width 128, random
 * batches of 4096, Adam at 1e-4 falling to a tenth over 500 epochs, targets min-max scaled to [0,
 * 1], corner grid.
 *
 * <p>The authors' PSNR is that of the predictions made during the epoch, so the epoch's mean loss
 * is what compares; the PSNR of the rounded picture after the epoch stands beside it. Their curve
 * on kodim03: 15.02 dB in epoch 0, 37.74 in epoch 100, 41.50 in 250, 43.81 in 490.
 */
final class FkanCurve {
  private static final int EPOCHS = 500;

  private FkanCurve() {}

  static void main(Path picture, int epochs) throws IOException {
    Signal signal = signal(PictureReader.read(picture));
    Sampler sampler = new Sampler.RandomBatches(4096);
    int stepsPerEpoch = (int) sampler.stepsPerEpoch(signal.coordinates().samples());
    TrainingPlan plan =
        new TrainingPlan(
            FourierKan.network(2, signal.channels(), 270, 128),
            new Loss.MeanSquaredError(),
            Optimizer.Adam.of(),
            1e-4,
            new Schedule.Exponential((long) EPOCHS * stepsPerEpoch, 0.1),
            sampler,
            1);
    long start = System.nanoTime();
    int threads = Runtime.getRuntime().availableProcessors();
    System.out.println("epoch  PSNR during the epoch  PSNR after it, rounded  seconds");
    try (Trainer trainer = Backends.named("cpu").trainer(plan, signal, threads)) {
      for (int epoch = 0; epoch <= epochs; epoch++) {
        double sum = 0;
        for (int step = 0; step < stepsPerEpoch; step++) {
          trainer.step(1);
          sum += trainer.loss();
        }
        if (epoch % 10 == 0) {
          System.out.printf(
              "%5d %22.2f %23.2f %8.0f%n",
              epoch,
              -10 * Math.log10(sum / stepsPerEpoch),
              Fit.roundedPsnr(trainer, signal),
              (System.nanoTime() - start) * 1e-9);
        }
      }
    }
  }

  private static Signal signal(DecodedPicture picture) {
    Medium.Picture medium = picture.medium();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    Samples samples = picture.samples();
    for (int i = 0; i < samples.size(); i++) {
      low = Math.min(low, samples.get(i));
      high = Math.max(high, samples.get(i));
    }
    Grid grid =
        Grid.of(
            Axis.of("y", medium.height(), -1, 1, Placement.END_POINTS),
            Axis.of("x", medium.width(), -1, 1, Placement.END_POINTS));
    return new Signal(grid, medium, samples, new ValueRange(low, high, 0, 1));
  }
}
