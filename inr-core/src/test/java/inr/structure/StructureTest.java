package inr.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.loss.StructuralLoss;
import inr.loss.StructuralLoss.Resolution;
import inr.metric.MsSsim;
import inr.metric.Ssim;
import inr.random.CounterRandom;
import inr.sampling.Batch;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Distances of pieces of signals: numbers that an independent program computed in double precision
 * from the formulas of their sources, and slopes against central differences.
 */
class StructureTest {
  /** Central differences with this step leave rounding of some 1e-16/1e-6, relative to values. */
  private static final double STEP = 1e-6;

  private static final double DIFFERENCE = 1e-7;

  /** Logarithms of next to silent bins bend so much that a step of 1e-6 is off by 2e-6. */
  private static final double BATCH_STEP = 1e-7;

  /** Beside slopes of a mean, down to 4e-3, such a step leaves rounding of some 1e-7. */
  private static final double BATCH_DIFFERENCE = 1e-6;

  private static final Resolution SMALL = new Resolution(16, 5, 11);

  /**
   * A case of the gradient check.
   *
   * @param channels of the signals
   * @param samples of a channel
   */
  record Case(String name, Structure structure, int channels, int samples) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("ssim", new PictureSimilarity(9, 8, 5, 1), 2, 72),
        new Case("ms-ssim", new PictureSimilarity(13, 12, 3, 3), 2, 156),
        new Case("variation", new Variation(5, 6), 2, 30),
        new Case("magnitudes", new Magnitudes(61, SMALL, false), 2, 61),
        new Case("middle and side", new Magnitudes(61, SMALL, true), 2, 61),
        new Case("phases", new Phases(61, SMALL), 2, 61),
        new Case("correlation", new Correlation(20), 2, 61),
        new Case(
            "k-weighted",
            new KWeighted(new Magnitudes(61, SMALL, false), new KWeighting(48_000)),
            1,
            61));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void slopesAgreeWithDifferences(Case one) {
    double[][] target = noise(1, one.channels(), one.samples());
    double[][] prediction = noise(2, one.channels(), one.samples());
    for (int c = 0; c < prediction.length; c++) {
      for (int i = 0; i < prediction[c].length; i++) {
        prediction[c][i] = 0.6 * target[c][i] + 0.4 * prediction[c][i];
      }
    }
    double[][] slopes = new double[one.channels()][one.samples()];
    double[][] unused = new double[one.channels()][one.samples()];
    slopes[0][0] = 7;
    one.structure().at(target, prediction, 0.5, slopes);
    slopes[0][0] -= 7;
    double largest = 0;
    for (double[] line : slopes) {
      for (double slope : line) {
        largest = Math.max(largest, Math.abs(slope));
      }
    }
    assertTrue(largest > 1e-6);
    for (int c = 0; c < prediction.length; c++) {
      for (int i = 0; i < prediction[c].length; i++) {
        double at = prediction[c][i];
        prediction[c][i] = at + STEP;
        double above = one.structure().at(target, prediction, 1, unused);
        prediction[c][i] = at - STEP;
        double below = one.structure().at(target, prediction, 1, unused);
        prediction[c][i] = at;
        assertEquals(
            0.5 * (above - below) / (2 * STEP),
            slopes[c][i],
            DIFFERENCE * Math.max(1, largest),
            c + ", " + i);
      }
    }
  }

  private static double[][] noise(long seed, int channels, int samples) {
    CounterRandom random = new CounterRandom(seed, 0);
    double[][] noise = new double[channels][samples];
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < samples; i++) {
        noise[c][i] = random.uniform((long) c * samples + i);
      }
    }
    return noise;
  }

  /** Two pictures of sines with a texture of 17 steps. */
  private static double[][] pictures(int height, int width) {
    double[][] both = new double[2][height * width];
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        double texture = ((7 * i + 13 * j) % 17) / 16.0 - 0.5;
        double x = 0.5 + 0.25 * Math.sin(0.3 * i) * Math.cos(0.2 * j) + 0.2 * texture;
        both[0][i * width + j] = x;
        both[1][i * width + j] = 0.9 * x + 0.03 + 0.05 * Math.sin(1.1 * i + 0.7 * j);
      }
    }
    return both;
  }

  private static double similarity(int height, int width, int scales) {
    double[][] both = pictures(height, width);
    double[][] slopes = new double[1][height * width];
    return 1
        - new PictureSimilarity(height, width, 11, scales)
            .at(new double[][] {both[0]}, new double[][] {both[1]}, 1, slopes);
  }

  @Test
  void similaritiesOfKnownPictures() {
    assertEquals(0.912248136791, similarity(64, 48, 1), 1e-12);
    assertEquals(0.9789146382, similarity(192, 176, 5), 1e-10);
    assertEquals(0.9789882815, similarity(181, 175, 5), 1e-10);
  }

  /** Down to the last digits, so that what is made small is what a report tells. */
  @Test
  void similaritiesAreThoseOfTheMetrics() {
    int height = 171;
    int width = 164;
    double[][] both = pictures(height, width);
    float[][] levels = new float[2][height * width];
    double[][] parts = new double[2][height * width];
    for (int k = 0; k < 2; k++) {
      for (int i = 0; i < height * width; i++) {
        levels[k][i] = (float) (255 * both[k][i]);
        parts[k][i] = levels[k][i] / 255.0;
      }
    }
    Medium.Picture shape = new Medium.Picture(width, height, 1, 8);
    Samples x = new Samples.Floats(levels[0]);
    Samples y = new Samples.Floats(levels[1]);
    double[][] target = {parts[0]};
    double[][] prediction = {parts[1]};
    double[][] slopes = new double[1][height * width];
    assertEquals(
        Ssim.of(shape, x, y).orElseThrow(),
        1 - new PictureSimilarity(height, width, 11, 1).at(target, prediction, 1, slopes),
        1e-13);
    assertEquals(
        MsSsim.of(shape, x, y).orElseThrow(),
        1 - new PictureSimilarity(height, width, 11, 5).at(target, prediction, 1, slopes),
        1e-13);
    assertEquals(
        0, new PictureSimilarity(height, width, 11, 5).at(target, target, 1, slopes), 1e-13);
  }

  private static double[][] sounds() {
    double[][] both = new double[2][8192];
    for (int n = 0; n < 8192; n++) {
      double x =
          0.5 * Math.sin(2 * Math.PI * 440 * n / 44100)
              + 0.3 * Math.sin(2 * Math.PI * (1000 + 0.05 * n) * n / 44100);
      both[0][n] = x;
      both[1][n] = 0.9 * x + 0.01 * Math.sin(0.37 * n + 0.001 * n * n);
    }
    return both;
  }

  @Test
  void spectralDistancesOfKnownSounds() {
    double[][] both = sounds();
    double[][] slopes = new double[1][8192];
    double mean = 0;
    int[][] resolutions = {{1024, 120, 600}, {2048, 240, 1200}, {512, 50, 240}};
    double[] expected = {
      0.101512578 + 2.139073341, 0.101503052 + 3.528251300, 0.101505884 + 1.130866972
    };
    for (int r = 0; r < 3; r++) {
      Resolution one = new Resolution(resolutions[r][0], resolutions[r][1], resolutions[r][2]);
      double found =
          new Magnitudes(8192, one, false)
              .at(new double[][] {both[0]}, new double[][] {both[1]}, 1, slopes);
      assertEquals(expected[r], found, 2e-9);
      mean += found / 3;
    }
    assertEquals(2.367571042, mean, 1e-9);
  }

  /** Middle and side of two equal channels are one of them and silence. */
  @Test
  void middleAndSideAreHalfTheSumAndHalfTheDifference() {
    double[][] both = sounds();
    double[][] target = {both[0], both[0]};
    double[][] prediction = {both[1], both[1]};
    double[][] slopes = new double[2][8192];
    Resolution one = new Resolution(512, 50, 240);
    double line = new Magnitudes(8192, one, false).at(target, prediction, 1, slopes);
    double all = new Magnitudes(8192, one, true).at(target, prediction, 1, slopes);
    assertEquals(3 * line / 4, all, 1e-12);
  }

  @Test
  void theCorrelationOfAKnownSound() {
    double[][] sound = {sounds()[0], new double[8192]};
    for (int n = 0; n < 8192; n++) {
      sound[1][n] = 0.6 * sound[0][n] + 0.2 * Math.sin(0.21 * n);
    }
    Correlation whole = new Correlation(8192);
    assertEquals(0.865504326, whole.rho(sound, 0), 1e-9);
    double[][] silent = {sound[0], new double[8192]};
    assertEquals(0.865504326, whole.at(sound, silent, 1, new double[2][8192]), 1e-9);
    assertEquals(0, whole.at(sound, sound, 1, new double[2][8192]));
  }

  /** A constant phase is none of its business, and so is a delay of what is one tone. */
  @Test
  void phasesAreComparedByTheirChanges() {
    double[] tone = new double[2000];
    double[] shifted = new double[2000];
    double[] other = new double[2000];
    for (int n = 0; n < tone.length; n++) {
      tone[n] = Math.sin(0.3 * n);
      shifted[n] = 0.5 * Math.sin(0.3 * n + 1);
      other[n] = Math.sin(0.35 * n);
    }
    Phases phases = new Phases(2000, new Resolution(256, 32, 256));
    double[][] slopes = new double[1][2000];
    double[][] target = {tone};
    double ofShifted = phases.at(target, new double[][] {shifted}, 1, slopes);
    double ofOther = phases.at(target, new double[][] {other}, 1, slopes);
    // The floor under |Z| leaves something of bins of next to nothing.
    double ofItself = phases.at(target, target, 1, slopes);
    assertTrue(ofItself < 2e-3, ofItself + " of itself");
    assertTrue(ofShifted < 0.1 * ofOther, ofShifted + " and " + ofOther);
    double[][] silence = {new double[2000]};
    assertEquals(0, phases.at(silence, silence, 1, slopes));
  }

  /** The standard's table for 48 kHz, and those of other rates by its prototypes. */
  @Test
  void kWeightingHasTheCoefficientsOfTheStandard() {
    double[][] studio = new KWeighting(48_000).coefficients();
    assertArrayEquals(
        new double[] {
          1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
        },
        studio[0],
        1e-14);
    assertArrayEquals(
        new double[] {1, -2, 1, -1.99004745483398, 0.99007225036621}, studio[1], 1e-14);
    double[][] disc = new KWeighting(44_100).coefficients();
    assertArrayEquals(
        new double[] {
          1.53084123005035, -2.65097999515473, 1.16907907992159, -1.66365511325602, 0.71259542807323
        },
        disc[0],
        1e-14);
    double[][] speech = new KWeighting(16_000).coefficients();
    assertEquals(1.44329522349136, speech[0][0], 1e-14);
    assertEquals(-1.97028952800443, speech[1][3], 1e-14);
  }

  @Test
  void kWeightingHasTheGainsOfTheStandard() {
    KWeighting filter = new KWeighting(48_000);
    List<double[]> known =
        List.of(
            new double[] {100, -1.133498},
            new double[] {1000, 0.697704},
            new double[] {2000, 3.071257},
            new double[] {10000, 4.041882});
    for (double[] one : known) {
      double[] tone = new double[48_000];
      for (int n = 0; n < tone.length; n++) {
        tone[n] = Math.sin(2 * Math.PI * one[0] * n / 48_000);
      }
      double[] heard = filter.of(tone);
      double squares = 0;
      for (int n = 24_000; n < 48_000; n++) {
        squares += heard[n] * heard[n];
      }
      assertEquals(one[1], 10 * Math.log10(squares / 12_000), 1e-5, one[0] + " Hz");
    }
  }

  private static final Signal PICTURE =
      new Signal(
          Grid.of(Axis.centred("y", 11), Axis.centred("x", 13)),
          new Medium.Picture(13, 11, 3, 8),
          stored(11 * 13 * 3, 0, 255),
          new ValueRange(20, 220, 0.2, 1.7));

  private static final Signal SOUND =
      new Signal(
          Grid.of(Axis.centred("t", 150)),
          new Medium.Sound(150, 2, 8000, 16, false),
          stored(150 * 2, -20_000, 30_000),
          new ValueRange(-20_000, 30_000, -0.5, 0.75));

  private static Samples stored(int count, double low, double high) {
    double[][] noise = noise(3, 1, count);
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = (int) (low + (high - low) * noise[0][i]);
    }
    return new Samples.Integers(values);
  }

  /** Slopes are by numbers of the training range, of a mean over boxes that may overlap. */
  @Test
  void slopesOfABatchAgreeWithDifferences() {
    check(
        new StructuralLoss.Together(
            List.of(new StructuralLoss.Ssim(0.3, 5), new StructuralLoss.GridVariation(0.2))),
        new Sampler.Patches(8, 3),
        PICTURE);
    check(
        new StructuralLoss.Together(
            List.of(
                new StructuralLoss.Stft(0.2, true, true, List.of(SMALL)),
                new StructuralLoss.StftPhase(0.1, false, List.of(SMALL)),
                new StructuralLoss.StereoCorrelation(0.4, 20))),
        new Sampler.Patches(50, 2),
        SOUND);
  }

  private static void check(StructuralLoss loss, Sampler sampler, Signal signal) {
    BatchStructure structure = new BatchStructure(loss, sampler, signal);
    Batch batch = sampler.batch(0, signal.coordinates().samples(), 5);
    int channels = signal.channels();
    double[] predictions = noise(4, 1, batch.points() * channels)[0];
    for (int i = 0; i < predictions.length; i++) {
      double target = signal.target(batch.point(i / channels), i % channels);
      predictions[i] = 0.7 * target + 0.3 * predictions[i];
    }
    double[] slopes = new double[predictions.length];
    double[] unused = new double[predictions.length];
    structure.at(batch, predictions, slopes);
    double largest = Arrays.stream(slopes).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < predictions.length; i++) {
      double at = predictions[i];
      predictions[i] = at + BATCH_STEP;
      double above = structure.at(batch, predictions, unused);
      predictions[i] = at - BATCH_STEP;
      double below = structure.at(batch, predictions, unused);
      predictions[i] = at;
      assertEquals(
          (above - below) / (2 * BATCH_STEP), slopes[i], BATCH_DIFFERENCE * largest, i + "");
    }
  }

  /** All of a grid is one box, in parts of the peak whatever the training range. */
  @Test
  void theLossOfAPictureIsSquaredErrorAndTheMetric() {
    Sampler sampler = new Sampler.FullGrid();
    Batch batch = sampler.batch(0, PICTURE.coordinates().samples(), 0);
    double[] predictions = noise(4, 1, 11 * 13 * 3)[0];
    float[] levels = new float[predictions.length];
    double squares = 0;
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (float) PICTURE.range().toStored(predictions[i]);
      predictions[i] = PICTURE.range().toTraining(levels[i]);
      squares += Math.pow(predictions[i] - PICTURE.target(i / 3, i % 3), 2);
    }
    Samples fitted = new Samples.Floats(levels);
    double similarity =
        Ssim.of((Medium.Picture) PICTURE.medium(), PICTURE.samples(), fitted).orElseThrow();
    double loss =
        new BatchStructure(new StructuralLoss.Ssim(0.3, 11), sampler, PICTURE)
            .at(batch, predictions, new double[predictions.length]);
    assertEquals(squares / predictions.length + 0.3 * (1 - similarity), loss, 1e-9);
  }
}
