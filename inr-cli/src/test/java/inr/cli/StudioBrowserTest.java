package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.BackendChoice;
import inr.backend.Evaluator;
import inr.circuit.Parameters;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.plan.JsonText;
import inr.network.NetworkSpec;
import inr.preset.Siren;
import inr.report.FieldDrawing;
import inr.report.Shades;
import inr.selftest.Specimens;
import inr.signal.ValueRange;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the browser's graphics processor draws, pages that are used by keys alone, and several of
 * them at once.
 */
@Tag("browser")
class StudioBrowserTest extends BrowserCase {
  /** Streams that a page's server has at most. */
  private static final int MOST_STREAMS = 8;

  /** In which a stream is free again after its page was closed. */
  private static final long FREED_NANOS = 15_000_000_000L;

  /** Elements in which the focus can be before it comes to the first again. */
  private static final int MOST_STOPS = 80;

  private static final Grid GRID = Grid.of(Axis.centred("y", 11), Axis.centred("x", 13));

  private static final String DRAWN = "drawn by the browser's GPU";

  @TempDir private Path folder = Path.of("");

  private Path picture() throws IOException {
    return TestMedia.picture(folder.resolve("a.png"), 40, 30, 3);
  }

  private StudioPage studio(Path picture, String model, Object... options) throws Exception {
    List<Object> args = new ArrayList<>(List.of("studio", picture));
    args.addAll(List.of("-o", folder.resolve(model), "--model", "siren", "--batch", 64));
    args.addAll(List.of("--width", 16, "--hidden-layers", 1, "--no-open"));
    args.addAll(List.of(options));
    return new StudioPage(args.toArray());
  }

  private static void quit(StudioPage studio) throws Exception {
    browser()
        .run(
            "[...document.querySelectorAll('button')].find(b => b.textContent === 'Quit').click();");
    studio.code().join();
  }

  // ---- drawn by the graphics processor

  @Test
  void aModelIsDrawnByTheBrowserWithinHalfAStepAtItsSizeAndBeyond() throws Exception {
    Chromium page = browser();
    Path model = folder.resolve("a.inr");
    Cli.run(Cli.sixSteps(picture(), model)).done();
    StudioPage studio = new StudioPage("view", model, "--no-open");
    for (int zoom : new int[] {1, 8}) {
      Path rendered = folder.resolve("a" + zoom + ".png");
      Cli.run("render", model, "-o", rendered, "--scale", zoom).done();
      page.open(URI.create(studio.address() + "?draw=gpu#x=20&y=15&zoom=" + zoom));
      page.await("document.querySelector('.tag')?.textContent.endsWith(\"" + DRAWN + "\")");
      awaitPixels(pixels(rendered), 40 * zoom, 30 * zoom);
    }
    // Numbers under the pointer are those of a tile of the engine.
    page.run(
        "const c = document.querySelector('.stage canvas'); const box = c.getBoundingClientRect();"
            + "c.dispatchEvent(new PointerEvent('pointermove', {clientX: box.left + box.width / 2, clientY: box.top + box.height / 2}));");
    page.await(
        "/: {2}Field \\(\\d+, \\d+, \\d+\\)/.test(document.querySelector('#viewer .readout').textContent)");
    page.await(
        "performance.getEntriesByType('resource').some(e => e.name.includes('/tile?run=0&level=3'))");
    assertEquals("", page.text("document.querySelector('[role=note]').textContent"));
    assertEquals(List.of(), complaints());
    quit(studio);
  }

  /** Newer weights come as the fit goes on, and no bit of it knows. */
  @Test
  void aFitUnderWayIsDrawnByTheBrowserAndIsTheSame() throws Exception {
    Chromium page = browser();
    Path picture = picture();
    StudioPage studio = studio(picture, "watched.inr", "--steps", 1000, "--start-paused");
    page.open(URI.create(studio.address() + "?draw=gpu#mode=switch&a=1"));
    page.await("document.querySelector('.tag')?.textContent.endsWith(\"" + DRAWN + "\")");
    String weights =
        "performance.getEntriesByType('resource').filter(e => e.name.includes('/weights?')).length";
    String canvas = "document.querySelector('.stage canvas').toDataURL()";
    page.await(weights + " === 1");
    String first = page.text(canvas);
    page.press("p");
    page.await("document.getElementById('summary').textContent.includes('1000 steps')");
    page.await(weights + " > 1 && " + canvas + " !== '" + first + "'");
    assertEquals(List.of(), complaints());
    quit(studio);
    Path alone = folder.resolve("alone.inr");
    Object[] fit = {"fit", picture, "-o", alone, "--model", "siren", "--batch", 64, "--width", 16};
    List<Object> args = new ArrayList<>(List.of(fit));
    args.addAll(List.of("--hidden-layers", 1, "--steps", 1000));
    Cli.run(args.toArray()).done();
    assertArrayEquals(Files.readAllBytes(alone), Files.readAllBytes(folder.resolve("watched.inr")));
  }

  /**
   * All specimens of layers and encodings; formulas of activations are those of GLSL exports, which
   * are executed elsewhere.
   */
  private static Stream<NetworkSpec> networks() {
    return Stream.concat(
        Specimens.layers().stream().map(Specimens::network),
        Specimens.encodings().stream().map(Specimens::network));
  }

  private void openPageOfTheGpu() throws Exception {
    Chromium page = browser();
    Path report = folder.resolve("a.html");
    Path picture = picture();
    Cli.run("compare", picture, picture, "--report", report).done();
    page.open(report.toUri());
    page.await("document.querySelector('.tag')");
    page.run("window.gpu = new Gpu(true);");
  }

  /** Values of a network in stored units, as the engine has them. */
  private static float[] known(NetworkSpec network, Parameters parameters) {
    float[] known = new float[(int) GRID.points() * network.outputs()];
    try (Evaluator engine =
        BackendChoice.rendering(BackendChoice.AUTO, network).evaluator(network, parameters, 1)) {
      engine.evaluate(GRID, known);
    }
    for (int i = 0; i < known.length; i++) {
      known[i] = (float) (127.5 + 127.5 * known[i]);
    }
    return known;
  }

  /** In one page that draws each beside numbers of the engine. */
  @Test
  void everyNetworkOfDenseLayersIsDrawnAsTheEngineDoes() throws Exception {
    openPageOfTheGpu();
    int drawn = 0;
    for (NetworkSpec network : networks().toList()) {
      Parameters parameters = network.layout().initial(7);
      Optional<FieldDrawing> drawing =
          FieldDrawing.of(
              network, parameters, GRID, ValueRange.symmetric(0, 255), new Shades(0, 255));
      if (drawing.isPresent()) {
        drawn++;
        assertEquals(
            "", trouble(drawing.get(), known(network, parameters)), () -> String.valueOf(network));
      }
    }
    assertTrue(drawn > 10, "only " + drawn + " kinds of networks are drawn");
    assertEquals(List.of(), complaints());
  }

  /** Grey, grey and alpha, RGB, RGB and alpha: channels that a pixel shows. */
  private static final List<List<Integer>> SHOWN =
      List.of(List.of(0, 0, 0), List.of(0, 0, 0, 1), List.of(0, 1, 2), List.of(0, 1, 2, 3));

  /** Colours are rounded before and after they are multiplied by alpha, in the browser. */
  private static final int ROUNDED_TWICE = 2;

  @Test
  void everyNumberOfChannelsIsShownInItsColours() throws Exception {
    openPageOfTheGpu();
    Shades shades = new Shades(110, 145);
    for (int channels = 1; channels <= SHOWN.size(); channels++) {
      NetworkSpec network = Siren.network(2, channels, 1, 4, 30, 30);
      Parameters parameters = network.layout().initial(7);
      FieldDrawing drawing =
          FieldDrawing.of(network, parameters, GRID, ValueRange.symmetric(0, 255), shades)
              .orElseThrow();
      List<?> found =
          (List<?>)
              browser()
                  .run(
                      field(drawing)
                          + "return field.tile(whole, 1).then(({canvas}) => [...canvas.getContext('2d').getImageData(0, 0, 13, 11).data]);");
      float[] known = known(network, parameters);
      assertEquals(4 * GRID.points(), found.size());
      for (int i = 0; i < found.size(); i++) {
        List<Integer> places = SHOWN.get(channels - 1);
        int first = i / 4 * channels;
        double alpha = places.size() < 4 ? 255 : shades.of(known[first + places.get(3)]);
        double wanted = i % 4 == 3 ? alpha : shades.of(known[first + places.get(i % 4)]);
        double seen = ((Number) found.get(i)).doubleValue();
        double weight = i % 4 == 3 ? 1 : alpha / 255;
        assertEquals(weight * wanted, weight * seen, ROUNDED_TWICE, channels + " channels, " + i);
      }
    }
    assertEquals(List.of(), complaints());
  }

  @Test
  void aContextThatIsLostIsToldOfInWords() throws Exception {
    openPageOfTheGpu();
    NetworkSpec network = Siren.network(2, 3, 1, 4, 30, 30);
    FieldDrawing drawing =
        FieldDrawing.of(
                network,
                network.layout().initial(7),
                GRID,
                ValueRange.symmetric(0, 255),
                new Shades(0, 255))
            .orElseThrow();
    for (String before : List.of("", "await field.tile(whole, 1);")) {
      Object told =
          browser()
              .run(
                  "window.gpu = new Gpu(true);"
                      + field(drawing)
                      + "return (async () => {"
                      + before
                      + "gpu.gl.getExtension('WEBGL_lose_context').loseContext();"
                      + "await field.tile(whole, 1);})().then(() => 'drawn', failure => failure.message);");
      assertEquals("the graphics processor was taken away", told);
    }
  }

  /** Makes a drawing of 13 x 11 samples the constant {@code field} of a page. */
  private static String field(FieldDrawing drawing) {
    return "const numbers = text => new Float32Array(bytesOf(text));"
        + "const field = new GpuField(gpu, "
        + JsonText.write(drawing.tree())
        + ", {width: 13, height: 11, tile: 256}, () => numbers('"
        + base64(drawing.numbers())
        + "'));"
        + "const whole = {row: 0, column: 0, width: 13, height: 11, across: 1, down: 1};";
  }

  private static String trouble(FieldDrawing drawing, float[] known) throws Exception {
    return String.valueOf(
        browser()
            .run(
                field(drawing)
                    + "return field.load(1).then(() => field.compare(numbers('"
                    + base64(FieldDrawing.bytes(known))
                    + "'), 0.5)).then(() => '', failure => failure.message);"));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  // ---- several pages

  /** The status of a stream that is asked for, which is closed again. */
  private static int stream(URI address, List<Socket> open) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
    open.add(socket);
    String request = "GET " + address.getPath() + "events HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    InputStream in = socket.getInputStream();
    return Integer.parseInt(
        new String(in.readNBytes(12), StandardCharsets.ISO_8859_1).substring(9));
  }

  @Test
  void twoTabsAreServedAndTheStreamOfAClosedOneIsFree() throws Exception {
    Chromium page = browser();
    StudioPage studio = studio(picture(), "out.inr", "--steps", 10_000_000);
    String words = "document.getElementById('summary').textContent";
    String shown =
        "document.querySelector('.stage canvas') && performance.getEntriesByType('resource').some(e => e.name.includes('/tile?'))";
    List<Socket> others = new ArrayList<>();
    try {
      page.open(studio.address());
      page.await(words + ".includes('step') && " + shown);
      String first = page.openTab();
      page.open(studio.address());
      page.await(words + ".includes('step') && " + shown);
      for (int i = 2; i < MOST_STREAMS; i++) {
        assertEquals(200, stream(studio.address(), others));
      }
      assertEquals(429, stream(studio.address(), others), "two tabs have a stream each");
      page.closeTab(first);
      long closed = System.nanoTime();
      while (stream(studio.address(), others) == 429) {
        assertTrue(System.nanoTime() - closed < FREED_NANOS, "the stream is not free");
        Thread.sleep(50);
      }
      String before = page.text(words);
      page.await(words + " !== '" + before + "'");
      assertEquals(List.of(), complaints());
    } finally {
      for (Socket other : others) {
        other.close();
      }
    }
    quit(studio);
  }

  // ---- by keys alone

  /** The name of what has the focus; nothing of the page has it where it is empty. */
  private static String focused() throws Exception {
    return browser()
        .text(
            "(e => e === document.body ? '' : e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent)(document.activeElement)");
  }

  /** Goes on with the tabulator to an element, and sees each on the way. */
  private static void tabTo(String name) throws Exception {
    Chromium page = browser();
    List<String> seen = new ArrayList<>();
    while (!focused().equals(name)) {
      page.press(Chromium.TAB);
      seen.add(focused());
      assertTrue(seen.size() < MOST_STOPS, () -> name + " is not reached; " + seen);
      if (!page.text("document.activeElement === document.body").equals("true")) {
        assertNotEquals("", seen.get(seen.size() - 1).strip(), "an element without a name");
        assertEquals(
            "true",
            page.text(
                "(e => e.matches(':focus-visible') && getComputedStyle(e).outlineStyle !== 'none' && e.checkVisibility())(document.activeElement)"),
            () -> "focus is not seen: " + seen);
      }
    }
  }

  private static String zoom() throws Exception {
    return browser().text("document.querySelector('.bar .number').textContent");
  }

  private static void awaitPressed(String name) throws Exception {
    browser()
        .await(
            "[...document.querySelectorAll('[aria-pressed=true]')].some(b => b.textContent === '"
                + name
                + "')");
  }

  @Test
  void aFitIsWatchedAndEndedByKeysAlone() throws Exception {
    Chromium page = browser();
    Path picture = picture();
    StudioPage studio = studio(picture, "out.inr", "--steps", 10_000_000, "--start-paused");
    String words = "document.getElementById('summary').textContent";
    String curve = "document.querySelector('#curve path.run')?.getAttribute('d')";
    // Whoever draws the fit, the names of the layers begin so.
    String layers =
        "[...document.querySelectorAll('.tag:not(.hidden)')].map(t => t.textContent.split(',')[0]).join()";
    page.open(studio.address());
    page.await(words + ".startsWith('paused')");
    tabTo("Go on");
    page.press(Chromium.ENTER);
    page.await(words + ".startsWith('fitting') && " + curve);
    assertEquals("Pause", focused(), "the focus stays");
    page.press(Chromium.SPACE);
    page.await(words + ".startsWith('paused')");

    tabTo("Side by side");
    page.press(Chromium.SPACE);
    awaitPressed("Side by side");
    page.press("m");
    awaitPressed("Switch");
    tabTo("Split");
    page.press(Chromium.ENTER);
    awaitPressed("Split");

    String whole = zoom();
    tabTo("Larger (+)");
    page.press(Chromium.ENTER);
    page.await("document.querySelector('.bar .number').textContent !== '" + whole + "'");
    String larger = zoom();
    page.press("-");
    page.await("document.querySelector('.bar .number').textContent !== '" + larger + "'");
    page.press("+");
    page.press("+");

    tabTo("a.png, original and Fit");
    String canvas = "document.querySelector('.stage canvas').toDataURL()";
    String place = page.text(canvas);
    page.press(Chromium.ARROW_RIGHT);
    page.await(canvas + " !== '" + place + "'");
    tabTo("Divider between the two layers");
    page.press(Chromium.ARROW_RIGHT);
    page.await("document.activeElement.getAttribute('aria-valuenow') === '52'");

    assertEquals("Original,Fit", page.text(layers));
    page.press("e");
    page.await(layers + " === 'Original,Error'");
    tabTo("Gain of the error");
    page.press(Chromium.ARROW_RIGHT);
    tabTo("The whole in the window (0)");
    page.press("e");
    page.await(layers + " === 'Original,Fit'");
    page.pressShifted(Chromium.TAB);
    assertEquals("One pixel of the original on one of the screen (1)", focused());

    page.press("p");
    page.await(words + ".startsWith('fitting')");
    tabTo("Finish");
    page.press(Chromium.ENTER);
    page.await(
        words + ".startsWith('finished') || document.querySelector('.bar a.button:not(.hidden)')");
    assertFalse(page.text(curve).isEmpty());
    assertEquals(List.of(), complaints());
    tabTo("Quit");
    page.press(Chromium.ENTER);
    assertEquals(ExitCode.DONE, studio.code().join(), studio::words);
    assertTrue(Files.exists(folder.resolve("out.inr")));
  }
}
