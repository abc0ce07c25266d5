package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports and the studio in a browser. */
@Tag("browser")
class BrowserTest extends BrowserCase {
  /** A name of a file that would be an element, if it were not text. */
  private static final String HOSTILE = "\"><img src=x onerror=alert(1)>.png";

  @TempDir private Path folder = Path.of("");

  private static URI at(Path report, String fragment) {
    return URI.create(report.toUri() + "#" + fragment);
  }

  @Test
  void aReportAsksForNothingAndShowsThePixelsOfTheModel() throws Exception {
    Chromium page = browser();
    Path picture = TestMedia.picture(folder.resolve(HOSTILE), 40, 30, 3);
    Path model = folder.resolve("a.inr");
    Path report = folder.resolve("a.html");
    Cli.run(Cli.sixSteps(picture, model, "--report", report)).done();
    Path rendered = folder.resolve("a.png");
    Cli.run("render", model, "-o", rendered).done();

    page.open(at(report, "mode=switch&a=1&zoom=1&x=20&y=15"));
    page.await("document.querySelector('.stage canvas')");
    assertEquals(HOSTILE, page.text("document.querySelector('h1').textContent"));
    assertEquals("0", page.text("document.querySelectorAll('img[src=x]').length"));
    page.await("document.querySelector('.tag').textContent === 'Fit'");
    assertEquals(pixels(rendered), pixels(40, 30));
    assertEquals("2", page.text("document.querySelectorAll('svg[role=img] .run').length / 2"));
    assertEquals(
        "",
        page.text(
            "performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith('data:'))"));
    assertEquals(List.of(), complaints());
  }

  /** Within a level of what the engine renders, between the pixels, too. */
  @Test
  void aSmallNetworkIsDrawnByTheGraphicsProcessorAtAnyZoom() throws Exception {
    Chromium page = browser();
    Path picture = TestMedia.picture(folder.resolve("a.png"), 40, 30, 3);
    Path model = folder.resolve("a.inr");
    Path report = folder.resolve("a.html");
    Cli.run(Cli.sixSteps(picture, model, "--report", report)).done();
    for (int zoom = 1; zoom <= 4; zoom += 3) {
      Path rendered = folder.resolve("a" + zoom + ".png");
      Cli.run("render", model, "-o", rendered, "--scale", zoom).done();
      page.open(at(report, "mode=switch&a=3&x=20&y=15&zoom=" + zoom));
      page.await("document.querySelector('.tag')?.textContent === 'Fit, at any zoom'");
      List<Integer> wanted = pixels(rendered);
      assertTrue(new HashSet<>(wanted).size() > 10, "there is a picture");
      awaitPixels(wanted, 40 * zoom, 30 * zoom);
    }
    assertEquals(
        "",
        page.text(
            "performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith('data:'))"));
    assertEquals(List.of(), complaints());
  }

  @Test
  void theErrorOfAPictureAgainstItselfIsBlack() throws Exception {
    Chromium page = browser();
    Path picture = TestMedia.picture(folder.resolve("a.png"), 40, 30, 3);
    Path report = folder.resolve("a.html");
    Cli.run("compare", picture, picture, "--report", report).done();
    page.open(at(report, "mode=switch&a=2&zoom=1&x=20&y=15"));
    page.await("document.querySelector('.tag')?.textContent === 'Error'");
    assertTrue(pixels(40, 30).stream().allMatch(pixel -> pixel == 0));
  }

  @Test
  void theDividerMovesByKeyboardAndThePictureWithIt() throws Exception {
    Chromium page = browser();
    Path first = TestMedia.picture(folder.resolve("a.png"), 40, 30, 3);
    Path model = folder.resolve("a.inr");
    Path report = folder.resolve("b.html");
    Cli.run(Cli.sixSteps(first, model, "--report", report)).done();
    page.open(at(report, "zoom=1&x=20&y=15"));
    page.await("document.querySelector('.divider')?.getAttribute('aria-valuenow') === '50'");
    List<Integer> before = pixels(40, 30);
    page.type(".divider", Chromium.ARROW_RIGHT);
    page.await("document.querySelector('.divider').getAttribute('aria-valuenow') === '52'");
    List<Integer> after = pixels(40, 30);
    assertNotEquals(before, after);
    List<Integer> original = pixels(first);
    // What the divider passed over shows the original now: the first column right of the middle.
    for (int row = 0; row < 30; row++) {
      assertEquals(original.get(40 * row + 20), after.get(40 * row + 20), "row " + row);
    }
  }

  @Test
  void networksSharpenSideBySideAndAPauseStopsStepsAndNotTheView() throws Exception {
    Chromium page = browser();
    Path picture = TestMedia.picture(folder.resolve("a.png"), 40, 30, 3);
    StudioPage studio =
        new StudioPage(
            "studio",
            picture,
            "-o",
            folder.resolve("out.inr"),
            "--models",
            "siren,gauss,finer",
            "--steps",
            10_000_000,
            "--width",
            16,
            "--hidden-layers",
            1,
            "--no-open",
            "--start-paused");
    page.open(studio.address());
    page.await("document.querySelectorAll('.runs li').length === 3");
    page.await("document.getElementById('summary').textContent === '3 paused'");
    assertEquals(
        "siren,gauss,finer",
        page.text("[...document.querySelectorAll('.runs .name')].map(n => n.textContent)"));
    String canvas = "document.querySelector('.stage canvas').toDataURL()";
    page.await("document.querySelectorAll('.divider:not(.hidden)').length === 3");
    String untrained = page.text(canvas);
    page.click("[role=toolbar] button.main");
    page.await("document.querySelectorAll('#curve path.run').length === 3 + 3");
    page.await(canvas + " !== " + "'" + untrained + "'");
    page.click("[role=toolbar] button.main");
    page.await("document.getElementById('summary').textContent === '3 paused'");
    Thread.sleep(300); // the curve of the last steps
    String curve =
        "[...document.querySelectorAll('#curve path.run')].map(p => p.getAttribute('d'))";
    String still = page.text(curve);
    String zoom = page.text("document.querySelector('.number').textContent");
    page.click("[aria-label='Larger (+)']");
    page.await("document.querySelector('.number').textContent !== '" + zoom + "'");
    Thread.sleep(300);
    assertEquals(still, page.text(curve), "steps while paused");
    page.run("location.reload();");
    page.await("document.querySelectorAll('#curve path.run').length === 3 + 3");
    page.click("[aria-label='Finish gauss']");
    page.await("document.getElementById('summary').textContent === '2 paused, 1 finished'");
    page.click("[aria-label=Finish]");
    page.await("document.getElementById('summary').textContent === '3 finished'");
    assertEquals(List.of(), complaints());
    page.run(
        "[...document.querySelectorAll('button')].find(b => b.textContent === 'Quit').click();");
    assertEquals(ExitCode.DONE, studio.code().join(), studio::words);
    for (String name : List.of("siren", "gauss", "finer")) {
      assertTrue(Files.exists(folder.resolve("out-" + name + ".inr")), name);
    }
  }

  @Test
  void whatIsDroppedIsShownUnderItsNameAsText() throws Exception {
    Chromium page = browser();
    Path picture = TestMedia.picture(folder.resolve(HOSTILE), 40, 30, 3);
    Path words = Files.writeString(folder.resolve("words.png"), "no picture");
    StudioPage studio = new StudioPage("studio", "--steps", 20, "--no-open");
    page.open(studio.address());
    page.await("document.querySelector('#drop input')?.checkVisibility()");
    page.type("#drop input", words.toString());
    page.await(
        "document.querySelector('#drop [role=status]').textContent.includes('neither a picture nor a sound')");
    page.log(); // tells of the refusal
    page.type("#drop input", picture.toString());
    page.await(
        "!document.querySelector('.bar a.button')?.classList.contains('hidden') && document.querySelector('.bar a.button')");
    assertEquals(HOSTILE, page.text("document.querySelector('h1').textContent"));
    assertEquals("0", page.text("document.querySelectorAll('img[src=x]').length"));
    assertEquals(List.of(), complaints());
    page.run(
        "[...document.querySelectorAll('button')].find(b => b.textContent === 'Quit').click();");
    assertEquals(ExitCode.DONE, studio.code().join(), studio::words);
  }
}
