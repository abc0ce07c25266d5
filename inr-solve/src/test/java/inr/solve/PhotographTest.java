package inr.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.operator.Kernel;
import inr.signal.Signal;
import java.io.IOException;
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
}
