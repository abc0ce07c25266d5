package inr.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.encoding.Encoding;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What follows from the width of a preset's layers. */
class WidthTest {
  private static final Signal FLAT =
      new Signal(
          Grid.of(Axis.centred("y", 16), Axis.centred("x", 16)),
          new Medium.Field(1),
          new Samples.Floats(new float[256]),
          ValueRange.symmetric(0, 1));

  private static final Shape SHAPE = Shape.of(FLAT);

  static Stream<Preset> presetsOfAWidth() {
    return Presets.ALL.stream()
        .filter(preset -> preset instanceof Preset.OfShape)
        .filter(preset -> preset.settings(SHAPE).has(Preset.WIDTH));
  }

  private static double rate(Preset preset, double width) {
    Settings settings = preset.with(SHAPE, preset.settings(SHAPE), Preset.WIDTH, width);
    return preset.start(FLAT, settings, 0, 1).recipe().learningRate();
  }

  @ParameterizedTest
  @MethodSource("presetsOfAWidth")
  void aQuarterOfTheWidthDoublesTheRate(Preset preset) {
    double usual = preset.settings(SHAPE).number(Preset.WIDTH);
    assertEquals(2 * rate(preset, usual), rate(preset, usual / 4));
  }

  @Test
  void thereAreAsManyFrequenciesAsFeatures() {
    Preset preset = Presets.named("siren-rff").orElseThrow();
    assertEquals(64, frequencies(preset, preset.settings(SHAPE)));
  }

  @Test
  void aGivenNumberOfFrequenciesStays() {
    Preset preset = Presets.named("siren-rff").orElseThrow();
    Settings given = preset.with(SHAPE, preset.settings(SHAPE), Preset.FREQUENCIES, 100);
    assertEquals(100, frequencies(preset, given));
  }

  @Test
  void ranksAreHalfTheWidthUntilOneIsGiven() {
    Preset preset = Presets.named("sl2a").orElseThrow();
    Settings usual = preset.settings(SHAPE);
    assertEquals(15, preset.with(SHAPE, usual, Preset.WIDTH, 31).number(Preset.RANK));
    Settings given = preset.with(SHAPE, usual, Preset.RANK, 10);
    assertEquals(10, preset.with(SHAPE, given, Preset.WIDTH, 31).number(Preset.RANK));
  }

  /** Of a network that is made 64 wide. */
  private static int frequencies(Preset preset, Settings settings) {
    Settings narrow = preset.with(SHAPE, settings, Preset.WIDTH, 64);
    Encoding encoding = preset.start(FLAT, narrow, 0, 1).network().encoding();
    return ((Encoding.FourierFeatures) encoding).frequencies();
  }
}
