package inr.solve.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Problems of sounds and the methods that solve them, on sounds that are formulas. */
class SoundProblemsTest {
  private static final int FRAMES = 12_000;

  private static <P extends SoundProblem> double snr(
      P problem, Waves truth, SoundMethod<? super P> method) {
    return SoundScore.of(problem, truth, TestSounds.solved(problem, method)).snr();
  }

  /** Tones are what sparsity knows of and a low order of prediction does not. */
  @Test
  void sparseTonesUndoClipping() {
    Waves truth = TestSounds.chord(FRAMES);
    Declipping problem = Declipping.simulated(truth, 0.3);
    Waves sparse = TestSounds.solved(problem, Declipping.prior());
    double ours = SoundScore.of(problem, truth, sparse).snr();
    double theirs = snr(problem, truth, Janssen.ofFrames(true));
    assertTrue(ours > theirs + 5, ours + " and " + theirs);
    assertEquals(0, problem.misfit(sparse));
  }

  /** A chord goes on as its poles say; Burg's are a little beside them, which leaves 33 dB. */
  @Test
  void predictionFillsGapsOfTones() {
    Waves truth = TestSounds.chord(FRAMES);
    GapFilling problem = GapFilling.of(truth, TestSounds.gaps(FRAMES, 2000, 6000, 300));
    Waves filled = TestSounds.solved(problem, GapPrediction.burg());
    assertEquals(0, problem.misfit(filled));
    assertTrue(SoundScore.of(problem, truth, filled).sdr().orElseThrow() > 30);
  }

  @Test
  void aHigherRateExplainsWhatWasMeasured() {
    Waves truth = TestSounds.chord(FRAMES);
    Upsampling problem = Upsampling.simulated(truth, 4);
    Waves solved = TestSounds.solved(problem, Upsampling.answer());
    assertTrue(problem.misfit(solved) < 1e-8, () -> "misfit " + problem.misfit(solved));
    assertTrue(SoundScore.of(problem, truth, solved, 500).snr() > 60);
    assertEquals(44_100, solved.rate());
    assertTrue(SoundScore.of(problem, truth, solved).sdr().isEmpty());
  }

  /** It goes through cubics exactly, however knots lie. */
  @Test
  void aSplineOfACubicIsTheCubic() {
    double[] x = new double[40];
    Arrays.setAll(x, i -> 1e-4 * (i - 3) * (i - 17.5) * (i - 31));
    boolean[] kept = new boolean[x.length];
    for (int i : new int[] {0, 1, 5, 6, 20, 31, 39}) {
      kept[i] = true;
    }
    GapFilling problem = GapFilling.of(new Waves(List.of(x), 100), kept);
    double[] spline = TestSounds.solved(problem, new CubicSpline()).channels().get(0);
    assertArrayEquals(x, spline, 1e-12);
  }

  @Test
  void bitsDoNotDependOnThreads() {
    double[] x = TestSounds.chord(3000).channels().get(0);
    double[] other = new double[x.length];
    Arrays.setAll(other, i -> 0.8 * x[x.length - 1 - i]);
    Waves truth = new Waves(List.of(x, other), 44_100);
    Declipping clipped = Declipping.simulated(truth, 0.4);
    GapFilling gaps = GapFilling.of(truth, TestSounds.gaps(x.length, 900, 700, 80));
    PersistentSparsity quick = new PersistentSparsity(0.02, 0.5, 0.01, 4, 0.9);
    GapPrediction low = new GapPrediction("low", 32, 16, 2, LinearPrediction::byBurg);
    sameBits(clipped, quick);
    sameBits(clipped, Janssen.ofFrames(true));
    Waves half = new Waves(List.of(x), 44_100);
    sameBits(Declipping.simulated(half, 0.4), new SampledField(1, 1));
    sameBits(gaps, new Consensus<GapFilling>(quick, low));
  }

  private static <P extends SoundProblem> void sameBits(P problem, SoundMethod<? super P> method) {
    Waves one = TestSounds.solved(problem, method, 1);
    for (int threads = 2; threads <= 3; threads++) {
      Waves more = TestSounds.solved(problem, method, threads);
      for (int c = 0; c < one.channels().size(); c++) {
        assertArrayEquals(one.channels().get(c), more.channels().get(c), method.name());
      }
    }
  }

  /** A few steps know a slow tone; a clipped sample is asked for no more than being beyond. */
  @Test
  void aFieldLearnsWhatIsKnown() {
    double[] x = new double[2000];
    Arrays.setAll(x, i -> Math.sin(2 * Math.PI * i / 500));
    Waves truth = new Waves(List.of(x), 8000);
    Declipping problem = Declipping.simulated(truth, 0.9);
    double before = problem.misfit(TestSounds.solved(problem, new SampledField(0, 1)));
    double after = problem.misfit(TestSounds.solved(problem, new SampledField(0, 60)));
    assertTrue(after < before / 5, before + " became " + after);
  }

  /** Integers reach a step further down than up. */
  @Test
  void bothSidesOfIntegersAreClipped() {
    double step = 1.0 / 32_768;
    double[] y = {-1, 0.2, 1 - step, 1 - step, -1, -0.3};
    Declipping problem = Declipping.of(new Waves(List.of(y), 8000), 1);
    assertArrayEquals(new boolean[] {true, false, true, true, true, false}, problem.wanted(0));
    double[] z = {-1.5, 7, 1.5, 0, 0, 0};
    problem.explain(0, z);
    assertArrayEquals(new double[] {-1.5, 0.2, 1.5, 1 - step, -1, -0.3}, z);
  }

  /** What is louder than integers of the depth can be is kept as floating point. */
  @Test
  void anAnswerBeyondFullScaleIsNotClippedAgain() {
    Medium.Sound stored = new Medium.Sound(4, 1, 8000, 16, false);
    Signal like =
        new Signal(
            Grid.of(Axis.centred("t", 4)),
            stored,
            new Samples.Integers(new int[] {0, 32767, -32768, 16384}),
            ValueRange.symmetric(-32768, 32768));
    Waves same = Waves.of(like);
    assertEquals(stored, same.signal(like).medium());
    Waves louder = new Waves(List.of(new double[] {0, 1.5, -1, 0.5}), 8000);
    Signal kept = louder.signal(like);
    assertEquals(new Medium.Sound(4, 1, 8000, 32, true), kept.medium());
    assertArrayEquals(louder.channels().get(0), Waves.of(kept).channels().get(0));
    assertEquals(1.5, kept.target(1, 0), 1e-12);
  }

  @Test
  void whatCannotBeIsRefused() {
    Waves chord = TestSounds.chord(2000);
    Waves silent = new Waves(List.of(new double[10]), 8000);
    refused("silent", () -> Declipping.simulated(silent, 0.5));
    refused("one value, 0.0, everywhere", () -> Declipping.of(silent, 0.5));
    refused("clipping is at 0.0", () -> Declipping.of(chord, 0));
    refused("nothing to fill in", () -> GapFilling.of(silent, TestSounds.gaps(10, 20, 20, 1)));
    boolean[] half = new boolean[40_000];
    half[0] = true;
    Waves longer = new Waves(List.of(new double[half.length]), 8000);
    refused("gaps of up to 0.5 s", () -> GapFilling.of(longer, half));
    refused("which 8 does not divide", () -> Upsampling.simulated(chord, 8));
    refused("factor of 2 to 16", () -> Upsampling.of(chord, 17));
    refused("at least one channel", () -> new Waves(List.of(new double[2], new double[3]), 8000));
    refused("momentum be in [0, 1)", () -> new PersistentSparsity(0.1, 0.5, 0.01, 5, 1));
    refused("at least 4 samples", () -> TestSounds.solved(tooLittle(), new CubicSpline()));
    assertFalse(tooLittle().operator().keepsAll());
  }

  private static GapFilling tooLittle() {
    boolean[] kept = new boolean[10];
    kept[4] = true;
    return GapFilling.of(new Waves(List.of(new double[10]), 8000), kept);
  }

  private static void refused(String words, Runnable what) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, what::run, words);
    assertTrue(String.valueOf(refusal.getMessage()).contains(words), refusal::getMessage);
  }
}
