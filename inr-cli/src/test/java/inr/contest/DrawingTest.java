package inr.contest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.plot.Plot;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

class DrawingTest {
  private static Standing standing(String model, double psnr, List<Curve.Point> points) {
    return new Standing(
        model,
        List.of(
            new Row(
                new Row.Entry("a<b&c.png", model, 0),
                Row.OK,
                Optional.of(
                    new Row.Result(
                        "width=1",
                        10,
                        psnr,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        0.5,
                        points.isEmpty() ? 0 : 20,
                        OptionalDouble.empty(),
                        9,
                        new Curve(points))))));
  }

  private static Document parsed(Plot plot) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(plot.svg())));
  }

  /** Twelve networks are ten names and two others; one without training is a dot. */
  @Test
  void curvesAreLinesWithTheNamesOfTheBest() throws Exception {
    List<Standing> standings = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      standings.add(
          standing(
              "net" + i,
              30 - i,
              List.of(new Curve.Point(10, 0.1, 20 - i), new Curve.Point(20, 0.2, 30 - i))));
    }
    standings.add(standing("still", 12, List.of()));
    for (Plot plot :
        List.of(
            CurvePlot.overSteps("a<b&c", CurvePlot.curves(standings)),
            CurvePlot.overSeconds("a<b&c", CurvePlot.curves(standings)))) {
      Document svg = parsed(plot);
      String words = svg.getDocumentElement().getTextContent();
      assertTrue(words.contains("a<b&c"), words);
      assertTrue(words.contains("net9") && !words.contains("net10"), words);
      assertTrue(words.contains("2 others"), words);
      assertEquals(1, svg.getElementsByTagName("circle").getLength());
      assertEquals(960, plot.image().getWidth());
    }
  }

  /** The others would lie flat on the ground below one that is exact. */
  @Test
  void theBestIsCutOffFarAboveAllOthers() throws Exception {
    Standing exact =
        standing("exact", 130, List.of(new Curve.Point(1, 1, 90), new Curve.Point(2, 2, 130)));
    Standing other =
        standing("other", 25, List.of(new Curve.Point(1, 1, 15), new Curve.Point(2, 2, 25)));
    Document svg = parsed(CurvePlot.overSteps("a", CurvePlot.curves(List.of(exact, other))));
    assertTrue(svg.getDocumentElement().getTextContent().contains("35"));
    assertFalse(svg.getDocumentElement().getTextContent().contains("40"));
    Node line = svg.getElementsByTagName("polyline").item(0);
    for (int i = 0; i < svg.getElementsByTagName("polyline").getLength(); i++) {
      Node one = svg.getElementsByTagName("polyline").item(i);
      if (one.getAttributes().getNamedItem("stroke").getNodeValue().equals("#0072b2")) {
        line = one;
        break;
      }
    }
    String points = line.getAttributes().getNamedItem("points").getNodeValue();
    assertEquals("400.0,40.0 740.0,40.0", points); // along the upper edge
  }

  @Test
  void aPlotOfNothingIsDrawn() throws Exception {
    assertEquals(
        0,
        parsed(CurvePlot.overSeconds("a", List.of())).getElementsByTagName("circle").getLength());
    List<Standing> one = List.of(standing("exact", Double.POSITIVE_INFINITY, List.of()));
    assertEquals(560, CurvePlot.overSteps("a", CurvePlot.curves(one)).image().getHeight());
  }

  /** Java itself would show grey of 100 as another number. */
  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void greyStaysAsItIsStored(int type) {
    BufferedImage grey = new BufferedImage(2, 1, type);
    int unit = type == BufferedImage.TYPE_BYTE_GRAY ? 1 : 257;
    grey.getRaster().setSample(0, 0, 0, 100 * unit);
    grey.getRaster().setSample(1, 0, 0, 255 * unit);
    BufferedImage shown = Pixels.of(grey).image();
    assertEquals(0xff646464, shown.getRGB(0, 0));
    assertEquals(0xffffffff, shown.getRGB(1, 0));
  }

  @Test
  void errorsAreMagnifiedMeansOfTheColours() {
    BufferedImage one = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
    BufferedImage two = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
    one.setRGB(0, 0, 0x102030);
    two.setRGB(0, 0, 0x162027);
    two.setRGB(1, 0, 0xffffff);
    BufferedImage error = Pixels.of(one).error(Pixels.of(two)).image();
    int bright = Pixels.ERROR_GAIN * (6 + 9) / 3;
    assertEquals(0xff000000 | bright * 0x10101, error.getRGB(0, 0));
    assertEquals(0xffffffff, error.getRGB(1, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 16, 200})
  void aSheetHasRoomForPicturesOfAnySize(int side) {
    BufferedImage picture = new BufferedImage(side, side + 1, BufferedImage.TYPE_BYTE_GRAY);
    ContactSheet sheet = new ContactSheet(picture, 3);
    for (String model : List.of("a", "b", "c")) {
      sheet.add(model, 20, picture);
    }
    int cell = 192;
    int rows = sheet.image().getHeight() / cell;
    assertEquals(2, rows);
  }

  @Test
  void theSquareLiesWhereThePictureIsLively() {
    BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 16 * 16; i++) {
      picture.setRGB(32 + i % 16, 16 + i / 16, (i + i / 16) % 2 * 0xffffff);
    }
    assertArrayEquals(new int[] {32, 16}, Pixels.of(picture).liveliest(16));
  }
}
