package inr.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.plan.JsonText;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static final String HOSTILE = "\"><img src=x onerror=alert(1)></script>&'{{script}}.png";

  private static Signal picture(int width, int height) {
    byte[] values = new byte[width * height];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i * 7);
    }
    return new Signal(
        Grid.of(Axis.centred("y", height), Axis.centred("x", width)),
        new Medium.Picture(width, height, 1, 8),
        new Samples.UnsignedBytes(values),
        ValueRange.symmetric(0, 255));
  }

  private static String page(String name) {
    Signal signal = picture(12, 9);
    return new ReportPage(
            name,
            name,
            Compared.of(List.of(name, "Fit"), signal, signal),
            List.of(name),
            new FitCurve(List.of(new FitCurve.Point(3, 0.5, Double.NaN, 1))),
            Map.of(name, name),
            List.of("inr fit " + name),
            Map.of("input", name))
        .html();
  }

  private static String group(String pattern, String page) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
    assertTrue(matcher.find(), pattern);
    return matcher.group(1);
  }

  @Test
  void equalContentsGiveEqualPages() {
    assertEquals(page("a.png"), page("a.png"));
  }

  /** A browser runs the script and takes the style only if it finds these hashes. */
  @Test
  void policyAllowsThisScriptAndThisStyleAlone() {
    String page = page("a.png");
    String policy = group("Content-Security-Policy\" content=\"([^\"]*)\"", page);
    assertTrue(policy.startsWith("default-src 'none'; "), policy);
    String script = new PageResource(group("<script>(.*?)</script>", page)).contentHash();
    String style = new PageResource(group("<style>(.*?)</style>", page)).contentHash();
    assertTrue(policy.contains("script-src '" + script + "'"), policy);
    assertTrue(policy.contains("style-src '" + style + "'"), policy);
    assertFalse(policy.contains("unsafe"), policy);
  }

  @Test
  void pageAsksForNothing() {
    String page = page("a.png").replace("http://www.w3.org/2000/svg", "");
    assertFalse(page.contains("://"), "an address of elsewhere");
    assertFalse(Pattern.compile("(src|href)=\"(?!data:)").matcher(page).find());
  }

  @Test
  void namesStayText() {
    String page = page(HOSTILE);
    assertFalse(page.contains("<img src=x"), "an element of a name");
    assertEquals(2, page.split("</script>", -1).length - 1, "the ends of data and script");
    assertTrue(page.contains("<h1>" + Html.escape(HOSTILE) + "</h1>"));
    Map<?, ?> data = (Map<?, ?>) JsonText.read(group("id=\"inr\">(.*?)</script>", page));
    assertEquals(List.of(HOSTILE, "Fit"), data.get("names"));
  }

  @Test
  void picturesAreEmbeddedAsTheyAre() throws Exception {
    String address = group("src=\"data:image/png;base64,([^\"]*)\"", page("a.png"));
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(address)));
    Signal signal = picture(12, 9);
    List<Double> wanted = new ArrayList<>();
    List<Double> found = new ArrayList<>();
    for (int i = 0; i < signal.points(); i++) {
      wanted.add(signal.samples().get(i));
      found.add((double) image.getRaster().getSample(i % 12, i / 12, 0));
    }
    assertEquals(wanted, found);
  }

  /** In the shades of all of it, whatever range a network was trained on. */
  @Test
  void aVolumeIsShownByItsMiddlePlane() throws Exception {
    float[] numbers = new float[3 * 2 * 4];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = 10 * i;
    }
    Signal volume =
        new Signal(
            Grid.of(Axis.centred("z", 3), Axis.centred("y", 2), Axis.centred("x", 4)),
            new Medium.Field(1),
            new Samples.Floats(numbers),
            ValueRange.symmetric(100, 110));
    Compared compared = Compared.of(List.of("a", "b"), volume, volume);
    assertEquals(4, compared.tree().get("width"));
    assertEquals(2, compared.tree().get("height"));
    assertTrue(
        compared.notes().contains("plane 1 of 3 along z is shown"), compared.notes().toString());
    String address = group("base64,([^\"]*)\"", compared.media().get(0));
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(address)));
    for (int i = 0; i < 8; i++) {
      int wanted = (int) Math.round(255 * numbers[8 + i] / 230.0);
      assertEquals(wanted, image.getRaster().getSample(i % 4, i / 4, 0));
    }
  }

  @Test
  void largePicturesAreShownAsMeansOfSquares() {
    int width = 5001;
    int height = 1000;
    ShownPicture shown =
        ShownPicture.of(
            width,
            height,
            1,
            new Shades(0, 255),
            (first, rows, samples) -> {
              for (int i = 0; i < rows * width; i++) {
                samples[i] = i % width % 2 == 0 ? 100 : 200;
              }
            });
    assertEquals(2, shown.factor());
    assertEquals(new Medium.Picture(2501, 500, 1, 8), shown.medium());
    assertEquals(150, shown.samples().get(0));
    assertEquals(100, shown.samples().get(2500), "the last column is alone");
  }

  @Test
  void soundsAreEmbeddedIn16Bits() {
    Medium.Sound medium = new Medium.Sound(3, 1, 8000, 32, true);
    ShownSound shown = ShownSound.of(medium, new Samples.Floats(new float[] {-2, 0.5f, 1}));
    assertEquals(-32768, shown.samples().get(0));
    assertEquals(16384, shown.samples().get(1));
    assertEquals(32767, shown.samples().get(2));
    byte[] wav = shown.wav();
    assertEquals(44 + 6, wav.length);
    assertArrayEquals(new byte[] {'R', 'I', 'F', 'F'}, Arrays.copyOf(wav, 4));
  }
}
