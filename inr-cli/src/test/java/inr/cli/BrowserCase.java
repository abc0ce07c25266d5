package inr.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/**
 * Tests of pages in a browser, one for each class. Skipped where there is no Chromium with its
 * driver, unless {@code -Dinr.require=browser} asks for that.
 */
abstract class BrowserCase {
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private static @Nullable Chromium chromium;

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

  /** The browser of this class. */
  static Chromium browser() {
    Chromium there = chromium;
    if (there == null) {
      throw new AssertionError("no browser was started");
    }
    return there;
  }

  /** The pixels of the canvas where a picture lies at 1:1 in its middle, as RGB. */
  static List<Integer> pixels(int width, int height) throws Exception {
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

  static List<Integer> pixels(Path picture) throws Exception {
    BufferedImage image = ImageIO.read(picture.toFile());
    List<Integer> pixels = new ArrayList<>();
    for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
      pixels.add(image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xffffff);
    }
    return pixels;
  }

  /** Waits until the canvas shows these pixels, each colour within a level. */
  static void awaitPixels(List<Integer> wanted, int width, int height) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    int error = furthest(wanted, pixels(width, height));
    while (error > 1 && System.nanoTime() < end) {
      Thread.sleep(50);
      error = furthest(wanted, pixels(width, height));
    }
    assertTrue(error <= 1, "off by " + error);
  }

  private static int furthest(List<Integer> wanted, List<Integer> found) {
    int furthest = 0;
    for (int i = 0; i < wanted.size(); i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        int error = (found.get(i) >> shift & 255) - (wanted.get(i) >> shift & 255);
        furthest = Math.max(furthest, Math.abs(error));
      }
    }
    return furthest;
  }

  /**
   * What the browser complains of, but that pixels are read, by which pages and tests prove them.
   */
  static List<?> complaints() throws Exception {
    return browser().log().stream()
        .filter(entry -> !entry.toString().matches("(?s).*(ReadPixels|readback).*"))
        .toList();
  }
}
