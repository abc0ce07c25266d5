package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that end in something else than a linear layer. */
class HeadsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void everyHeadOfANetworkIsRenderedAndTheLastIsWhatIsShown() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 24, 20, 3);
    Path model = folder.resolve("a.inr");
    fitted(input, model, "--steps", 40, "--set", "heads=4")
        .failed(ExitCode.USAGE, "setting heads is 4; 1 to 3 are accepted with 5 filters");
    fitted(input, model, "--steps", 40, "--set", "heads=3").done();
    byte[] usual = Files.readAllBytes(rendered(model));
    assertArrayEquals(usual, Files.readAllBytes(rendered(model, "--head", 3)));
    assertFalse(Arrays.equals(usual, Files.readAllBytes(rendered(model, "--head", 1))));
    run(List.of("render", model, "-o", folder.resolve("c.png")), "--head", 4)
        .failed(ExitCode.USAGE, "network of the model has 3 heads; 1 to 3 can be shown");
    fitted(input, model, "--steps", 0, "--force").done();
    run(List.of("render", model, "-o", folder.resolve("c.png")), "--head", 1)
        .failed(ExitCode.USAGE, "network of the model has one output");
  }

  @Test
  void aFieldCanBeTheMeanOfADistributionOverBins() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 24, 20, 3);
    Path model = folder.resolve("a.inr");
    for (String head : List.of("hl-gauss(bins=12)", "fourier(frequencies=2,bins=9)")) {
      List<Object> fit = List.of("fit", input, "-o", model, "--model", "siren", "--width", 8);
      run(fit, "--head", head, "--steps", 30, "--force").done();
      run(fit, "--head", head, "--steps", 30, "--loss", "huber", "--force").done();
      run(List.of("compare", input, rendered(model))).done();
      run(List.of("render", model, "-o", folder.resolve("c.png")), "--head", 1)
          .failed(ExitCode.USAGE, "logarithms of probabilities and cannot be shown");
    }
  }

  @Test
  void aHeadThatCannotBeIsRefusedInOneLine() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 24, 20, 3);
    List<Object> fit = List.of("fit", input, "-o", folder.resolve("a.inr"), "--model", "siren");
    run(fit, "--head", "hl-gauss(bins=4)").failed(ExitCode.USAGE, "hl-gauss has 4 bins");
    run(fit, "--head", "beta").failed(ExitCode.USAGE, "--head: there is no kind beta");
    run(fit, "--head", "fourier(frequencies=40)")
        .failed(ExitCode.USAGE, "40 frequencies over 32 bins");
    run(fit, "--loss", "cross-entropy(bins=4,low=-1,high=1,ratio=1,smoothness=0)")
        .failed(ExitCode.USAGE, "the network does not end in those");
    run(List.of("fit", input, "-o", folder.resolve("a.inr")), "--head", "fourier")
        .failed(ExitCode.USAGE, "takes no head; take another model, such as siren");
    run(
            List.of("fit", input, "-o", folder.resolve("a.inr"), "--model", "bacon"),
            "--set",
            "heads=3",
            "--head",
            "fourier")
        .failed(ExitCode.USAGE, "a head takes the place of a linear layer");
  }

  private static Cli run(List<Object> first, Object... options) {
    List<Object> args = new ArrayList<>(first);
    args.addAll(List.of(options));
    return Cli.run(args.toArray());
  }

  private static Cli fitted(Path input, Path model, Object... options) {
    return run(List.of("fit", input, "-o", model, "--model", "bacon", "--set", "width=8"), options);
  }

  private Path rendered(Path model, Object... options) {
    Path out = folder.resolve("b.png");
    run(List.of("render", model, "-o", out, "--force"), options).done();
    return out;
  }
}
