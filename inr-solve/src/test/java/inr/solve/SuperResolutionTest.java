package inr.solve;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.operator.Border;
import inr.operator.Convolution;
import inr.operator.Kernel;
import inr.operator.LocalOperator;
import inr.operator.Resampling;
import inr.operator.Shape;
import inr.parallel.Workers;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuperResolutionTest {
  /** What rounding leaves of a misfit that is exactly 0. */
  private static final double ROUNDING = 1e-14;

  private static final TotalVariation SHORT_VARIATION = new TotalVariation(40, 0);

  /** CRC-32 of the bits of the answers to a small problem, as this test computed them first. */
  private static final List<String> GOLDEN =
      List.of(
          "bicubic cc6ec4f7",
          "lanczos3 133aeea1",
          "back-projection 93752671",
          "tv 4c62e3e2",
          "patches b3ab7877");

  /** One of each kind, total variation without the patience that it usually takes. */
  private static List<Method<? super Enlargement>> methods(int scale) {
    return List.of(
        Interpolation.bicubic(),
        Interpolation.lanczos(),
        BackProjection.of(),
        SHORT_VARIATION,
        PatchPrior.of(scale));
  }

  private static String checksum(Planes planes) {
    CRC32 sum = new CRC32();
    ByteBuffer number = ByteBuffer.allocate(Double.BYTES);
    for (double[] channel : planes.channels()) {
      for (double value : channel) {
        sum.update(number.putDouble(0, value).array());
      }
    }
    return Long.toHexString(sum.getValue());
  }

  private static double psnr(Signal truth, Solution solution, int scale) {
    return PictureScore.of(Planes.of(truth), solution.planes(), scale).psnr();
  }

  @Test
  void answersHaveTheKnownBits() {
    Signal small = SuperResolution.reduced(TestPictures.stripes(48, 40), 2, Kernel.BICUBIC);
    SuperResolution job = SuperResolution.of(small, 2).sampling(Kernel.BICUBIC);
    assertEquals(
        GOLDEN,
        methods(2).stream()
            .map(method -> method.name() + " " + checksum(job.method(method).solve().planes()))
            .toList());
  }

  @Test
  void noBitDependsOnTheThreads() {
    Signal small = SuperResolution.reduced(TestPictures.colourStripes(60, 100), 4, Kernel.MEAN);
    for (Method<? super Enlargement> method : methods(4)) {
      SuperResolution job = SuperResolution.of(small, 4).method(method);
      Planes alone = job.threads(1).solve().planes();
      Planes shared = job.threads(3).solve().planes();
      assertEquals(checksum(alone), checksum(shared), method.name());
    }
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void priorsExplainTheDataExactly(Kernel sampling) {
    Signal small = SuperResolution.reduced(TestPictures.stripes(44, 36), 4, sampling);
    for (Method<? super Enlargement> method :
        List.<Method<? super Enlargement>>of(SHORT_VARIATION, PatchPrior.of(4))) {
      Solution solution = SuperResolution.of(small, 4).sampling(sampling).method(method).solve();
      assertEquals(0, solution.misfit(), ROUNDING, method.name());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void thePatchPriorBeatsAllOthersWhereStructureRepeats(int scale) {
    Signal truth = TestPictures.stripes(72, 72);
    Signal small = SuperResolution.reduced(truth, scale, Kernel.MEAN);
    SuperResolution job = SuperResolution.of(small, scale);
    double ours = psnr(truth, job.method(PatchPrior.of(scale)).solve(), scale);
    for (Method<? super Enlargement> rival : Enlargement.baselines()) {
      double theirs = psnr(truth, job.method(rival).solve(), scale);
      assertTrue(ours > theirs + 0.3, rival.name() + " " + theirs + ", ours " + ours);
    }
  }

  @Test
  void ofNoisyPicturesThePriorTakesTheNoiseOut() {
    Signal truth = TestPictures.stripes(72, 72);
    Signal exact = SuperResolution.reduced(truth, 2, Kernel.MEAN);
    double noise = 10 * PatchPrior.GREY_LEVEL;
    Planes clean = Planes.of(exact);
    Planes noisy =
        new Planes(clean.shape(), NoiseLevel.added(clean.channels(), noise, 3), clean.colours());
    Enlargement problem = Enlargement.of(noisy, 2, Kernel.MEAN).withNoise(noise);
    try (Workers workers = new Workers(2)) {
      Planes answer = problem.prior().solve(problem, workers, done -> {});
      double ours = PictureScore.of(Planes.of(truth), answer, 2).psnr();
      for (Method<? super Enlargement> rival : problem.rivals()) {
        Planes theirs = rival.solve(problem, workers, done -> {});
        double psnr = PictureScore.of(Planes.of(truth), theirs, 2).psnr();
        assertTrue(ours > psnr + 1, rival.name() + " " + psnr + ", ours " + ours);
      }
      assertEquals(noise, problem.misfit(answer), 0.3 * noise);
    }
    Solution solution = SuperResolution.of(noisy.signal(exact), 2).noise(noise).solve();
    assertEquals(noise, solution.misfit(), 0.3 * noise);
  }

  /** Rounded to 8 bits, which a blur makes the largest error there is. */
  @Test
  void ofBlurredPicturesThePriorTakesTheBlurOut() {
    Planes truth = Planes.of(TestPictures.stripes(72, 72));
    LocalOperator blur = Convolution.gaussian(truth.shape(), 1.2, Border.REFLECT);
    Planes small = truth.through(blur).through(Resampling.reduction(Kernel.MEAN, truth.shape(), 2));
    Planes rounded =
        small.map(
            small.shape(),
            plane -> Arrays.stream(plane).map(v -> Math.rint(255 * v) / 255).toArray());
    Enlargement problem = Enlargement.of(rounded, 2, Kernel.MEAN).withBlur(blur);
    try (Workers workers = new Workers(2)) {
      Planes answer = problem.prior().solve(problem, workers, done -> {});
      double ours = PictureScore.of(truth, answer, 2).psnr();
      for (Method<? super Enlargement> rival : problem.rivals()) {
        Planes theirs = rival.solve(problem, workers, done -> {});
        double psnr = PictureScore.of(truth, theirs, 2).psnr();
        assertTrue(ours > psnr + 1, rival.name() + " " + psnr + ", ours " + ours);
      }
      assertTrue(problem.misfit(answer) < 0.002, "misfit " + problem.misfit(answer));
      Signal like = TestPictures.stripes(36, 36);
      Planes same = SuperResolution.of(rounded.signal(like), 2).blur(1.2).solve().planes();
      assertArrayEquals(answer.channels().get(0), same.channels().get(0), 1e-3);
    }
  }

  @Test
  void equalChannelsAreWhatOneChannelIs() {
    Signal grey = TestPictures.stripes(24, 20);
    Signal colour = TestPictures.of(24, 20, 3, i -> (int) grey.samples().get(i / 3));
    Planes one = SuperResolution.of(grey, 2).solve().planes();
    Planes three = SuperResolution.of(colour, 2).solve().planes();
    for (double[] channel : three.channels()) {
      assertArrayEquals(one.channels().get(0), channel, 1e-3);
    }
  }

  @Test
  void alphaIsAChannelThatIsNotLookedAt() {
    Signal grey = TestPictures.stripes(20, 20);
    Signal alpha =
        TestPictures.of(20, 20, 2, i -> i % 2 == 0 ? (int) grey.samples().get(i / 2) : 200);
    Planes one = SuperResolution.of(grey, 2).solve().planes();
    Planes two = SuperResolution.of(alpha, 2).solve().planes();
    assertArrayEquals(one.channels().get(0), two.channels().get(0));
    for (double value : two.channels().get(1)) {
      assertEquals(200 / 255.0, value, 1e-6);
    }
  }

  @Test
  void theAnswerLiesOnTheSameStretchOfTheWorld() {
    Signal small = TestPictures.stripes(20, 12);
    Solution solution = SuperResolution.of(small, 3).solve();
    assertEquals(
        Grid.of(Axis.centred("y", 36), Axis.centred("x", 60)), solution.signal().coordinates());
    assertEquals(new Medium.Picture(60, 36, 1, 8), solution.signal().medium());
    assertEquals(small.range(), solution.signal().range());
    assertEquals(
        solution.planes().channels().get(0)[77] * 255, solution.signal().samples().get(77), 1e-4);
  }

  @Test
  void stepsAreTold() {
    List<Integer> told = new ArrayList<>();
    SuperResolution.of(TestPictures.stripes(8, 8), 2).watch(told::add).solve();
    assertEquals(30, told.size());
    assertEquals(30, told.get(29));
  }

  /** From the smallest there is room for: sides without a second patch, or a second row. */
  @Test
  void smallPicturesAreSolved() {
    for (int[] sides : new int[][] {{3, 3}, {3, 4}, {1, 1}, {5, 1}}) {
      int scale =
          Math.max(2, (5 + Math.min(sides[0], sides[1]) - 1) / Math.min(sides[0], sides[1]));
      Solution solution =
          SuperResolution.of(TestPictures.stripes(sides[0], sides[1]), scale).solve();
      assertEquals(0, solution.misfit(), ROUNDING);
    }
  }

  @Test
  void whatCannotBeIsRefusedInOneLine() {
    Signal small = TestPictures.stripes(4, 2);
    Signal sound =
        new Signal(
            Grid.of(Axis.centred("t", 2)),
            new Medium.Sound(2, 1, 8000, 16, false),
            new Samples.Integers(new int[2]),
            ValueRange.symmetric(-1, 1));
    assertAll(
        () -> refused("scale is 1; 2 to 8 are accepted", SuperResolution.of(small, 1)),
        () -> refused("scale is 9; 2 to 8 are accepted", SuperResolution.of(small, 9)),
        () -> refused("picture of 8 x 4 has no room for a patch", SuperResolution.of(small, 2)),
        () -> refused("signal is a sound", SuperResolution.of(sound, 2)),
        () ->
            assertThrows(
                IllegalArgumentException.class,
                () -> SuperResolution.reduced(small, 4, Kernel.MEAN)),
        () -> assertThrows(IllegalArgumentException.class, () -> new PatchPrior(0.1, 0.2, 30, 1)),
        () -> assertThrows(IllegalArgumentException.class, () -> new PatchPrior(0.2, 0.1, 1, 1)),
        () ->
            assertThrows(
                IllegalArgumentException.class,
                () -> new Planes(Shape.of(2, 2), List.of(new double[3]), 1)),
        () ->
            assertThrows(
                IllegalArgumentException.class,
                () ->
                    SuperResolution.of(small, 2)
                        .problem()
                        .withBlur(Convolution.gaussian(Shape.of(4, 4), 1, Border.REFLECT))),
        () -> assertThrows(IllegalArgumentException.class, () -> new TotalVariation(0, 0)),
        () -> assertThrows(IllegalArgumentException.class, () -> new BackProjection(0)));
  }

  private static void refused(String part, SuperResolution wrong) {
    String message = assertThrows(IllegalArgumentException.class, wrong::solve).getMessage();
    assertTrue(message.contains(part), message);
  }
}
