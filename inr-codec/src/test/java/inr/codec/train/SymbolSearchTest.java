package inr.codec.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.shape.Layout;
import inr.codec.shape.Plane;
import inr.codec.shape.Preset;
import inr.codec.shape.Shape;
import inr.codec.train.latent.Sheet;
import inr.codec.train.quantise.SymbolSearch;
import inr.codec.train.rate.Board;
import inr.codec.train.rate.RatePass;
import inr.codec.train.synthesis.DistortionPass;
import inr.codec.train.synthesis.Picture;
import inr.parallel.Workers;
import inr.signal.Medium;
import inr.signal.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What single symbols are moved to, against the loss of the whole picture. */
class SymbolSearchTest {
  private static final double LAMBDA = 0.002;
  private static final int SWEEPS = 30;

  private final Workers workers = new Workers(2);
  private final Medium.Picture medium = SmallTraining.MEDIUM;
  private final Samples samples = SmallTraining.samples();
  private final Picture picture = SampleSpan.of(medium, samples).picture(medium, samples);
  private final Layout layout = new Shape(Preset.LOP, medium.channels(), 0, 4).layout();
  private final Sheet sheet = new Sheet(layout.shape().pyramid(medium.width(), medium.height()));
  private final RatePass rate = new RatePass(layout, sheet, workers);
  private final DistortionPass distortion = new DistortionPass(layout, sheet, picture, workers);
  private final double perBit = LAMBDA / picture.pixels();
  private final int finest = SymbolSearch.grids(sheet.pyramid()) - 1;

  private double loss(float[] networks, float[] y) {
    return distortion.error(networks, y) + perBit * rate.bits(networks, y);
  }

  /** A model that has begun to learn, its latents rounded. */
  private Model begun() {
    Run run = SmallTraining.run(LAMBDA, Opening.EVEN, workers);
    run.model.start(3, LAMBDA);
    run.model.begin();
    for (int i = 0; i < 60; i++) {
      run.objective.softStep(run.model, Annealing.main(i / 60.0), i);
    }
    run.model.latents.hard();
    return run.model;
  }

  private SymbolSearch search() {
    return new SymbolSearch(sheet, rate, distortion, medium.channels(), workers);
  }

  private void search(Model model, float[] y, int times) {
    SymbolSearch search = search();
    for (int i = 0; i < times; i++) {
      search.search(model.parameters, y, perBit, finest);
    }
  }

  /** Until no symbol moves any more. */
  private float[] searched(Model model) {
    float[] y = model.latents.symbols().clone();
    SymbolSearch search = search();
    float[] before = {};
    for (int sweep = 0; !Arrays.equals(before, y); sweep++) {
      assertTrue(sweep < SWEEPS, "symbols never come to rest");
      before = y.clone();
      search.search(model.parameters, y, perBit, finest);
    }
    return y;
  }

  @Test
  void noSymbolIsLeftWhoseStepPays() {
    Model model = begun();
    float[] y = searched(model);
    assertNotEquals(0, moved(model.latents.symbols(), y));
    double least = loss(model.parameters, y);
    float[] slopes = new float[sheet.size()];
    rate.gradients(model.parameters, y, (float) perBit, Board.WHOLE, slopes, null);
    distortion.gradients(model.parameters, y, slopes, null);
    int p = sheet.planes() - 1;
    Plane plane = sheet.plane(p);
    for (int r = 0; r < plane.height(); r++) {
      for (int c = 0; c < plane.width(); c++) {
        int at = sheet.at(p, r) + c;
        float there = y[at];
        y[at] -= Math.signum(slopes[at]);
        // Sums of floats in another order differ by some 1e-9.
        assertTrue(loss(model.parameters, y) > least - 1e-8, "row " + r + ", column " + c);
        y[at] = there;
      }
    }
  }

  @Test
  void theLossOfEachGridFalls() {
    Model model = begun();
    float[] y = model.latents.symbols().clone();
    double before = loss(model.parameters, y);
    for (int grid = 0; grid <= finest; grid++) {
      float[] given = y.clone();
      search().search(model.parameters, y, perBit, grid);
      int p = sheet.planes() - 1 - finest + grid;
      for (int q = 0; q < sheet.planes(); q++) {
        int from = sheet.at(q, 0);
        int to = sheet.at(q, sheet.plane(q).height());
        boolean same =
            Arrays.equals(Arrays.copyOfRange(given, from, to), Arrays.copyOfRange(y, from, to));
        assertEquals(q != p, same, sheet.plane(q).name());
      }
      double after = loss(model.parameters, y);
      assertTrue(after < before, "grid " + grid + ": " + before + " to " + after);
      before = after;
    }
  }

  @Test
  void whatWasSpoiltComesBack() {
    Model model = begun();
    float[] y = model.latents.symbols().clone();
    search(model, y, 2);
    double least = loss(model.parameters, y);
    int p = sheet.planes() - 1;
    for (int r = 6; r < sheet.plane(p).height(); r += 13) {
      for (int c = 5; c < sheet.plane(p).width(); c += 13) {
        y[sheet.at(p, r) + c] += 3;
      }
    }
    double spoilt = loss(model.parameters, y);
    search(model, y, 3);
    assertTrue(loss(model.parameters, y) < least + 0.02 * (spoilt - least));
  }

  @Test
  void valuesFollowTheSymbolsAndOthersStay() {
    Model model = begun();
    float[] values = model.latents.snapshot();
    float[] symbols = model.latents.symbols();
    int at = sheet.at(sheet.planes() - 1, 4) + 7;
    int flat = sheet.flat(sheet.planes() - 1, 4) + 7;
    symbols[at] += 2;
    values[flat] = symbols[at];
    model.latents.follow();
    assertArrayEquals(values, model.latents.snapshot());
  }

  private static int moved(float[] from, float[] to) {
    int count = 0;
    for (int i = 0; i < from.length; i++) {
      count += from[i] == to[i] ? 0 : 1;
    }
    return count;
  }
}
