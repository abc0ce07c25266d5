package inr.contest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.training.Progress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private static final ContestRules RULES =
      new ContestRules(500, OptionalLong.of(7), OptionalDouble.empty(), false);

  private static Row row(String input, String model, long seed, double psnr, double ssim) {
    return new Row(
        new Row.Entry(input, model, seed),
        Row.OK,
        Optional.of(
            new Row.Result(
                "width=12",
                498,
                psnr,
                Double.isNaN(ssim) ? OptionalDouble.empty() : OptionalDouble.of(ssim),
                Double.isNaN(ssim) ? OptionalDouble.of(psnr - 3) : OptionalDouble.empty(),
                1.5,
                7,
                seed == 0 ? OptionalDouble.empty() : OptionalDouble.of(2.5e6),
                2_100,
                new Curve(List.of(new Curve.Point(3, 0.25, 11), new Curve.Point(7, 0.5, 12.5))))));
  }

  private static Results results() {
    Results results = new Results(RULES);
    results.input("a, \"b\".png", "12ab");
    results.input("c.wav", "");
    results.add(row("a, \"b\".png", "siren", 0, 20, 0.5));
    results.add(row("a, \"b\".png", "siren", 1, 24, 0.75));
    results.add(row("a, \"b\".png", "relu", 0, 23, 0.5));
    results.add(Row.failed(new Row.Entry("a, \"b\".png", "cosines", 0), "takes | no picture"));
    results.add(row("c.wav", "siren", 0, Double.POSITIVE_INFINITY, Double.NaN));
    return results;
  }

  @Test
  void rowsAndCurvesComeBackFromTheirText() {
    Results results = results();
    byte[] text = results.bytes(Map.of("java", "17"));
    Results again = Results.of(text, RULES);
    assertEquals(results.rows(), again.rows());
    assertTrue(again.has(new Row.Entry("c.wav", "siren", 0)));
    assertFalse(again.has(new Row.Entry("c.wav", "siren", 1)));
    again.input("a, \"b\".png", "12ab");
    IllegalArgumentException other =
        assertThrows(IllegalArgumentException.class, () -> again.input("a, \"b\".png", "another"));
    assertEquals("was made of another file of the name a, \"b\".png", other.getMessage());
  }

  @Test
  void anotherContestAndDamagedTextAreRefused() {
    byte[] text = results().bytes(Map.of());
    for (ContestRules other :
        List.of(
            new ContestRules(501, RULES.steps(), RULES.maxSeconds(), false),
            new ContestRules(500, OptionalLong.of(8), RULES.maxSeconds(), false),
            new ContestRules(500, OptionalLong.empty(), OptionalDouble.of(7), false),
            new ContestRules(500, RULES.steps(), RULES.maxSeconds(), true))) {
      IllegalArgumentException no =
          assertThrows(IllegalArgumentException.class, () -> Results.of(text, other));
      assertTrue(no.getMessage().startsWith("is of a contest with other settings, {\"par"));
    }
    String whole = new String(text, StandardCharsets.UTF_8);
    for (String damaged :
        List.of(
            "",
            "null",
            "[]",
            whole.substring(0, whole.length() / 2),
            whole.replace("\"rows\":[{", "\"rows\":[7,{"),
            whole.replace("\"seed\":0", "\"seed\":\"0\""),
            whole.replace("\"rows\"", "\"lines\""))) {
      IllegalArgumentException no =
          assertThrows(
              IllegalArgumentException.class,
              () -> Results.of(damaged.getBytes(StandardCharsets.UTF_8), RULES),
              damaged);
      assertTrue(no.getMessage().startsWith("is no file of a contest: "), no.getMessage());
    }
  }

  @Test
  void theBestMeanComesFirstAndWhatFailedLast() {
    List<Standing> standings = results().standings("a, \"b\".png");
    assertEquals(
        List.of("relu", "siren", "cosines"), standings.stream().map(Standing::model).toList());
    Standing siren = standings.get(1);
    assertEquals(22, siren.mean(Row.Result::psnr).orElseThrow());
    assertEquals(Math.sqrt(8), siren.spread(Row.Result::psnr).deviation().orElseThrow(), 1e-12);
    assertEquals(0, siren.middle().orElseThrow().entry().seed());
    assertTrue(standings.get(0).spread(Row.Result::psnr).deviation().isEmpty());
    assertTrue(standings.get(2).middle().isEmpty());
  }

  @Test
  void theTablesTellEachNumber() {
    assertEquals(
        List.of(
            "input,model,setting,parameters,psnr,ssim,snr,seconds,steps,points_per_second,bytes,seed,status",
            "\"a, \"\"b\"\".png\",siren,width=12,498,20.0,0.5,,1.5,7,,2100,0,ok",
            "\"a, \"\"b\"\".png\",siren,width=12,498,24.0,0.75,,1.5,7,2500000.0,2100,1,ok",
            "\"a, \"\"b\"\".png\",relu,width=12,498,23.0,0.5,,1.5,7,,2100,0,ok",
            "\"a, \"\"b\"\".png\",cosines,,,,,,,,,,0,takes | no picture",
            "c.wav,siren,width=12,498,,,,1.5,7,,2100,0,ok"),
        ResultTables.csv(results()).lines().toList());
    String text = ResultTables.markdown(results(), Map.of("java", "17"), Map.of());
    assertEquals(
        List.of(
            "| relu | 498 | 23.00 | 0.5000 | 7 | 1.5 |  | 2,100 | ok |",
            "| siren | 498 | 22.00 ± 2.83 | 0.6250 ± 0.1768 | 7 | 1.5 |  | 2,100 | ok |",
            "| cosines |  |  |  |  |  |  |  | takes \\| no picture |",
            "| siren | 498 | exact | exact | 7 | 1.5 |  | 2,100 | ok |"),
        text.lines().filter(line -> line.matches("\\| [rsc].*")).toList());
    assertTrue(text.contains("| network | parameters | PSNR, dB | SNR, dB |"), text);
  }

  private static Progress at(long step, long steps) {
    return new Progress(step, steps, 1e-2, 20 + step * 1e-3, 1e-4, 1, 0.01 * step, 0);
  }

  @Test
  void aCurveIsThinnedAndForgetsWhatWasRolledBack() {
    Curve.Recorder recorder = new Curve.Recorder();
    for (long step = 1; step <= 5000; step++) {
      recorder.looked(at(step, 10_000));
    }
    recorder.rolledBack(5000, 4000, 1e-5);
    for (long step = 4001; step <= 10_000; step++) {
      recorder.looked(at(step, 10_000));
    }
    List<Curve.Point> points = recorder.curve().points();
    assertEquals(200, points.size());
    assertEquals(10_000, points.get(199).step());
    assertEquals(
        points.stream().map(Curve.Point::step).sorted().distinct().collect(Collectors.toList()),
        points.stream().map(Curve.Point::step).toList());
    assertEquals(100, recorder.curve().stepsPerSecond(), 1e-6);
  }
}
