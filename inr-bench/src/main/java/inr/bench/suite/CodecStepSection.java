package inr.bench.suite;

import inr.codec.shape.Layout;
import inr.codec.shape.Preset;
import inr.codec.shape.Shape;
import inr.codec.train.latent.Latents;
import inr.codec.train.latent.Sheet;
import inr.codec.train.optimizer.Soap;
import inr.codec.train.rate.Board;
import inr.codec.train.rate.RatePass;
import inr.codec.train.synthesis.DistortionPass;
import inr.codec.train.synthesis.Picture;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A step of the picture encoder: what its parts take, and its share of the machine's multiply-add
 * peak. Counted are the products of prediction, of half of the finest grid as a step looks at it,
 * and drawing, forward, back to the input and to the weights; hidden values that are computed a second
 * time are not.
 */
final class CodecStepSection implements Section {
  private static final List<Preset> PRESETS = List.of(Preset.LOP, Preset.MOP, Preset.HOP);
  private static final int CHANNELS = 3;
  private static final int COARSEST = 6;
  private static final double TEMPERATURE = 0.2;
  private static final double SIGMA = 0.18;
  private static final double RATE = 1e-3;
  private static final float PER_BIT = 1e-9f;

  @Override
  public String name() {
    return "codec";
  }

  @Override
  public String title() {
    return "a step of the picture encoder, its parts and its share of the peak";
  }

  @Override
  public void measure(Conditions conditions, Findings findings) {
    for (Preset preset : PRESETS) {
      for (int threads : conditions.oneAndAll()) {
        findings.row(row(preset, threads, conditions));
      }
    }
  }

  private static Row row(Preset preset, int threads, Conditions conditions) {
    int width = conditions.quick() ? 48 : 768;
    int height = conditions.quick() ? 32 : 512;
    Layout layout = new Shape(preset, CHANNELS, 0, COARSEST).layout();
    Sheet sheet = new Sheet(layout.shape().pyramid(width, height));
    try (Workers workers = new Workers(threads)) {
      Step step = new Step(layout, sheet, noise(width, height), workers);
      List<Part> parts =
          List.of(
              new Part("step", step::all, conditions),
              new Part("rounding", step::round, conditions),
              new Part("prediction", step::predict, conditions),
              new Part("drawing", step::draw, conditions),
              new Part("latents", step::moveLatents, conditions),
              new Part("networks", step::moveNetworks, conditions));
      double highest = 0;
      for (int round = 0; round < conditions.rounds(); round++) {
        highest = Math.max(highest, FmaPeak.measure(threads));
        parts.forEach(Part::measure);
      }
      double peak = highest;
      double pixels = width * height; // as many as the finest grid has symbols
      double flops = 3 * 2 * products(layout, sheet.flatSize() - pixels / 2, pixels);
      List<Double> shares =
          parts.get(0).milliseconds.stream()
              .map(each -> 100 * flops / (peak * 1e-3 * each))
              .toList();
      Row row =
          Row.of("networks", preset.name().toLowerCase(Locale.ROOT))
              .and("picture", width + " x " + height)
              .and("threads", threads);
      for (Part part : parts) {
        row = row.with(part.name, "ms", part.milliseconds);
      }
      return row.with("share", "% of peak", shares);
    }
  }

  private static Picture noise(int width, int height) {
    float[] values = new float[CHANNELS * width * height];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    float[] least = new float[CHANNELS];
    float[] range = new float[CHANNELS];
    Arrays.fill(range, 1);
    return new Picture(width, height, CHANNELS, values, least, range);
  }

  /** Multiply-adds of prediction and drawing, forward. */
  static double products(Layout layout, double symbols, double pixels) {
    Preset preset = layout.shape().preset();
    double context = preset.context();
    double perSymbol = 2 * context * context + 2 * 2 * context;
    double channels = layout.shape().channels();
    double inputs = layout.shape().latents();
    double perPixel =
        preset.width() * (inputs + channels)
            + inputs * channels
            + preset.residuals() * 9 * channels * channels;
    return perSymbol * symbols + perPixel * pixels;
  }

  /** One part of a step and what it has taken. */
  private static final class Part {
    final String name;
    final List<Double> milliseconds = new ArrayList<>();
    private final Repeated work;

    Part(String name, Runnable work, Conditions conditions) {
      this.name = name;
      this.work = Repeated.warm(work, conditions);
    }

    void measure() {
      milliseconds.add(1e3 * work.seconds());
    }
  }

  /** What a step works on. */
  private static final class Step {
    private final RatePass rate;
    private final DistortionPass distortion;
    private final Latents latents;
    private final Soap soap;
    private final float[] parameters;
    private final float[] slopes;
    private final double[] gradient;
    private long steps;

    Step(Layout layout, Sheet sheet, Picture picture, Workers workers) {
      rate = new RatePass(layout, sheet, workers);
      distortion = new DistortionPass(layout, sheet, picture, workers);
      latents = new Latents(sheet, workers);
      soap = new Soap(layout);
      slopes = new float[sheet.size()];
      gradient = new double[layout.size()];
      parameters = layout.defaults().clone();
      Random random = new Random(2);
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] += (float) (0.05 * random.nextGaussian());
      }
      float[] values = new float[sheet.flatSize()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      latents.restore(values);
      round();
    }

    void round() {
      latents.soft(TEMPERATURE, SIGMA, steps++);
    }

    void predict() {
      rate.gradients(parameters, latents.symbols(), PER_BIT, Board.ofStep(steps), slopes, gradient);
    }

    void draw() {
      distortion.gradients(parameters, latents.symbols(), slopes, gradient);
    }

    void moveLatents() {
      latents.update(slopes, RATE * RATE, 0.9, 0.999, steps);
    }

    void moveNetworks() {
      soap.update(parameters, gradient, RATE * RATE);
    }

    void all() {
      Arrays.fill(gradient, 0);
      round();
      predict();
      draw();
      moveNetworks();
      moveLatents();
    }
  }
}
