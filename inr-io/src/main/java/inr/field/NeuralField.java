package inr.field;

import inr.backend.Backend;
import inr.backend.BackendChoice;
import inr.backend.Evaluator;
import inr.grid.Axis;
import inr.grid.Coordinates;
import inr.grid.Grid;
import inr.grid.ScatteredPoints;
import inr.io.image.JavaImage;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.rendering.PointValues;
import inr.rendering.Renderer;
import inr.signal.Medium;
import inr.signal.Samples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A fitted signal f(x) → values, everywhere and not only where it was sampled.
 *
 * <p>Coordinates x are those of the samples: a picture of a file has (y, x), each from −1 at its
 * first edge, top or left, to 1 at its last; a sound has t from −1 to 1. Values are in stored
 * units: 0 to 255 or 65,535 of a picture, the numbers of its samples of a sound.
 *
 * <p>Immutable, and to be used by any number of threads. Bits are those of {@code inr render}, on
 * every machine.
 */
public final class NeuralField {
  private final Model model;
  private @Nullable Evaluator single;

  /** The field of a model. */
  public NeuralField(Model model) {
    this.model = model;
  }

  /**
   * The field of a model file.
   *
   * @throws inr.io.SignalFormatException if it is missing, damaged or something else
   */
  public static NeuralField read(Path file) throws IOException {
    return new NeuralField(ModelFile.read(file));
  }

  /**
   * The field of a model file that a stream gives up to its end; it stays open.
   *
   * @throws inr.io.SignalFormatException if it is damaged or something else
   */
  public static NeuralField read(InputStream in) throws IOException {
    return read(in.readAllBytes());
  }

  /**
   * The field of the bytes of a model file.
   *
   * @throws inr.io.SignalFormatException if they are damaged or something else
   */
  public static NeuralField read(byte[] bytes) throws IOException {
    return new NeuralField(ModelFile.read(bytes));
  }

  /** Writes the model file, in place of an older one; it appears whole or not at all. */
  public void write(Path file) throws IOException {
    ModelFile.write(file, model, true);
  }

  /** Writes the bytes of the model file; the stream stays open. */
  public void write(OutputStream out) throws IOException {
    ModelFile.write(out, model);
  }

  /** The bytes of the model file. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory does not fail like this", impossible);
    }
    return bytes.toByteArray();
  }

  /** All that is known of it: medium, grid, network, parameters, provenance and metrics. */
  public Model model() {
    return model;
  }

  /** Values f(x) at a point: C numbers, neither rounded nor clipped. */
  public float[] value(double... point) {
    ScatteredPoints one = new ScatteredPoints(point.length, point);
    return alone(evaluator -> PointValues.of(evaluator, one, channels(), model.range()));
  }

  /** Derivatives ∂f_c/∂x_d at a point: C·D numbers, row c holds those of channel c. */
  public float[] jacobian(double... point) {
    float[] slopes = new float[channels() * point.length];
    return alone(
        evaluator -> {
          evaluator.jacobian(new ScatteredPoints(point.length, point), slopes);
          return storedSlopes(slopes);
        });
  }

  /** Values at N points, {@code [N, C]}. */
  public float[] values(Coordinates points) {
    return with(evaluator -> PointValues.of(evaluator, points, channels(), model.range()));
  }

  /** Derivatives at N points, {@code [N, C, D]}. */
  public float[] jacobians(Coordinates points) {
    float[] slopes = new float[Math.toIntExact(points.points() * channels() * points.dimensions())];
    return with(
        evaluator -> {
          evaluator.jacobian(points, slopes);
          return storedSlopes(slopes);
        });
  }

  /** The picture at its own size. */
  public BufferedImage image() {
    return image(picture().width(), picture().height());
  }

  /**
   * The picture at any size, with the pixels that {@code inr render} writes.
   *
   * @throws IllegalStateException if it is no picture
   * @throws IllegalArgumentException if it has more samples than an array can hold
   */
  public BufferedImage image(int width, int height) {
    Medium.Picture picture = picture();
    Medium.Picture wanted =
        new Medium.Picture(width, height, picture.channels(), picture.bitDepth());
    Grid grid = Grid.of(axis(0).resampled(height), axis(1).resampled(width));
    return with(
        evaluator -> {
          Renderer renderer = renderer(evaluator, grid, wanted);
          return JavaImage.of(wanted, renderer::read, renderer.rowsPerWindow());
        });
  }

  /** The sound at its own rate. */
  public float[] sound() {
    return sound(soundMedium().rate());
  }

  /**
   * The sound at any rate: the samples that {@code inr render} writes, with full scale at 1, frame
   * by frame with the channels of a frame together.
   *
   * @param rate frames a second in hertz
   * @throws IllegalStateException if it is no sound
   * @throws IllegalArgumentException as {@link Medium.Sound#atRate}
   */
  public float[] sound(int rate) {
    Medium.Sound wanted = soundMedium().atRate(rate);
    Grid grid = Grid.of(axis(0).resampled(wanted.frames()));
    Samples samples = with(evaluator -> renderer(evaluator, grid, wanted).samples());
    float[] sound = new float[samples.size()];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) (samples.get(i) / wanted.fullScale());
    }
    return sound;
  }

  private Medium.Picture picture() {
    if (model.medium() instanceof Medium.Picture picture) {
      return picture;
    }
    throw new IllegalStateException("this is a " + model.medium().text() + " and no picture");
  }

  private Medium.Sound soundMedium() {
    if (model.medium() instanceof Medium.Sound sound) {
      return sound;
    }
    throw new IllegalStateException("this is a " + model.medium().text() + " and no sound");
  }

  private int channels() {
    return model.medium().channels();
  }

  private Axis axis(int d) {
    return model.grid().axes().get(d);
  }

  private Renderer renderer(Evaluator evaluator, Grid grid, Medium medium) {
    return new Renderer(evaluator, grid, medium, model.range(), () -> {});
  }

  private float[] storedSlopes(float[] slopes) {
    double factor = model.range().storedPerTraining();
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = (float) (slopes[i] * factor);
    }
    return slopes;
  }

  /** For one point: of one thread, which is the caller's, so that it can be kept unclosed. */
  private synchronized <T> T alone(Function<Evaluator, T> use) {
    if (single == null) {
      single = evaluator(1);
    }
    return use.apply(single);
  }

  /** For many points: all processors, for as long as it takes. */
  private <T> T with(Function<Evaluator, T> use) {
    try (Evaluator evaluator = evaluator(Runtime.getRuntime().availableProcessors())) {
      return use.apply(evaluator);
    }
  }

  private Evaluator evaluator(int threads) {
    Backend backend = BackendChoice.rendering(BackendChoice.AUTO, model.plan().network());
    return backend.evaluator(model.plan().network(), model.parameters(), threads);
  }
}
