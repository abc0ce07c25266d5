package inr.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.contest.Curve;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TrialsTest {
  private static final ExperimentRules RULES = new ExperimentRules("mean", 500, 7);
  private static final String PICTURE = "a, \"b\".png";

  private static Trial network(String picture, int scale, String model, long seed, double psnr) {
    return new Trial(
        new Trial.Entry(picture, scale, model, OptionalLong.of(seed)),
        Trial.OK,
        Optional.of(
            new Trial.Result(
                psnr,
                OptionalDouble.of(0.5),
                OptionalDouble.of(psnr + 1),
                OptionalDouble.of(0.6),
                1e-3,
                1.5,
                "width=12",
                OptionalLong.of(498),
                new Curve(List.of(new Curve.Point(3, 0.25, 11), new Curve.Point(7, 0.5, 12.5))))));
  }

  private static Trial classical(String picture, int scale, String method, double psnr) {
    return new Trial(
        new Trial.Entry(picture, scale, method, OptionalLong.empty()),
        Trial.OK,
        Optional.of(
            new Trial.Result(
                psnr,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0,
                0.1,
                "",
                OptionalLong.empty(),
                new Curve(List.of()))));
  }

  private static Trials trials() {
    Trials trials = new Trials(RULES);
    trials.input(PICTURE, "12ab");
    trials.add(classical(PICTURE, 2, "bicubic", 22));
    trials.add(classical(PICTURE, 2, "patches", Double.POSITIVE_INFINITY));
    trials.add(network(PICTURE, 2, "siren", 0, 20));
    trials.add(network(PICTURE, 2, "siren", 1, 23));
    trials.add(
        Trial.failed(new Trial.Entry(PICTURE, 2, "wire", OptionalLong.of(0)), "loss | became NaN"));
    trials.add(classical("c.png", 2, "bicubic", 24));
    trials.add(classical("c.png", 2, "patches", 26));
    trials.add(classical("c.png", 4, "bicubic", 21));
    return trials;
  }

  @Test
  void trialsAndCurvesComeBackFromTheirText() {
    Trials trials = trials();
    byte[] text = trials.bytes(Map.of("java", "17"));
    Trials again = Trials.of(text, RULES);
    assertEquals(trials.all(), again.all());
    assertTrue(again.has(new Trial.Entry(PICTURE, 2, "siren", OptionalLong.of(1))));
    assertFalse(again.has(new Trial.Entry(PICTURE, 4, "siren", OptionalLong.of(1))));
    again.input(PICTURE, "12ab");
    assertThrows(IllegalArgumentException.class, () -> again.input(PICTURE, "34cd"));
    assertThrows(
        IllegalArgumentException.class,
        () -> Trials.of(text, new ExperimentRules("bicubic", 500, 7)));
    byte[] cut = "{\"settings\":".getBytes(StandardCharsets.UTF_8);
    assertThrows(IllegalArgumentException.class, () -> Trials.of(cut, RULES));
  }

  @Test
  void theBestMethodComesFirstAndOneWithoutResultLast() {
    List<Ranked> ranking = trials().ranking(PICTURE, 2);
    assertEquals(
        List.of("patches", "bicubic", "siren", "wire"),
        ranking.stream().map(Ranked::method).toList());
    Ranked siren = ranking.get(2);
    assertEquals(21.5, siren.spread(Trial.Result::psnr).mean().orElseThrow());
    assertEquals(0, siren.middle().orElseThrow().entry().seed().orElseThrow());
    assertEquals("loss | became NaN", ranking.get(3).status());
    assertEquals(List.of(2, 4), trials().scales("c.png"));
  }

  @Test
  void tablesHaveARowForEachTrialAndMeansOverSeedsAndPictures() {
    List<String> csv = TrialTables.csv(trials()).lines().toList();
    assertEquals(9, csv.size());
    assertEquals("\"a, \"\"b\"\".png\",2,bicubic,,22.0,,,,0.0,0.1,,,ok", csv.get(1));
    assertEquals(
        "\"a, \"\"b\"\".png\",2,siren,1,23.0,0.5,24.0,0.6,0.001,1.5,width=12,498,ok", csv.get(4));
    String markdown = TrialTables.markdown(trials(), Map.of(), Map.of());
    assertTrue(markdown.contains("| siren | 21.50 ± 2.12 | 0.5000 |"), markdown);
    assertTrue(markdown.contains("| wire |  |  |"), markdown);
    assertTrue(markdown.contains("loss \\| became NaN"), markdown);
    assertTrue(markdown.contains("reduced by mean"), markdown);
    // bicubic and patches are all that both pictures have at this scale; only one has x4.
    assertTrue(markdown.contains("## Means over 2 pictures, x2"), markdown);
    assertTrue(markdown.contains("| patches | exact |  |\n| bicubic | 23.00 |  |\n\n"), markdown);
    assertFalse(markdown.contains("pictures, x4"), markdown);
  }
}
