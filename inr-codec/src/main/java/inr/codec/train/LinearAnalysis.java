package inr.codec.train;

import inr.codec.shape.Pyramid;
import inr.codec.shape.Shape;
import inr.codec.train.latent.Sheet;
import inr.codec.train.state.StateCode;
import inr.codec.train.synthesis.Picture;
import inr.leastsquares.NormalMatrix;
import inr.parallel.Workers;
import java.io.IOException;
import java.util.Arrays;

/**
 * Latents of a picture that was not trained, guessed from one that was: a latent of level l is a
 * sum of the 3 x 3 pixels around it at that level and at the next one, with weights w by least
 * squares, (JᵀJ + µI)·w = Jᵀz with µ = 10⁻⁵ times the number of equations.
 *
 * <p>Networks that are done say what each grid means, and a guess of this kind is as good a
 * beginning as a hundred steps are: docs/decisions/0059. Hyperlatents begin at 0.
 *
 * @param weights by level, the finest first
 */
record LinearAnalysis(double[][] weights) {
  /** Equations of a level, about; there are some 50 weights. */
  private static final int EQUATIONS = 1 << 14;

  private static final double DAMPING = 1e-5;
  private static final int WINDOW = 9;

  /** Weights of the latents of a level: of two windows a channel, and of a constant. */
  private static int terms(int channels) {
    return 2 * WINDOW * channels + 1;
  }

  /** One that guesses 0. */
  static LinearAnalysis none(Shape shape) {
    return new LinearAnalysis(new double[shape.latents()][terms(shape.channels())]);
  }

  /**
   * Learns from a picture and its latents.
   *
   * @param latents flat, not rounded
   */
  static LinearAnalysis of(Sheet sheet, Picture picture, float[] latents, Workers workers) {
    Pyramid pyramid = sheet.pyramid();
    double[][] weights = new double[pyramid.coarsest() - pyramid.finest() + 1][];
    PictureLevel level = PictureLevel.of(picture);
    for (int l = 0; l <= pyramid.coarsest(); l++) {
      PictureLevel next = level.halved();
      if (l >= pyramid.finest()) {
        int first = sheet.flat(pyramid.latent(l), 0);
        weights[l - pyramid.finest()] = weights(level, next, latents, first, workers);
      }
      level = next;
    }
    return new LinearAnalysis(weights);
  }

  private static double[] weights(
      PictureLevel level, PictureLevel next, float[] latents, int first, Workers workers) {
    int size = level.width() * level.height();
    int apart = Math.max(1, size / EQUATIONS) | 1;
    int rows = (size - 1) / apart + 1;
    double[][] j = new double[rows][terms(level.channels())];
    double[] z = new double[rows];
    for (int r = 0; r < rows; r++) {
      int at = r * apart;
      terms(level, next, at % level.width(), at / level.width(), j[r]);
      z[r] = latents[first + at];
    }
    double[] ones = new double[terms(level.channels())];
    Arrays.fill(ones, 1);
    double[] weights = new NormalMatrix(j, z, workers).step(DAMPING * rows, ones);
    // Rounding might leave no factors; a guess of 0 is a beginning, too.
    return Double.isNaN(weights[0]) ? new double[ones.length] : weights;
  }

  private static void terms(PictureLevel level, PictureLevel next, int x, int y, double[] terms) {
    int k = 0;
    for (int channel = 0; channel < level.channels(); channel++) {
      for (int i = 0; i < WINDOW; i++) {
        int dx = i % 3 - 1;
        int dy = i / 3 - 1;
        terms[k++] = level.at(channel, x + dx, y + dy);
        terms[k++] = next.at(channel, x / 2 + dx, y / 2 + dy);
      }
    }
    terms[k] = 1;
  }

  /** The guess, flat. */
  float[] latents(Sheet sheet, Picture picture, Workers workers) {
    Pyramid pyramid = sheet.pyramid();
    float[] latents = new float[sheet.flatSize()];
    PictureLevel level = PictureLevel.of(picture);
    for (int l = 0; l <= pyramid.coarsest(); l++) {
      PictureLevel next = level.halved();
      if (l >= pyramid.finest()) {
        int first = sheet.flat(pyramid.latent(l), 0);
        guess(level, next, weights[l - pyramid.finest()], latents, first, workers);
      }
      level = next;
    }
    return latents;
  }

  private static void guess(
      PictureLevel level,
      PictureLevel next,
      double[] weights,
      float[] latents,
      int first,
      Workers workers) {
    int width = level.width();
    workers.run(
        level.height(),
        (worker, y) -> {
          double[] terms = new double[weights.length];
          for (int x = 0; x < width; x++) {
            terms(level, next, x, y, terms);
            double sum = 0;
            for (int k = 0; k < terms.length; k++) {
              sum += weights[k] * terms[k];
            }
            latents[first + y * width + x] = (float) sum;
          }
        });
  }

  /** The weights that were written, or these. */
  void state(StateCode code) throws IOException {
    for (double[] level : weights) {
      code.reals(level);
    }
  }
}
