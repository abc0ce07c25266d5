package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.model.ModelFile;
import inr.loss.Loss;
import inr.loss.StructuralLoss;
import inr.sampling.Sampler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code inr fit} with samplers that look at errors, and with a bound on all of them. */
class TrainingMethodsTest {
  @TempDir private Path folder = Path.of("");

  private static Object[] fit(Path input, Path output, String options) {
    List<Object> args = new ArrayList<>(List.of("fit", input, "-o", output));
    args.addAll(List.of("--model", "siren", "--width", 16, "--hidden-layers", 1));
    args.addAll(List.of((Object[]) options.split(" ")));
    return args.toArray();
  }

  /** The weights move from the first step on, since any error is within half of this bound. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--steps 6 --sampler nonparametric-teaching(looks=every-second)",
        "--steps 6 --sampler evolutionary(growth=linear,longest=3,shortest=2)",
        "--steps 6 --sampler soft-mining(part=1,interval=4)",
        "--steps 6 --sampler patches(side=256,count=2) --loss ssim(weight=0.5)",
        "--steps 6 --batch full --max-error 300"
      })
  void aResumedFitWritesTheSameFile(String options) throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 512, 256, 1);
    Path out = folder.resolve("part.inr");
    assertEquals(ExitCode.INTERRUPTED, Cli.interrupted(fit(input, out, options)).code());
    assertTrue(Files.exists(folder.resolve("part.inr.checkpoint")));
    Cli.run(fit(input, out, options + " --resume --threads 2")).done();
    Path whole = folder.resolve("whole.inr");
    Cli.run(fit(input, whole, options + " --threads 1")).done();
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(out));
  }

  @Test
  void theSamplerHasTheStepsOfTheFitAlsoWhereItGoesOn() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 512, 256, 1);
    Path out = folder.resolve("part.inr");
    String sampler = " --sampler nonparametric-teaching(start=0.3)";
    Cli.interrupted(fit(input, out, "--steps 6" + sampler));
    Cli longer = Cli.run(fit(input, out, "--steps 8 --resume" + sampler)).done();
    assertTrue(longer.err().contains("steps is 6 there and 8 here"), longer.err());
    assertTrue(longer.err().contains("batch by nonparametric-teaching of 131072"), longer.err());
    Sampler stored = ModelFile.read(out).plan().sampler();
    assertEquals(8, ((Sampler.NonparametricTeaching) stored).steps());
    Cli.run(fit(input, folder.resolve("b.inr"), "--steps 4 --schedule constant()" + sampler))
        .done();
  }

  /** The loss of chosen points tells no PSNR, so it is measured. */
  @Test
  void aTargetStopsAFitOfChosenPoints() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 20, 16, 1);
    Path out = folder.resolve("a.inr");
    String options = "--steps 5000 --sampler evolutionary --target-psnr 5 --json";
    Cli told = Cli.run(fit(input, out, options)).done();
    assertTrue(told.number("steps") < 5000, told.out());
  }

  @Test
  void aBoundKeepsTheSettingsThatWereGiven() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 20, 16, 1);
    Path out = folder.resolve("a.inr");
    Cli.run(fit(input, out, "--steps 2 --loss feasible(rate=0.5,most=10) --max-error 255")).done();
    Loss.Feasible loss = (Loss.Feasible) ModelFile.read(out).plan().loss();
    assertEquals(new Loss.Feasible(loss.bound(), 0.5, 0.3, 10), loss);
  }

  @Test
  void theLargestErrorIsToldInLevelsAndDecidesTheExitCode() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 20, 16, 3);
    Path out = folder.resolve("a.inr");
    Cli kept = Cli.run(fit(input, out, "--steps 5 --max-error 255 --json")).done();
    assertTrue(kept.number("largest_error") <= 255, kept.out());
    assertTrue(kept.err().contains(" (255.000 was asked for)"), kept.err());
    Loss loss = ModelFile.read(out).plan().loss();
    assertEquals(2, ((Loss.Feasible) loss).bound(), 1e-9);
    assertTrue(ModelFile.read(out).provenance().metrics().containsKey("largest_error"));
    Cli.run(fit(input, out, "--steps 5 --max-error 0.5 --force"))
        .failed(ExitCode.TARGET_NOT_REACHED, "the largest error of 0.5 was not reached");
    assertTrue(Files.exists(out));
  }

  /** Nobody has to know of patches: a loss of structure has them unless told otherwise. */
  @Test
  void lossesOfStructureSeePatches() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 40, 50, 3);
    Path out = folder.resolve("a.inr");
    Cli told = Cli.run(fit(picture, out, "--steps 2 --loss ssim(weight=0.5)")).done();
    assertTrue(told.err().contains("batch 2048 of 2000 points"), told.err());
    assertEquals(new Sampler.Patches(32, 2), ModelFile.read(out).plan().sampler());
    assertEquals(new StructuralLoss.Ssim(0.5, 11), ModelFile.read(out).plan().loss());
    Cli.run(fit(picture, out, "--force --steps 2 --batch full --loss ms-ssim(scales=2)")).done();
    assertEquals(new Sampler.FullGrid(), ModelFile.read(out).plan().sampler());
    Cli.run(fit(picture, out, "--force --steps 2 --loss balanced-frequencies")).done();
    assertEquals(new StructuralLoss.BalancedFrequencies(1), ModelFile.read(out).plan().loss());
    Path sound = TestMedia.sound(folder.resolve("a.wav"), 9000, 0.5);
    String parts =
        "together(parts=[stft(midSide=true,kWeighted=true),stft-phase(weight=0.1),stereo-correlation()])";
    Cli.run(fit(sound, out, "--force --steps 2 --loss " + parts)).done();
    assertEquals(new Sampler.Patches(8192, 1), ModelFile.read(out).plan().sampler());
  }

  @Test
  void aTargetStopsAFitWhoseLossTellsNoPsnr() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 20, 16, 1);
    String options = "--steps 5000 --batch full --loss ssim --target-psnr 5 --json";
    Cli told = Cli.run(fit(input, folder.resolve("a.inr"), options)).done();
    assertTrue(told.number("steps") < 5000, told.out());
  }

  @Test
  void whatHasNoStructureIsRefused() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 20, 16, 3);
    Path sound = TestMedia.sound(folder.resolve("a.wav"), 900, 0.5);
    Path table = Files.writeString(folder.resolve("t.csv"), "x,v\n0,1\n1,2\n2,4\n3,1\n4,4\n");
    refused(input, "--loss ssim --batch 100", "loss ssim compares neighbours; leave --batch out");
    refused(input, "--loss ms-ssim", "161 samples along each axis but the signal has only 16");
    refused(input, "--loss ssim --sampler patches(side=8)", "take larger patches or a smaller");
    refused(input, "--loss ssim --sampler soft-mining", "take patches or full-grid");
    refused(input, "--sampler patches(count=2000000000)", "2000000000 patches of 64 samples");
    refused(input, "--sampler patches(count=1000000)", "smaller count or side");
    refused(input, "--loss stft", "one axis, as sounds have, but the signal has 2");
    refused(sound, "--loss ssim", "two axes, as pictures have, but the signal has 1");
    refused(sound, "--loss stft", "has only 900; take resolutions of a smaller size");
    refused(table, "--loss stft", "but the signal has scattered points");
    refused(table, "--loss balanced-frequencies", "is of grids, but the signal has scattered");
    refused(input, "--loss balanced-frequencies(exponent=3)", "exponent 3.0; 0 to 2 are accepted");
    refused(table, "--sampler soft-mining", "walks on a grid");
    refused(input, "--loss feasible --sampler patches", "may draw a point more than once");
    refused(input, "--loss ssim(window=4)", "a window of 4 samples; an odd number");
  }

  @Test
  void stepsBeyondHalfPrecisionAreRefusedBeforeTheFit() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 8, 8, 1);
    Path out = folder.resolve("no.inr");
    Object[] fit = {"fit", input, "-o", out, "--encoding", "progressive-encoding"};
    List<Object> args = new ArrayList<>(List.of(fit));
    args.addAll(List.of("--steps", 3000, "--precision", "float16"));
    Cli.run(args.toArray()).failed(ExitCode.USAGE, "take fewer steps or float32");
  }

  @Test
  void whatMakesNoSenseIsRefused() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 8, 8, 1);
    Path table = Files.writeString(folder.resolve("t.csv"), "x,v\n0,1\n1,2\n2,4\n3,1\n4,4\n");
    refused(input, "--max-error 0", "--max-error is 0.0; a positive number");
    refused(input, "--max-error 2 --loss huber", "takes the place of the squared error");
    refused(table, "--max-error 2", "hold out none (--held-out 0)");
    refused(input, "--sampler evolutionary --batch full", "give one of them");
    refused(input, "--sampler evolutionary(steps=9)", "leave steps out and give --steps");
    refused(input, "--sampler evolutionary(start=2)", "starts with a part of 2.0; more than 0");
    refused(input, "--sampler evolutionary --max-seconds 1", "give --steps");
    refused(input, "--sampler best", "there is no kind best; there are full-grid");
    refused(
        input, "--sampler evolutionary --loss gradient-error", "chooses points by their errors");
    Path larger = TestMedia.picture(folder.resolve("b.png"), 128, 128, 1);
    refused(larger, "--sampler evolutionary --tiles 64", "--batch and --sampler");
    refused(larger, "--max-error 3 --tiles 64", "--tiles excludes");
  }

  private void refused(Path input, String options, String part) {
    Cli.run(fit(input, folder.resolve("no.inr"), options)).failed(ExitCode.USAGE, part);
  }

  /** Neighbours in a table are no neighbours in space. */
  @Test
  void aTableHasNoEdges() throws IOException {
    Path table = Files.writeString(folder.resolve("t.csv"), "x,v\n0,1\n1,2\n2,4\n3,1\n4,4\n");
    Path out = folder.resolve("t.inr");
    Cli.run(fit(table, out, "--steps 3 --sampler evolutionary(edges=0)")).done();
    Cli.run(fit(table, out, "--steps 3 --force --sampler evolutionary"))
        .failed(ExitCode.USAGE, "the signal has scattered points; set edges=0");
  }
}
