package inr.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.operator.Border;
import inr.operator.Convolution;
import inr.operator.ForwardOperator;
import inr.operator.Laplacian;
import inr.operator.Mask;
import inr.operator.Radon;
import inr.operator.Shape;
import inr.parallel.Workers;
import inr.random.CounterRandom;
import inr.signal.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Problems other than super-resolution, and the methods that solve them. */
class ProblemsTest {
  private static final long SEED = 0;

  private static boolean[] kept(int count, double share) {
    CounterRandom random = new CounterRandom(SEED, 1);
    boolean[] kept = new boolean[count];
    for (int i = 0; i < count; i++) {
      kept[i] = random.uniform(i) < share;
    }
    return kept;
  }

  private static <P extends Problem> Planes solved(P problem, Method<? super P> method) {
    try (Workers workers = new Workers(2)) {
      return method.solve(problem, workers, done -> {});
    }
  }

  private static Planes picture(int side) {
    return Planes.of(TestPictures.stripes(side, side));
  }

  private static Inpainting gaps(Planes picture) {
    return Inpainting.of(picture, kept(picture.shape().size(), 0.3));
  }

  private static Denoising noisy(Planes picture) {
    double sigma = 0.1;
    List<double[]> data = NoiseLevel.added(picture.channels(), sigma, SEED);
    return new Denoising(new Planes(picture.shape(), data, picture.colours()), sigma);
  }

  private static Deblurring blurred(Planes picture) {
    double sigma = 0.01;
    ForwardOperator blur = Convolution.gaussian(picture.shape(), 1.2, Border.REFLECT);
    return new Deblurring(
        blur, NoiseLevel.added(picture.images(blur), sigma, SEED), picture.colours(), sigma);
  }

  private static Tomography projected(Planes picture, int angles) {
    int side = picture.height();
    Radon radon = new Radon(side, angles, side);
    return new Tomography(radon, picture.images(radon), picture.colours(), 0);
  }

  /** Where the gradient of ‖A x − y‖² + w‖x − z‖² is 0. */
  @ParameterizedTest
  @CsvSource({"0.3", "0"})
  void whatExplainsTheDataIsAMinimum(double weight) {
    Deblurring problem = blurred(picture(12));
    double[] y = problem.measured().get(0);
    double[] z = picture(12).channels().get(0);
    double[] x = z.clone();
    new ConjugateGradients(2000, 1e-12).explain(problem.operator(), x, y, weight);
    double[] image = new double[y.length];
    problem.operator().apply(x, image);
    Arrays.setAll(image, i -> image[i] - y[i]);
    double[] gradient = new double[x.length];
    problem.operator().adjoint(image, gradient);
    Arrays.setAll(gradient, i -> gradient[i] + weight * (x[i] - z[i]));
    assertArrayEquals(new double[x.length], gradient, 1e-9);
  }

  @Test
  void theNearestKnownSampleIsTaken() {
    Planes picture = picture(17);
    boolean[] kept = kept(17 * 17, 0.04);
    Planes filled = solved(Inpainting.of(picture, kept), new Nearest());
    for (int i = 0; i < kept.length; i++) {
      int best = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < kept.length; j++) {
        int down = i / 17 - j / 17;
        int across = i % 17 - j % 17;
        double distance = Math.hypot(down, across);
        if (kept[j] && distance < least) {
          least = distance;
          best = j;
        }
      }
      assertEquals(picture.channels().get(0)[best], filled.channels().get(0)[i], "sample " + i);
    }
  }

  @Test
  void theBiharmonicFillingIsTheSmoothestThroughWhatIsKnown() {
    Planes picture = picture(20);
    Inpainting problem = gaps(picture);
    double[] x = solved(problem, new Biharmonic()).channels().get(0);
    assertEquals(0, problem.misfit(new Planes(picture.shape(), List.of(x), 1)));
    Laplacian laplacian = new Laplacian(picture.shape());
    double[] once = new double[x.length];
    double[] twice = new double[x.length];
    laplacian.apply(x, once);
    laplacian.apply(once, twice);
    Mask missing = problem.operator().complement();
    double[] rest = new double[missing.range().size()];
    missing.apply(twice, rest);
    assertArrayEquals(new double[rest.length], rest, 1e-4);
  }

  @Test
  void theLevelOfNoiseIsFound() {
    Planes flat = Planes.of(TestPictures.of(128, 96, 3, i -> 100));
    List<double[]> noisy = NoiseLevel.added(flat.channels(), 0.05, SEED);
    assertEquals(0.05, NoiseLevel.of(new Planes(flat.shape(), noisy, 3)), 0.002);
    assertEquals(0, NoiseLevel.of(flat));
    assertEquals(0, NoiseLevel.of(Planes.of(TestPictures.of(1, 5, 1, i -> 60 * i))));
    assertTrue(noisy.get(0)[0] != noisy.get(1)[0], "channels share their noise");
    assertArrayEquals(flat.channels().get(2), NoiseLevel.added(flat.channels(), 0, 3).get(2));
    assertThrows(IllegalArgumentException.class, () -> NoiseLevel.added(flat.channels(), 1, SEED));
  }

  /** Both ways of meeting the data end at the one minimum. */
  @Test
  void totalVariationIsTheSameByEitherStep() {
    Denoising direct = noisy(picture(24));
    Deblurring dual =
        new Deblurring(direct.operator(), direct.measured(), direct.colours(), direct.noise());
    TotalVariation method = new TotalVariation(3000, 0.08);
    assertArrayEquals(
        solved(direct, method).channels().get(0), solved(dual, method).channels().get(0), 1e-3);
  }

  @Test
  void wienersFilterSolvesItsEquation() {
    Deblurring problem = blurred(picture(16));
    double[] x = solved(problem, new Wiener(0.01)).channels().get(0);
    double[] image = new double[x.length];
    problem.operator().apply(x, image);
    double[] left = new double[x.length];
    problem.operator().adjoint(image, left);
    double[] right = new double[x.length];
    problem.operator().adjoint(problem.measured().get(0), right);
    Arrays.setAll(left, i -> left[i] + 0.01 * x[i]);
    assertArrayEquals(right, left, 1e-5);
  }

  /** A disc of one half: known everywhere but at its edge. */
  @Test
  void aDiscComesBackFromItsProjections() {
    int side = 48;
    Radon radon = new Radon(side, 60, side);
    double[] disc = new double[side * side];
    boolean[] middle = new boolean[disc.length];
    for (int i = 0; i < disc.length; i++) {
      double radius =
          Math.hypot((2 * (i % side) + 1.0) / side - 1, (2 * (i / side) + 1.0) / side - 1);
      disc[i] = radius < 0.7 ? 0.5 : 0;
      middle[i] = radius < 0.55;
    }
    Planes truth = new Planes(Shape.of(side, side), List.of(disc), 1);
    Tomography problem = new Tomography(radon, truth.images(radon), 1, 0);
    for (Method<? super Tomography> method :
        List.<Method<? super Tomography>>of(new FilteredBackProjection(), Sirt.of())) {
      double[] x = solved(problem, method).channels().get(0);
      for (int i = 0; i < x.length; i++) {
        if (middle[i]) {
          assertEquals(0.5, x[i], 0.08, method.name() + " at " + i);
        }
      }
    }
  }

  private static double psnr(Planes truth, Planes estimate) {
    return PictureScore.of(truth, estimate, 0).psnr();
  }

  private static <P extends Problem> void requireBetter(
      P problem,
      Planes truth,
      Method<? super P> ours,
      List<Method<? super P>> rivals,
      double margin) {
    double best = psnr(truth, solved(problem, ours));
    for (Method<? super P> rival : rivals) {
      double theirs = psnr(truth, solved(problem, rival));
      assertTrue(best > theirs + margin, rival.name() + " " + theirs + ", ours " + best);
    }
  }

  @Test
  void thePatchPriorBeatsAllOthersWhereStructureRepeats() {
    Planes truth = picture(48);
    Inpainting gaps = gaps(truth);
    requireBetter(gaps, truth, Inpainting.prior(), gaps.baselines(), 1);
    Denoising noisy = noisy(truth);
    requireBetter(noisy, truth, Denoising.prior(), noisy.baselines(), 0.3);
    Deblurring blurred = blurred(truth);
    requireBetter(blurred, truth, blurred.prior(), blurred.baselines(), 0.3);
  }

  /** Of the definition, sample by sample, with patches and samples beyond the edges mirrored. */
  @Test
  void nonlocalMeansAreThoseOfTheDefinition() {
    int side = 9;
    Denoising problem = noisy(Planes.of(TestPictures.colourStripes(side, side)));
    Planes found = solved(problem, new NonlocalMeans(0.6));
    double h = 0.6 * problem.noise();
    for (int i = 0; i < side * side; i++) {
      double[] sums = new double[4];
      for (int down = -6; down <= 6; down++) {
        for (int across = -6; across <= 6; across++) {
          double squares = 0;
          for (int k = 0; k < 25 * 3; k++) {
            double[] plane = problem.data().channels().get(k % 3);
            int y = i / side + k / 3 / 5 - 2;
            int x = i % side + k / 3 % 5 - 2;
            double off = at(plane, side, y, x) - at(plane, side, y + down, x + across);
            squares += off * off / 75;
          }
          double over = Math.max(0, squares - 2 * problem.noise() * problem.noise());
          double weight = Math.exp(-over / (h * h));
          for (int c = 0; c < 3; c++) {
            double[] plane = problem.data().channels().get(c);
            sums[c] += weight * at(plane, side, i / side + down, i % side + across);
          }
          sums[3] += weight;
        }
      }
      for (int c = 0; c < 3; c++) {
        assertEquals(sums[c] / sums[3], found.channels().get(c)[i], 1e-12);
      }
    }
  }

  private static double at(double[] plane, int side, int y, int x) {
    return plane[mirrored(y, side) * side + mirrored(x, side)];
  }

  private static int mirrored(int i, int side) {
    int there = Math.abs(i);
    return there < side ? there : 2 * (side - 1) - there;
  }

  /** It keeps all light of a blur that repeats, and a picture that explains the data exactly. */
  @Test
  void richardsonAndLucyKeepTheLight() {
    Planes sharp = picture(16);
    ForwardOperator blur = Convolution.gaussian(sharp.shape(), 1.2, Border.PERIODIC);
    Deblurring problem = new Deblurring(blur, sharp.images(blur), 1, 0.01);
    double light = Arrays.stream(sharp.channels().get(0)).sum();
    for (int steps : new int[] {1, 7}) {
      Planes found = solved(problem, new RichardsonLucy(steps));
      assertEquals(light, Arrays.stream(found.channels().get(0)).sum(), 1e-9);
    }
    double once = problem.misfit(solved(problem, new RichardsonLucy(1)));
    double often = problem.misfit(solved(problem, new RichardsonLucy(100)));
    assertTrue(often < 0.05 * once, often + " after " + once);
    double[] flat = new double[16 * 16];
    Arrays.fill(flat, 0.5);
    Deblurring even =
        new Deblurring(blur, new Planes(sharp.shape(), List.of(flat), 1).images(blur), 1, 0);
    assertArrayEquals(flat, solved(even, new RichardsonLucy(5)).channels().get(0), 1e-12);
  }

  @Test
  void noBitDependsOnTheThreads() {
    Signal colour = TestPictures.colourStripes(20, 20);
    Planes picture = Planes.of(colour);
    List<double[]> alone = new ArrayList<>();
    List<double[]> shared = new ArrayList<>();
    for (int threads : new int[] {1, 3}) {
      Tomography projected = projected(picture, 20);
      Denoising noisy = noisy(picture);
      Deblurring blurred = blurred(picture);
      List<Solution> all =
          List.of(
              Solver.of(gaps(picture), Inpainting.prior(), colour).threads(threads).solve(),
              Solver.of(noisy, Denoising.prior(), colour).threads(threads).solve(),
              Solver.of(noisy, new NonlocalMeans(0.6), colour).threads(threads).solve(),
              Solver.of(blurred, blurred.prior(), colour).threads(threads).solve(),
              Solver.of(projected, Tomography.prior(), colour).threads(threads).solve(),
              Solver.of(projected, new TotalVariation(9, 1e-4), colour).threads(threads).solve());
      all.forEach(one -> (threads == 1 ? alone : shared).addAll(one.planes().channels()));
    }
    for (int i = 0; i < alone.size(); i++) {
      assertArrayEquals(alone.get(i), shared.get(i));
    }
  }

  /** PSNR of half a picture is that of the half. */
  @Test
  void aScoreCanBeThatOfSomePixels() {
    Planes truth = Planes.of(TestPictures.of(12, 12, 1, i -> 100));
    Planes estimate = Planes.of(TestPictures.of(12, 12, 1, i -> i < 72 ? 100 : 110));
    boolean[] wrong = new boolean[144];
    Arrays.fill(wrong, 72, 144, true);
    PictureScore all = PictureScore.of(truth, estimate, 0);
    PictureScore half = PictureScore.where(truth, estimate, wrong);
    assertEquals(20 * Math.log10(25.5), half.psnr(), 1e-4);
    assertEquals(half.psnr() + 10 * Math.log10(2), all.psnr(), 1e-4);
    assertEquals(all.ssim(), half.ssim());
  }

  @Test
  void whatCannotBeIsRefusedInOneLine() {
    Planes picture = picture(8);
    boolean[] all = new boolean[64];
    Arrays.fill(all, true);
    refused("mask keeps everything", () -> Inpainting.of(picture, all));
    refused("mask keeps nothing", () -> Inpainting.of(picture, new boolean[64]));
    refused("noise is -0.1 of the range", () -> new Denoising(picture, -0.1));
    refused("noise is NaN", () -> projectedWith(picture, Double.NaN));
    refused("SIRT of 0 steps", () -> new Sirt(0));
    refused("there are 1 and 2", () -> new CollaborativeFilter(3));
    refused("coupling 0.0", () -> new PatchPrior(0.2, 0.1, 9, 0));
    refused("weight -1.0", () -> TotalVariation.of(-1));
    refused(
        "picture of 4 x 4 has no room for a patch",
        () -> solved(noisy(picture(4)), Denoising.prior()));
  }

  private static Tomography projectedWith(Planes picture, double noise) {
    Tomography exact = projected(picture, 3);
    return new Tomography(exact.operator(), exact.measured(), 1, noise);
  }

  private static void refused(String part, Runnable wrong) {
    String message = assertThrows(IllegalArgumentException.class, wrong::run).getMessage();
    assertTrue(message.contains(part), message);
    assertEquals(1, message.lines().count());
  }
}
