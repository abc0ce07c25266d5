package inr.bench.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.bench.Bench;
import inr.codec.Codec;
import inr.io.image.PictureWriter;
import inr.selftest.SyntheticPicture;
import inr.signal.Medium;
import inr.signal.Signal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rd}: what it says is true of files that lie there, and it goes on where it ended. */
class RateCommandTest {
  @TempDir private Path folder = Path.of("");

  private record Outcome(int code, String out, String err) {}

  private static Outcome run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = List.of(arguments).stream().map(String::valueOf).toArray(String[]::new);
    int code = Bench.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
    return new Outcome(code, out.toString(), err.toString());
  }

  private Path picture() throws IOException {
    Path picture = folder.resolve("tiny.png");
    Signal signal = SyntheticPicture.of(64, 40);
    PictureWriter.write(picture, (Medium.Picture) signal.medium(), signal.samples(), true);
    return picture;
  }

  @Test
  void figuresAreThoseOfTheFilesAndARunGoesOnWhereItEnded() throws Exception {
    Path picture = picture();
    Path others = Files.createDirectories(folder.resolve("others"));
    Files.writeString(
        others.resolve("a.json"),
        "{\"codec\":\"other\",\"points\":["
            + "{\"picture\":\"tiny\",\"quality\":1,\"bytes\":100,\"bpp\":1.4,\"psnr\":5},"
            + "{\"picture\":\"tiny\",\"quality\":2,\"bytes\":9000,\"bpp\":125,\"psnr\":60}]}");
    Files.writeString(others.resolve("means.json"), "{\"name\":\"published\",\"results\":{}}");
    Path output = folder.resolve("out");
    Outcome first = run("rd", picture, "--lambda", "0.02", "-o", output, "--threads", 1);
    assertEquals(0, first.code(), first.err());
    Path json = output.resolve("rd-draft.json");
    Measured one = MeasuredFile.read(json).get(0);
    Path file = output.resolve("tiny-0.02-draft.inc");
    assertEquals(Files.size(file), one.point().bytes());
    assertEquals(8.0 * Files.size(file) / (64 * 40), one.point().bpp(), 1e-12);
    assertEquals(64, Codec.decode(Files.readAllBytes(file)).medium().width());

    Outcome second =
        run("rd", picture, "--lambda", "0.02,0.01", "-o", output, "--baselines", others);
    assertEquals(0, second.code(), second.err());
    List<Measured> both = MeasuredFile.read(json);
    assertEquals(one, both.get(0)); // with the seconds of the first run
    assertEquals(2, both.size());
    assertTrue(both.get(1).point().psnr() > one.point().psnr());
    assertTrue(second.out().contains("BD-rate against other: "), second.out());
    assertEquals(3, Files.readAllLines(output.resolve("rd-draft.csv")).size());
    assertTrue(Files.readString(output.resolve("tiny-draft.svg")).contains("<polyline"));

    // Where samples are kept there is no PSNR.
    Outcome third = run("rd", picture, "--lambda", "0.02,0.000001", "-o", output);
    assertEquals(0, third.code(), third.err());
    assertEquals(Double.POSITIVE_INFINITY, MeasuredFile.read(json).get(2).point().psnr());
    assertTrue(Files.readString(json).contains("\"psnr\":null"));
  }

  @Test
  void wrongWishesEndInOneLine() throws IOException {
    Outcome wrong = run("rd", picture(), "--effort", "huge", "-o", folder.resolve("none"));
    assertEquals(2, wrong.code());
    assertEquals("inr-bench: effort is huge; draft, normal, best are accepted\n", wrong.err());
    Path output = Files.createDirectories(folder.resolve("damaged"));
    Files.writeString(output.resolve("rd-draft.json"), "{\"points\":[{}]}");
    Outcome damaged = run("rd", picture(), "-o", output);
    assertEquals(1, damaged.code());
    assertTrue(damaged.err().contains("rd-draft.json: has no text picture; move it away"));
  }
}
