package inr.codec.train;

import inr.codec.shape.Pyramid;
import inr.codec.train.latent.Sheet;
import inr.codec.train.synthesis.Picture;

/**
 * Latents before training: what the picture shows at each size, in whole steps that suit λ.
 *
 * <p>The three finest grids get a Laplacian pyramid of the lightness Y, the next one what is left
 * of Y, and coarser ones B − Y, R − Y and alpha, one each. Networks learn within some steps to make
 * a picture of these; from zeros, training takes most of its steps to find where there is something
 * to say.
 *
 * <p>A step Δ leaves an error of Δ²/12, and photographs end near an error of λ/4, so Δ = √(3λ).
 *
 * <p>Where λ is small, and many latents say something, training from zeros finds better ones, and
 * all is 0: docs/decisions/0031.
 *
 * @see <a href="https://doi.org/10.1109/TCOM.1983.1095851">Burt and Adelson 1983</a>
 */
final class InitialLatents {
  /** Grids of the Laplacian pyramid. */
  private static final int BANDS = 3;

  private static final float RED = 0.299f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;
  private static final float GREY = 0.5f;

  /** From this λ on a start with the picture pays. */
  private static final double LEAST_LAMBDA = 1e-3;

  private static final int STEPS_ALONE = 50;

  private InitialLatents() {}

  /** How many steps the networks need to get used to these latents. */
  static int stepsAlone(double lambda) {
    return lambda >= LEAST_LAMBDA ? STEPS_ALONE : 0;
  }

  /** Latents of a picture, flat; hyperlatents are 0, and so is everything for a small λ. */
  static float[] of(Sheet sheet, Picture picture, double lambda) {
    float[] latents = new float[sheet.flatSize()];
    return lambda >= LEAST_LAMBDA ? shown(sheet, picture, lambda, latents) : latents;
  }

  /**
   * What the lightness of the finest grid has beyond that of the next, in steps of these latents;
   * nothing where there is no next.
   */
  static float[] details(Sheet sheet, Picture picture, double lambda) {
    Pyramid pyramid = sheet.pyramid();
    if (pyramid.finest() == pyramid.coarsest()) {
      return new float[0];
    }
    PictureLevel level = PictureLevel.of(picture);
    for (int l = 0; l < pyramid.finest(); l++) {
      level = level.halved();
    }
    float[] details = new Level(level).beyond(new Level(level.halved()));
    put(details, step(lambda), details, 0);
    return details;
  }

  /** What a symbol is worth. */
  private static double step(double lambda) {
    return Math.sqrt(3 * lambda);
  }

  private static float[] shown(Sheet sheet, Picture picture, double lambda, float[] latents) {
    Pyramid pyramid = sheet.pyramid();
    Level level = new Level(PictureLevel.of(picture));
    for (int l = 0; l <= pyramid.coarsest(); l++) {
      Level next = new Level(level.at.halved());
      int k = l - pyramid.finest();
      if (k >= 0) {
        boolean ends = k == BANDS || l == pyramid.coarsest();
        float[] shown =
            k < BANDS && !ends
                ? level.beyond(next)
                : k <= BANDS ? level.lightness() : level.colour(k - BANDS - 1);
        put(shown, step(lambda), latents, sheet.flat(pyramid.latent(l), 0));
      }
      level = next;
    }
    return latents;
  }

  private static void put(float[] shown, double step, float[] latents, int at) {
    for (int i = 0; i < shown.length; i++) {
      latents[at + i] = (float) (shown[i] / step);
    }
  }

  /** The colours of a picture at a size. */
  private record Level(PictureLevel at) {
    int size() {
      return at.width() * at.height();
    }

    /** Y less a half. */
    float[] lightness() {
      float[] result = new float[size()];
      for (int i = 0; i < result.length; i++) {
        float y =
            at.channels() < 3
                ? at.values()[i]
                : RED * at.values()[i]
                    + GREEN * at.values()[size() + i]
                    + BLUE * at.values()[2 * size() + i];
        result[i] = y - GREY;
      }
      return result;
    }

    /** What the lightness has beyond that of half the size, which is spread by straight lines. */
    float[] beyond(Level half) {
      float[] result = lightness();
      float[] coarse = half.lightness();
      for (int y = 0; y < at.height(); y++) {
        int near = y / 2 * half.at.width();
        int far = neighbour(y, half.at.height()) * half.at.width();
        for (int x = 0; x < at.width(); x++) {
          int beside = neighbour(x, half.at.width());
          result[y * at.width() + x] -=
              (9 * coarse[near + x / 2]
                      + 3 * (coarse[near + beside] + coarse[far + x / 2])
                      + coarse[far + beside])
                  / 16;
        }
      }
      return result;
    }

    /** The second nearest of the coarse pixels. */
    private static int neighbour(int fine, int most) {
      return Math.max(0, Math.min(most - 1, fine / 2 + (fine % 2 == 0 ? -1 : 1)));
    }

    /** B − Y, R − Y, then alpha less a half; 0 where there is none. */
    float[] colour(int index) {
      boolean colours = at.channels() >= 3;
      int alpha = colours ? 2 : 0;
      float[] result = colours && index < 2 ? lightness() : new float[size()];
      for (int i = 0; i < result.length; i++) {
        if (colours && index < 2) {
          result[i] = at.values()[(index == 0 ? 2 : 0) * size() + i] - (result[i] + GREY);
        } else if (index == alpha && at.channels() % 2 == 0) {
          result[i] = at.values()[(at.channels() - 1) * size() + i] - GREY;
        }
      }
      return result;
    }
  }
}
