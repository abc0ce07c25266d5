package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.field.tiled.TiledIndex;
import inr.field.tiled.TiledModel;
import inr.io.SampleStorage;
import inr.io.SignalFormatException;
import inr.io.media.MediaOptions;
import inr.metric.PictureMetrics;
import inr.signal.Medium;
import inr.signal.Signal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that are compared row by row have the metrics of those that are held. */
class StreamedComparisonTest {
  @TempDir private Path folder = Path.of("");
  private final ByteArrayOutputStream words = new ByteArrayOutputStream();
  private final Session session =
      new Session(
          InputStream.nullInputStream(),
          Cli.stream(new ByteArrayOutputStream()),
          new Screen(Cli.stream(words), false, 80),
          new Interruption());

  private Optional<PictureMetrics> streamed(Path a, Path b, AlphaUse alpha) throws IOException {
    MediaOptions options = MediaOptions.of().withStorage(new SampleStorage(0, folder));
    return new StreamedComparison(a, b, options, alpha, session).metrics();
  }

  private PictureMetrics held(Path a, Path b, AlphaUse alpha) throws IOException {
    MediaOptions options = MediaOptions.of();
    Signal x = ComparedSignal.read(a, options, session);
    Signal y = ComparedSignal.read(b, options, session);
    Medium.Picture picture = (Medium.Picture) x.medium();
    return PictureMetrics.of(
        picture,
        alpha.of(picture, x.samples(), options.storage()),
        alpha.of(picture, y.samples(), options.storage()));
  }

  @Test
  void metricsAreThoseOfPicturesThatAreHeld() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 170, 163, 3);
    Path tiles = folder.resolve("a.inrt");
    Path model = folder.resolve("a.inr");
    Path coded = folder.resolve("a.inc");
    Object[] small = {"--model", "siren", "--width", 16, "--hidden-layers", 1, "--steps", 20};
    List<Object> fit = new ArrayList<>(List.of("fit", picture));
    fit.addAll(Arrays.asList(small));
    List<Object> tiled = new ArrayList<>(fit);
    fit.addAll(List.of("-o", model));
    tiled.addAll(List.of("-o", tiles, "--tiles", 96));
    Cli.run(fit.toArray()).done();
    Cli.run(tiled.toArray());
    Cli.run("encode", picture, "--lossless", "-o", coded).done();
    for (Path other : List.of(tiles, model, coded, picture)) {
      PictureMetrics held = held(tiles, other, AlphaUse.STRAIGHT);
      assertTrue(held.msSsim().isPresent());
      assertEquals(Optional.of(held), streamed(tiles, other, AlphaUse.STRAIGHT), other.toString());
      assertEquals(
          Optional.of(held(other, picture, AlphaUse.STRAIGHT)),
          streamed(other, picture, AlphaUse.STRAIGHT));
    }
  }

  @Test
  void alphaAndSidesTooSmallForSomeMetricsAreTakenAsThere() throws IOException {
    for (int side : new int[] {9, 40}) {
      Path a = TestMedia.picture(folder.resolve("a.png"), side, 30, 4);
      Path model = folder.resolve("a.inr");
      Cli.run(Cli.sixSteps(a, model, "--force")).done();
      for (AlphaUse alpha : AlphaUse.values()) {
        PictureMetrics held = held(a, model, alpha);
        assertEquals(side > 10, held.ssim().isPresent());
        assertEquals(Optional.of(held), streamed(a, model, alpha));
      }
    }
  }

  @Test
  void whatIsSmallOrHeldIsLeftToOthersAndWhatIsWrongIsTold() throws IOException {
    Path a = TestMedia.picture(folder.resolve("a.png"), 30, 20, 3);
    Path wider = TestMedia.picture(folder.resolve("b.png"), 31, 20, 3);
    Path sound = TestMedia.sound(folder.resolve("a.wav"), 2000, 9000);
    assertEquals(
        Optional.empty(),
        new StreamedComparison(a, a, MediaOptions.of(), AlphaUse.STRAIGHT, session).metrics());
    assertEquals(Optional.empty(), streamed(a, sound, AlphaUse.STRAIGHT));
    assertEquals(Optional.empty(), streamed(sound, a, AlphaUse.STRAIGHT));
    String wrong =
        assertThrows(CommandFailure.class, () -> streamed(a, wider, AlphaUse.STRAIGHT))
            .getMessage();
    assertTrue(wrong.contains("31 x 20") && wrong.contains("convert one of them"), wrong);
    byte[] bytes = Files.readAllBytes(a);
    Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(bytes, bytes.length - 40));
    assertThrows(SignalFormatException.class, () -> streamed(a, cut, AlphaUse.STRAIGHT));
    Path endless = Files.write(folder.resolve("c.png"), Arrays.copyOf(bytes, bytes.length - 12));
    assertTrue(streamed(a, endless, AlphaUse.STRAIGHT).isPresent());
    assertTrue(words.toString(StandardCharsets.UTF_8).contains("c.png: its end mark"));
  }

  @Test
  void aLargePictureBesideASmallOneIsOfAnotherShape() throws IOException {
    Path small = TestMedia.picture(folder.resolve("small.png"), 30, 20, 3);
    Path large = TestMedia.picture(folder.resolve("large.png"), 90, 80, 3);
    MediaOptions options = MediaOptions.of().withStorage(new SampleStorage(30 * 20 * 3, folder));
    for (List<Path> pair : List.of(List.of(small, large), List.of(large, small))) {
      StreamedComparison comparison =
          new StreamedComparison(pair.get(0), pair.get(1), options, AlphaUse.STRAIGHT, session);
      String wrong = assertThrows(CommandFailure.class, comparison::metrics).getMessage();
      assertTrue(wrong.contains("convert one of them"), wrong);
    }
  }

  @Test
  void aPictureOfMoreSamplesThanAreHeldIsNamed() throws IOException {
    Path small = TestMedia.picture(folder.resolve("small.png"), 30, 20, 1);
    Path huge = Files.createDirectory(folder.resolve("huge.inrt"));
    TiledIndex.Tile absent = new TiledIndex.Tile("0".repeat(64), 1, "0".repeat(64), 0);
    TiledModel.write(
        huge,
        new TiledIndex(
            TiledIndex.VERSION,
            new Medium.Picture(50_000, 50_000, 1, 8),
            40_000,
            16,
            TiledIndex.Blend.LINEAR,
            "",
            "",
            Collections.nCopies(4, absent)));
    Cli.run("compare", small, huge)
        .failed(
            ExitCode.FAILURE,
            small
                + " is a picture of 30 x 20, 1 channel, 8 bits but "
                + huge
                + " is a picture of 50000 x 50000, 1 channel, 8 bits; signals of one shape are compared");
    Cli.run("compare", small, huge, "--report", folder.resolve("a.html"))
        .failed(
            ExitCode.FAILURE,
            huge
                + " is a picture of 50000 x 50000, 1 channel, 8 bits, with 2500000000 samples, too many to be held");
  }

  @Test
  void standardInputIsNotAFileOfThatName() throws IOException {
    Path a = TestMedia.picture(folder.resolve("a.png"), 30, 20, 3);
    assertEquals(Optional.empty(), streamed(Path.of("-"), a, AlphaUse.STRAIGHT));
    assertEquals(Optional.empty(), streamed(a, Path.of("-"), AlphaUse.STRAIGHT));
  }
}
