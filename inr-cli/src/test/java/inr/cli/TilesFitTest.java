package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.field.tiled.TiledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code inr fit --tiles}, and what other commands do with its folder. */
class TilesFitTest {
  @TempDir private Path folder = Path.of("");
  private Path picture = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void makeInput() throws IOException {
    picture = TestMedia.picture(folder.resolve("a.png"), 70, 40, 3);
    model = folder.resolve("a.inrt");
  }

  private Object[] fit(Object... options) {
    List<Object> args = new ArrayList<>(List.of("fit", picture, "-o", model, "--tiles", 32));
    args.addAll(List.of("--model", "siren", "--width", 16, "--hidden-layers", 1));
    args.addAll(Arrays.asList(options));
    return args.toArray();
  }

  @Test
  void renderInfoAndCompareTakeTheFolder() throws IOException {
    Cli run = Cli.run(fit("--steps", 60, "--jobs", 2, "--json")).done();
    assertEquals(6, run.number("tiles"));
    assertEquals(6, run.number("fitted"));
    assertEquals(7, run.number("seams"));
    double psnr = run.number("psnr");
    assertEquals(psnr, Cli.run("compare", picture, model, "--json").done().number("psnr"), 1e-9);
    assertEquals(psnr, Cli.run("info", model, "--json").done().number("psnr"));
    assertTrue(Cli.run("info", model).done().out().contains("3 x 2 of at most 32 pixels"));

    Path whole = folder.resolve("whole.png");
    Cli.run("render", model, "-o", whole).done();
    assertEquals(true, Cli.run("compare", whole, model, "--json").json().get("identical"));
    Path region = folder.resolve("region.ppm");
    Path large = folder.resolve("large.ppm");
    Cli.run("render", model, "-o", region, "--scale", 2, "--region", "0,30,140,20").done();
    Cli.run("render", model, "-o", large, "--scale", 2).done();
    byte[] crop = Files.readAllBytes(region);
    byte[] all = Files.readAllBytes(large);
    int row = 140 * 3;
    int head = all.length - 80 * row;
    assertArrayEquals(
        Arrays.copyOfRange(all, head + 30 * row, head + 50 * row),
        Arrays.copyOfRange(crop, crop.length - 20 * row, crop.length));

    // What is there is left alone, or needs no new fit.
    Cli.run(fit("--steps", 60)).failed(ExitCode.FAILURE, "exists already");
    Cli.run(fit("--steps", 60, "--resume")).done();
    assertEquals(0, Cli.run(fit("--steps", 60, "--force", "--json")).done().number("fitted"));
    // Tiles of another fit take the place of the former ones.
    Cli.run(fit("--steps", 61, "--force")).done();
    try (var files = Files.list(model)) {
      assertEquals(7, files.count());
    }
  }

  @Test
  void aSeamThatShowsIsToldByTheExitCode() throws IOException {
    Path grey = folder.resolve("grey.pgm");
    Files.writeString(grey, "P5 70 40 255\n" + "p".repeat(70 * 40));
    Cli run = Cli.run("fit", grey, "-o", model, "--tiles", 32, "--model", "siren", "--steps", 0);
    run.failed(ExitCode.TARGET_NOT_REACHED, "seams show");
    assertTrue(TiledModel.recognises(model));
  }

  @Test
  void whatTilesDoNotTakeIsRefused() throws IOException {
    Path sound = TestMedia.sound(folder.resolve("c.wav"), 2000, 9000);
    Cli.run("fit", sound, "-o", model, "--tiles", 32).failed(ExitCode.USAGE, "pictures");
    Cli.run("fit", picture, "--overlap", 3).failed(ExitCode.USAGE, "--tiles");
    Cli.run(fit("--overlap", 5)).failed(ExitCode.USAGE, "an eighth");
    Cli.run(fit("--lr", 1e-3)).failed(ExitCode.USAGE, "--lr");
    Cli.run(fit("--loss", "abs(e)")).failed(ExitCode.USAGE, "--loss");
    Cli.run(fit("--omega", 0)).failed(ExitCode.USAGE, "--omega");
    Cli.run("fit", picture, picture, "--tiles", 32).failed(ExitCode.USAGE, "one picture");
    Files.createDirectory(model);
    Cli.run("info", model).failed(ExitCode.UNREADABLE_INPUT, "index.json");
    Cli.run("render", model, "-o", folder.resolve("b.png"))
        .failed(ExitCode.UNREADABLE_INPUT, "index.json");
    assertFalse(Files.exists(folder.resolve("b.png")));
    model = folder.resolve("a.png");
    Cli.run(fit()).failed(ExitCode.FAILURE, "no folder");
  }
}
