package inr.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.operator.Border;
import inr.operator.Convolution;
import inr.operator.ForwardOperator;
import inr.operator.Kernel;
import inr.parallel.Workers;
import inr.random.CounterRandom;
import inr.signal.Signal;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scores on photographs by an independent program (PyTorch, with the resampling of Pillow): ours
 * are those of the same methods, so they agree but for ties between patches.
 */
class PhotographTest {
  private static final int SIDE = 256;
  private static final double DECIBELS = 0.02;
  private static final double SSIM = 0.0005;

  private static PictureScore score(String picture, int scale, Method<? super Enlargement> method)
      throws IOException {
    Signal truth = TestPictures.photograph(picture, SIDE);
    Signal small = SuperResolution.reduced(truth, scale, Kernel.MEAN);
    Solution solution = SuperResolution.of(small, scale).method(method).solve();
    return PictureScore.of(Planes.of(truth), solution.planes(), scale);
  }

  @ParameterizedTest
  @CsvSource({
    "camera.png, 4, bicubic, 24.09, 0.7227",
    "camera.png, 4, lanczos3, 24.28, 0.7250",
    "camera.png, 4, back-projection, 24.61, 0.7410",
    "kodak/kodim03.png, 4, bicubic, 28.73, 0.7807",
    "kodak/kodim03.png, 4, lanczos3, 28.85, 0.7810",
    "kodak/kodim03.png, 4, back-projection, 29.02, 0.7890",
    "camera.png, 2, bicubic, 28.54, 0.8722",
    "camera.png, 2, back-projection, 29.07, 0.8862",
    "kodak/kodim03.png, 2, lanczos3, 32.48, 0.8913",
    "kodak/kodim03.png, 2, back-projection, 32.72, 0.9009"
  })
  void simpleMethodsScoreWhatTheyScoreElsewhere(
      String picture, int scale, String name, double psnr, double ssim) throws IOException {
    Method<? super Enlargement> method =
        Enlargement.baselines().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    PictureScore score = score(picture, scale, method);
    assertEquals(psnr, score.psnr(), DECIBELS);
    assertEquals(ssim, score.ssim().orElseThrow(), SSIM);
  }

  /** Another weight of the data there, so SSIM agrees less closely. */
  @ParameterizedTest
  @CsvSource({"camera.png, 4, 24.51, 0.747", "kodak/kodim03.png, 4, 29.71, 0.810"})
  void totalVariationIsTheConvergedOne(String picture, int scale, double psnr, double ssim)
      throws IOException {
    PictureScore score = score(picture, scale, TotalVariation.of());
    assertEquals(psnr, score.psnr(), 0.05);
    assertEquals(ssim, score.ssim().orElseThrow(), 0.002);
  }

  @ParameterizedTest
  @CsvSource({
    "camera.png, 4, 25.7, 0.775",
    "kodak/kodim03.png, 4, 30.4, 0.825",
    "camera.png, 2, 29.9, 0.893",
    "kodak/kodim03.png, 2, 33.7, 0.912"
  })
  void thePatchPriorReachesWhatItMust(String picture, int scale, double psnr, double ssim)
      throws IOException {
    PictureScore score = score(picture, scale, PatchPrior.of(scale));
    assertTrue(score.psnr() >= psnr, score::toString);
    assertTrue(score.ssim().orElseThrow() >= ssim, score::toString);
  }

  private static <P extends Problem> PictureScore score(
      Planes truth, P problem, Method<? super P> method) {
    try (Workers workers = new Workers(2)) {
      return PictureScore.of(truth, method.solve(problem, workers, done -> {}), 0);
    }
  }

  /**
   * The central 128 x 128 of camera with a fifth of its pixels: on what is missing, an independent
   * program has 21.26 dB for the nearest and 24.46 for the biharmonic filling of another draw.
   */
  @Test
  void gapsAreFilled() throws IOException {
    Planes truth = Planes.of(TestPictures.photograph("camera.png", 128));
    CounterRandom random = new CounterRandom(0, 0);
    boolean[] kept = new boolean[truth.shape().size()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = random.uniform(i) < 0.2;
    }
    Inpainting problem = Inpainting.of(truth, kept);
    boolean[] missing = problem.operator().complement().kept();
    try (Workers workers = new Workers(2)) {
      Planes nearest = new Nearest().solve(problem, workers, done -> {});
      assertEquals(21.26, PictureScore.where(truth, nearest, missing).psnr(), 0.3);
      Planes smooth = new Biharmonic().solve(problem, workers, done -> {});
      assertEquals(24.46, PictureScore.where(truth, smooth, missing).psnr(), 0.3);
      Planes ours = Inpainting.prior().solve(problem, workers, done -> {});
      assertTrue(PictureScore.where(truth, ours, missing).psnr() > 25.7);
    }
  }

  /** With noise of 25 levels; elsewhere total variation has 28.32 dB and nonlocal means 29.12. */
  @Test
  void noiseIsTakenOut() throws IOException {
    Planes truth = Planes.of(TestPictures.photograph("camera.png", 128));
    double sigma = 25 / 255.0;
    Planes data =
        new Planes(truth.shape(), NoiseLevel.added(truth.channels(), sigma, 0), truth.colours());
    Denoising problem = new Denoising(data, sigma);
    assertEquals(sigma, NoiseLevel.of(data), 1 / 255.0);
    assertEquals(28.32, score(truth, problem, TotalVariation.of(0.8 * sigma)).psnr(), 0.3);
    assertTrue(score(truth, problem, CollaborativeFilter.ofOneStage()).psnr() > 29.7);
    assertTrue(score(truth, problem, Denoising.prior()).psnr() > 30.1);
  }

  /** A Gaussian of 1.5 pixels with noise of 0.01; elsewhere Wiener's filter has 26.81 dB. */
  @Test
  void blurIsTakenOut() throws IOException {
    Planes truth = Planes.of(TestPictures.photograph("camera.png", 128));
    ForwardOperator blur = Convolution.gaussian(truth.shape(), 1.5, Border.PERIODIC);
    Deblurring problem =
        new Deblurring(blur, NoiseLevel.added(truth.images(blur), 0.01, 0), 1, 0.01);
    assertEquals(26.81, score(truth, problem, new Wiener(0.01)).psnr(), 0.1);
    PictureScore variation = score(truth, problem, TotalVariation.of(0.001));
    assertTrue(variation.psnr() > 28.1, variation::toString);
    PictureScore ours = score(truth, problem, problem.prior());
    assertTrue(ours.psnr() > 30.2 && ours.ssim().orElseThrow() > 0.91, ours::toString);
  }
}
