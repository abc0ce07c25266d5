package inr.structure;

import inr.grid.Grid;
import inr.loss.StructuralLoss;
import inr.loss.StructuralLoss.Part;
import inr.sampling.Batch;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A structural loss of the boxes of a batch: mean of e² + Σ weight·distance, the mean over the
 * boxes of each distance, and its slopes by all predictions. Of one thread.
 */
public final class BatchStructure {
  private final Signal signal;
  private final int boxPoints;
  private final List<Part> parts;
  private final List<Structure> structures = new ArrayList<>();
  private final Optional<FrequencyBalance> balance;

  /** Training units to those in which parts are compared. */
  private final double scale;

  private final double shift;

  /**
   * That of a plan.
   *
   * @throws IllegalArgumentException as {@link #requireFits}
   */
  public BatchStructure(StructuralLoss loss, Sampler sampler, Signal signal) {
    requireFits(loss, sampler, signal);
    List<Integer> sides = sides(sampler, signal);
    this.signal = signal;
    this.boxPoints = sides.stream().reduce(1, Math::multiplyExact);
    this.parts = loss.parts();
    parts.forEach(part -> structures.add(structure(part, sides, signal)));
    balance =
        loss instanceof StructuralLoss.BalancedFrequencies balanced
            ? Optional.of(new FrequencyBalance(sides, balanced.exponent()))
            : Optional.empty();
    double low = sides.size() == 1 ? -1 : 0;
    double stored = signal.range().storedPerTraining();
    if (signal.medium() instanceof Medium.Picture picture) {
      scale = stored / picture.peak();
      shift = signal.range().toStored(0) / picture.peak();
    } else if (signal.medium() instanceof Medium.Sound sound) {
      scale = stored / sound.fullScale();
      shift = signal.range().toStored(0) / sound.fullScale();
    } else {
      double from = signal.range().trainingLow();
      scale = (1 - low) / (signal.range().trainingHigh() - from);
      shift = low - scale * from;
    }
  }

  private static List<Integer> sides(Sampler sampler, Signal signal) {
    List<Integer> samples = signal.coordinates().samples();
    return sampler instanceof Sampler.Patches patches ? patches.sides(samples) : samples;
  }

  /**
   * Refuses a signal, or boxes, of which there is no such distance.
   *
   * @throws IllegalArgumentException in one line, with what is needed
   */
  public static void requireFits(StructuralLoss loss, Sampler sampler, Signal signal) {
    if (!(signal.coordinates() instanceof Grid)) {
      throw new IllegalArgumentException(
          "loss " + loss.kind() + " is of grids, but the signal has scattered points");
    }
    List<Integer> sides = sides(sampler, signal);
    for (Part part : loss.parts()) {
      if (sides.size() != part.axes()) {
        throw new IllegalArgumentException(
            "loss "
                + part.kind()
                + " is of grids of "
                + (part.axes() == 1 ? "one axis, as sounds have" : "two axes, as pictures have")
                + ", but the signal has "
                + sides.size());
      }
      requireRoom(part, sides, signal.coordinates().samples());
      requireSound(part, signal);
    }
  }

  private static void requireRoom(Part part, List<Integer> sides, List<Integer> samples) {
    for (int d = 0; d < sides.size(); d++) {
      if (sides.get(d) < part.leastSide()) {
        boolean small = samples.get(d) < part.leastSide();
        throw new IllegalArgumentException(
            "loss "
                + part.kind()
                + " is of boxes of at least "
                + part.leastSide()
                + " samples along each axis but "
                + (small ? "the signal has only " : "those of the sampler have ")
                + sides.get(d)
                + "; take "
                + (small ? "" : "larger patches or ")
                + part.smaller());
      }
    }
  }

  private static void requireSound(Part part, Signal signal) {
    boolean two =
        part instanceof StructuralLoss.StereoCorrelation
            || part instanceof StructuralLoss.Stft stft && stft.midSide();
    if (two && signal.channels() != 2) {
      throw new IllegalArgumentException(
          "loss "
              + part.kind()
              + " is of two channels but the signal has "
              + signal.channels()
              + (part instanceof StructuralLoss.Stft ? "; leave out midSide" : ""));
    }
    boolean weighted = part instanceof StructuralLoss.OfSpectra spectra && spectra.kWeighted();
    boolean fast =
        signal.medium() instanceof Medium.Sound sound && sound.rate() >= KWeighting.leastRate();
    if (weighted && !fast) {
      throw new IllegalArgumentException(
          "loss "
              + part.kind()
              + " has a K-weighting, which is of sounds of at least "
              + KWeighting.leastRate()
              + " Hz; leave out kWeighted");
    }
  }

  private static Structure structure(Part part, List<Integer> sides, Signal signal) {
    int samples = sides.get(sides.size() - 1);
    if (part instanceof StructuralLoss.Ssim ssim) {
      return new PictureSimilarity(sides.get(0), samples, ssim.window(), 1);
    } else if (part instanceof StructuralLoss.MsSsim scales) {
      return new PictureSimilarity(sides.get(0), samples, scales.window(), scales.scales());
    } else if (part instanceof StructuralLoss.GridVariation) {
      return new Variation(sides.get(0), samples);
    } else if (part instanceof StructuralLoss.Stft stft) {
      List<Structure> each = new ArrayList<>();
      stft.resolutions().forEach(r -> each.add(new Magnitudes(samples, r, stft.midSide())));
      return heard(new Mean(each), stft.kWeighted(), signal);
    } else if (part instanceof StructuralLoss.StftPhase phase) {
      List<Structure> each = new ArrayList<>();
      phase.resolutions().forEach(r -> each.add(new Phases(samples, r)));
      return heard(new Mean(each), phase.kWeighted(), signal);
    } else if (part instanceof StructuralLoss.StereoCorrelation correlation) {
      return new Correlation(correlation.frame());
    }
    throw new IllegalArgumentException("loss " + part.kind() + " has no formula");
  }

  private static Structure heard(Structure structure, boolean weighted, Signal signal) {
    return weighted && signal.medium() instanceof Medium.Sound sound
        ? new KWeighted(structure, new KWeighting(sound.rate()))
        : structure;
  }

  /**
   * L, and ∂L/∂f.
   *
   * @param batch boxes of the sampler
   * @param predictions {@code [N, C]} in training units, in the order of the batch: read
   * @param slopes of the same layout: overwritten
   */
  public double at(Batch batch, double[] predictions, double[] slopes) {
    int channels = signal.channels();
    double sum = 0;
    for (int i = 0; i < predictions.length; i++) {
      double error = predictions[i] - signal.target(batch.point(i / channels), i % channels);
      sum += error * error;
      slopes[i] = 2 * error / predictions.length;
    }
    double value = sum / predictions.length;
    int boxes = batch.points() / boxPoints;
    for (int b = 0; b < boxes; b++) {
      balance(batch, b * boxPoints, predictions, slopes);
      value += box(batch, b * boxPoints, boxes, predictions, slopes);
    }
    return value;
  }

  /** Gives the slopes of e² the gains of their frequencies. */
  private void balance(Batch batch, int from, double[] predictions, double[] slopes) {
    if (balance.isEmpty()) {
      return;
    }
    double[][] target = lines((i, c) -> signal.target(batch.point(from + i), c));
    int channels = signal.channels();
    double each = 2.0 / predictions.length;
    double[][] error = lines((i, c) -> slopes[(from + i) * channels + c] / each);
    balance.get().balance(target, error);
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < boxPoints; i++) {
        slopes[(from + i) * channels + c] = each * error[c][i];
      }
    }
  }

  private double box(Batch batch, int from, int boxes, double[] predictions, double[] slopes) {
    int channels = signal.channels();
    double[][] target = lines((i, c) -> compared(signal.target(batch.point(from + i), c)));
    double[][] prediction = lines((i, c) -> compared(predictions[(from + i) * channels + c]));
    double[][] slope = new double[channels][boxPoints];
    double sum = 0;
    for (int p = 0; p < structures.size(); p++) {
      double share = parts.get(p).weight() / boxes;
      sum += share * structures.get(p).at(target, prediction, share, slope);
    }
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < boxPoints; i++) {
        slopes[(from + i) * channels + c] += scale * slope[c][i];
      }
    }
    return sum;
  }

  /** A number in the units in which parts are compared. */
  private double compared(double training) {
    return scale * training + shift;
  }

  private interface Numbers {
    double of(int point, int channel);
  }

  private double[][] lines(Numbers numbers) {
    double[][] lines = new double[signal.channels()][boxPoints];
    for (int c = 0; c < lines.length; c++) {
      for (int i = 0; i < boxPoints; i++) {
        lines[c][i] = numbers.of(i, c);
      }
    }
    return lines;
  }

  /** Of several of one kind. */
  private record Mean(List<Structure> each) implements Structure {
    @Override
    public double at(double[][] target, double[][] prediction, double share, double[][] slopes) {
      double sum = 0;
      for (Structure one : each) {
        sum += one.at(target, prediction, share / each.size(), slopes);
      }
      return sum / each.size();
    }
  }
}
