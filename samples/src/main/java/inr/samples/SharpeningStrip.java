package inr.samples;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.grid.Grid;
import inr.io.image.PictureWriter;
import inr.io.media.MediaOptions;
import inr.io.media.MediaReader;
import inr.loss.Loss;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.rendering.Renderer;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A walk through the library: fits a picture and shows how it sharpens, as a strip of the same crop
 * after more and more steps, the original last.
 */
public final class SharpeningStrip {
  private static final int GAP = 4;

  private SharpeningStrip() {}

  /**
   * Writes the strip.
   *
   * @param args the picture, the strip to write, the crop as x,y,width,height, then the steps after
   *     which a panel is taken, rising
   * @throws IOException when the picture cannot be read or the strip not written
   */
  public static void main(String[] args) throws IOException {
    // 1. A file becomes a signal: stored samples on a grid, with a range for training.
    Signal signal = MediaReader.read(Path.of(args[0]), MediaOptions.of()).signal();
    int[] crop = numbers(args[2].split(",", -1));
    int[] milestones = numbers(Arrays.copyOfRange(args, 3, args.length));
    int last = milestones[milestones.length - 1];

    // 2. A plan says everything else: network, loss, optimiser, schedule, batches, seed.
    NetworkSpec network = Siren.network(2, signal.channels(), 4, 256, 150, 30);
    TrainingPlan plan =
        new TrainingPlan(
            network,
            new Loss.MeanSquaredError(),
            Optimizer.Adam.of(),
            4e-4,
            new Schedule.Cosine(last, 0.01),
            new Sampler.RandomBatches(2048),
            1);

    // 3. A backend compiles both into a trainer; steps go in, predictions come out.
    Medium.Picture picture = (Medium.Picture) signal.medium();
    Strip strip = new Strip(picture, crop, milestones.length + 1);
    int threads = Runtime.getRuntime().availableProcessors();
    try (Trainer trainer = Backends.named("cpu").trainer(plan, signal, threads)) {
      Grid grid = (Grid) signal.coordinates();
      int done = 0;
      for (int milestone : milestones) {
        trainer.step(milestone - done);
        done = milestone;
        strip.add(new Renderer(trainer, grid, picture, signal.range(), () -> {}).samples());
      }
    }
    strip.add(signal.samples());

    // 4. Samples go back into a file.
    PictureWriter.write(Path.of(args[1]), strip.medium(), strip.samples(), true);
  }

  private static int[] numbers(String... texts) {
    int[] numbers = new int[texts.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(texts[i]);
    }
    return numbers;
  }

  /** Panels side by side on white. */
  private static final class Strip {
    private final Medium.Picture source;
    private final int[] crop;
    private final int width;
    private final byte[] values;
    private int panels;

    Strip(Medium.Picture source, int[] crop, int panels) {
      this.source = source;
      this.crop = crop;
      this.width = panels * (crop[2] + GAP) - GAP;
      this.values = new byte[width * crop[3] * source.channels()];
      Arrays.fill(values, (byte) 255);
    }

    void add(Samples picture) {
      int channels = source.channels();
      for (int y = 0; y < crop[3]; y++) {
        int from = ((crop[1] + y) * source.width() + crop[0]) * channels;
        int to = (y * width + panels * (crop[2] + GAP)) * channels;
        for (int i = 0; i < crop[2] * channels; i++) {
          values[to + i] = (byte) (int) picture.get(from + i);
        }
      }
      panels++;
    }

    Medium.Picture medium() {
      return new Medium.Picture(width, crop[3], source.channels(), 8);
    }

    Samples samples() {
      return new Samples.UnsignedBytes(values);
    }
  }
}
