package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages in a browser. Skipped where there is no Chromium with its driver, unless {@code
 * -Dinr.require=browser} asks for that.
 */
class BrowserTest {
  /** A name of a file that would be an element, if it were not text. */
  private static final String HOSTILE = "\"><img src=x onerror=alert(1)>.png";

  private static @Nullable Chromium chromium;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> browser = Chromium.program("chromium", "chromium-browser", "google-chrome");
    Optional<Path> driver = Chromium.program("chromedriver");
    if (browser.isEmpty() || driver.isEmpty()) {
      String words =
          "pages are not tried in a browser: chromium and chromedriver are not both on the path; apt-get install chromium chromium-driver";
      if (System.getProperty("inr.require", "").contains("browser")) {
        fail(words);
      }
      Assumptions.abort(words);
    }
    chromium = Chromium.start(browser.orElseThrow(), driver.orElseThrow());
  }

  @AfterAll
  static void end() throws Exception {
    if (chromium != null) {
      chromium.end();
    }
  }

  private static Chromium browser() {
    Chromium there = chromium;
    if (there == null) {
      throw new AssertionError("no browser was started");
    }
    return there;
  }

  /** The pixels of the canvas where a picture lies at 1:1 in its middle, as RGB. */
  private static List<Integer> pixels(int width, int height) throws Exception {
    Object all =
        browser()
            .run(
                String.format(
                    "const c = document.querySelector('.stage canvas');"
                        + "const d = c.getContext('2d').getImageData(Math.round(c.width / 2 - %1$d / 2), Math.round(c.height / 2 - %2$d / 2), %1$d, %2$d).data;"
                        + "return Array.from({length: %1$d * %2$d}, (_, i) => 65536 * d[4 * i] + 256 * d[4 * i + 1] + d[4 * i + 2]);",
                    width, height));
    List<Integer> pixels = new ArrayList<>();
    for (Object pixel : (List<?>) all) {
      pixels.add(((Number) pixel).intValue());
    }
    return pixels;
  }

  private static List<Integer> pixels(Path picture) throws Exception {
    BufferedImage image = ImageIO.read(picture.toFile());
    List<Integer> pixels = new ArrayList<>();
    for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
      pixels.add(image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xffffff);
    }
    return pixels;
  }

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
    assertEquals(List.of(), page.log());
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
      List<Integer> found = pixels(40 * zoom, 30 * zoom);
      assertTrue(new HashSet<>(found).size() > 10, "there is a picture");
      for (int i = 0; i < wanted.size(); i++) {
        for (int shift = 0; shift < 24; shift += 8) {
          int error = (found.get(i) >> shift & 255) - (wanted.get(i) >> shift & 255);
          assertTrue(Math.abs(error) <= 1, "off by " + error + " at zoom " + zoom);
        }
      }
    }
    // Reading pixels back is how they are compared, and drivers remark on it.
    List<?> others =
        page.log().stream().filter(entry -> !entry.toString().contains("ReadPixels")).toList();
    assertEquals(List.of(), others);
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
    assertEquals(List.of(), page.log());
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
    assertEquals(List.of(), page.log());
    page.run(
        "[...document.querySelectorAll('button')].find(b => b.textContent === 'Quit').click();");
    assertEquals(ExitCode.DONE, studio.code().join(), studio::words);
  }
}
