package inr.contest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.field.Original;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.preset.Preset;
import inr.preset.Presets;
import inr.preset.Settings;
import inr.preset.Shape;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContestantTest {
  private static final List<String> NO_PICTURE = List.of("cosines", "multi-stage");
  private static final Original PICTURE = picture();

  private static Original picture() {
    BufferedImage image = new BufferedImage(128, 96, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 128 * 96; i++) {
      image.setRGB(i % 128, i / 128, (i * 0x9e3779b9) >>> 8);
    }
    return Original.of(image);
  }

  static Stream<Arguments> networks() {
    return Presets.ALL.stream()
        .filter(preset -> !NO_PICTURE.contains(preset.name()))
        .flatMap(
            preset ->
                Stream.of(5_000, 20_000, 200_000)
                    .map(wanted -> Arguments.of(preset.name(), wanted)));
  }

  /** Within a tenth, or no neighbouring width is nearer and the status says so. */
  @ParameterizedTest
  @MethodSource("networks")
  void aNetworkComesAsNearAsItCan(String name, long wanted) {
    Preset preset = Presets.named(name).orElseThrow();
    Contestant contestant = Contestant.of(preset, PICTURE, wanted, 1);
    assertEquals(
        contestant.parameters(),
        contestant.plan(PICTURE, 3, 1).plan().network().layout().size(),
        "the fit has another size than its contestant");
    long off = Math.abs(contestant.parameters() - wanted);
    assertEquals(10 * off <= wanted, contestant.status(wanted).equals("ok"));
    assertTrue(contestant.status(wanted).startsWith("ok"));
    if (10 * off > wanted && contestant.setting().equals(Preset.WIDTH)) {
      for (double other : List.of(contestant.value() - 1, contestant.value() + 1)) {
        assertTrue(
            refused(preset, other) || Math.abs(size(preset, other) - wanted) >= off,
            preset.name() + " of width " + other + " is nearer to " + wanted);
      }
    }
  }

  private static long size(Preset preset, double width) {
    Shape shape = Shape.of(PICTURE.signal());
    Settings settings = preset.with(shape, preset.settings(shape), Preset.WIDTH, width);
    return preset.start(PICTURE.signal(), settings, 0, 1).network().layout().size();
  }

  private static boolean refused(Preset preset, double width) {
    try {
      return width < 1 || size(preset, width) < 0;
    } catch (IllegalArgumentException no) {
      return true;
    }
  }

  @Test
  void mostNetworksMeetTwentyThousand() {
    List<String> missed =
        Presets.ALL.stream()
            .filter(preset -> !NO_PICTURE.contains(preset.name()))
            .filter(
                preset -> !Contestant.of(preset, PICTURE, 20_000, 1).status(20_000).equals(Row.OK))
            .map(Preset::name)
            .toList();
    assertEquals(List.of(), missed);
  }

  @Test
  void aNetworkOfSoundsSaysThatItTakesNoPicture() {
    Preset cosines = Presets.named("cosines").orElseThrow();
    IllegalArgumentException no =
        assertThrows(
            IllegalArgumentException.class, () -> Contestant.of(cosines, PICTURE, 1000, 1));
    assertEquals("model cosines needs samples along one axis", no.getMessage());
  }

  /** Widths are compared without a fit of each, and those that would take hours are left. */
  @Test
  void multiStageNetworksAreAsWideAsStepsOfTheSecondOrderAllow() {
    Signal curve =
        new Signal(
            Grid.of(Axis.centred("t", 4000)),
            new Medium.Field(1),
            new Samples.Floats(new float[4000]),
            ValueRange.symmetric(-1, 1));
    Preset stages = Presets.named("multi-stage").orElseThrow();
    Contestant contestant = Contestant.of(stages, Original.of(curve), 20_000, 1);
    assertEquals(20, contestant.value());
    assertEquals("ok, but with 1441 parameters, -93 %", contestant.status(20_000));
  }

  @Test
  void theStatusTellsOfAnotherSize() {
    Preset siren = Presets.named("siren").orElseThrow();
    Contestant tiny = Contestant.of(siren, PICTURE, 1, 1);
    assertEquals(1, tiny.value());
    assertFalse(tiny.status(1).equals("ok"));
    assertEquals("ok, but with 15 parameters, +1400 %", tiny.status(1));
  }
}
