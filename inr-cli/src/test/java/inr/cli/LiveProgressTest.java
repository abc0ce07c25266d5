package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.training.Progress;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LiveProgressTest {
  private static Progress at(double seconds, double left) {
    return new Progress(1200, 3000, 1e-3, 31.416, 1e-4, 412_000, seconds, left);
  }

  private static String shown(boolean terminal, int columns, Progress... progress) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Session session =
        new Session(
            InputStream.nullInputStream(),
            Cli.stream(err),
            new Screen(Cli.stream(err), terminal, columns),
            new Interruption());
    LiveProgress live = new LiveProgress(session);
    for (Progress one : progress) {
      live.progress(one);
    }
    live.end();
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aTerminalSeesOneLineRewritten() {
    String shown = shown(true, 90, at(2, 100), at(3, 9));
    String first =
        "\rstep 1200 of 3000   training PSNR 31.42 dB   0.412 Mpoints/s   1 min 40 s left";
    String second = "\rstep 1200 of 3000   training PSNR 31.42 dB   0.412 Mpoints/s   9 s left";
    assertEquals(
        first + second + " ".repeat(first.length() - second.length()) + System.lineSeparator(),
        shown);
  }

  @Test
  void aNarrowTerminalIsNotWrapped() {
    String shown = shown(true, 20, at(1, 100));
    assertEquals("\rstep 1200 of 3000   ".substring(0, 20) + System.lineSeparator(), shown);
  }

  @Test
  void aPipeSeesALineEveryTenSeconds() {
    String shown = shown(false, 80, at(1, 9), at(10.2, 9), at(15, 9), at(20.3, 9));
    assertEquals(2, shown.lines().count(), shown);
    assertTrue(shown.lines().allMatch(line -> line.startsWith("inr: step 1200 of 3000")), shown);
  }

  /** While Java warms up, every estimate is too long. */
  @Test
  void noTimeIsToldBeforeItIsKnown() {
    String early = "step 1200 of 3000   training PSNR 31.42 dB   0.412 Mpoints/s";
    assertEquals(early, LiveProgress.line(at(0.3, 5000)));
    assertEquals(early, LiveProgress.line(at(1.9, 900)));
    assertEquals(early + "   9 s left", LiveProgress.line(at(2, 9)));
  }

  @Test
  void rowsAreToldOfOnceTheyTakeLong() {
    assertEquals(
        "reading a.png: row 30 of 90   8 s left", RowProgress.text("reading a.png", 30, 90, 4.0));
  }

  @Test
  void aLineThatStaysTakesThePlaceOfTheLiveOne() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Screen screen = new Screen(Cli.stream(err), true, 80);
    screen.show("one of two");
    screen.say("inr: told");
    screen.leave();
    assertEquals(
        "\rone of two\r" + " ".repeat(10) + "\rinr: told" + System.lineSeparator(),
        err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aLossThatIsNoSquaredErrorIsShownAsItIs() {
    Progress progress = new Progress(3, 9, 0.01234, Double.NaN, 1e-4, 1e6, 2, 2);
    assertEquals(
        "step 3 of 9   loss 0.01234   1.000 Mpoints/s   2 s left", LiveProgress.line(progress));
  }
}
