package inr.codec.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.file.CodecFormatException;
import inr.codec.file.CodecWriter;
import inr.codec.shape.Preset;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A training that goes on from a state ends as if it had never been left. */
class ResumeTest {
  private static final Medium.Picture MEDIUM = new Medium.Picture(24, 18, 3, 8);
  private static final Samples SAMPLES = samples(0);

  /** Enough for five starts. */
  private static final int STEPS = 1200;

  /** Enough for two openings. */
  private static final int TRYING = 4000;

  /** What a listener got written, by phase and steps. */
  private static final class Keeper implements TrainingListener {
    final Map<String, byte[]> states = new LinkedHashMap<>();
    private final List<String> places;
    private int starts;
    private int last = -1;

    /**
     * A keeper of some states.
     *
     * @param places such as {@code main 7}; those of a second training begin with {@code again}
     */
    Keeper(List<String> places) {
      this.places = places;
    }

    @Override
    public void step(TrainingPlace place, double error, double bits) {}

    @Override
    public void between(TrainingState state) {
      if (state.phase().equals("warm-up") && state.done() == 0 && last != 0) {
        starts++;
      }
      last = state.done();
      String place = (starts > 1 ? "again " : "") + state.phase() + " " + state.done();
      if (places.contains(place) && !states.containsKey(place)) {
        states.put(place, bytes(state));
      }
    }
  }

  private static byte[] bytes(TrainingState state) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      state.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Samples samples(int shift) {
    byte[] values = new byte[MEDIUM.width() * MEDIUM.height() * MEDIUM.channels()];
    for (int i = 0; i < values.length; i++) {
      int x = i / 3 % MEDIUM.width();
      int y = i / 3 / MEDIUM.width();
      values[i] = (byte) (40 + 5 * x + 3 * y + (x * y * (i % 3 + 1)) % 29 + shift);
    }
    return new Samples.UnsignedBytes(values);
  }

  private static Samples noise() {
    byte[] values = new byte[MEDIUM.width() * MEDIUM.height() * MEDIUM.channels()];
    new Random(7).nextBytes(values);
    return new Samples.UnsignedBytes(values);
  }

  private static PictureTraining.Settings settings(Target target, boolean values, int threads) {
    return settings(target, STEPS, values, threads);
  }

  private static PictureTraining.Settings settings(
      Target target, int steps, boolean values, int threads) {
    return new PictureTraining.Settings(target, Preset.LOP, 0, 0, steps, values, 3, threads);
  }

  private static PictureTraining.Result resumed(
      PictureTraining.Settings settings, byte[] state, TrainingListener listener)
      throws CodecFormatException {
    return PictureTraining.resume(MEDIUM, SAMPLES, Optional.empty(), settings, state, listener);
  }

  static List<Arguments> targets() {
    List<String> usual =
        List.of(
            "warm-up 0",
            "warm-up 50",
            "warm-up 120",
            "warm-up 275",
            "warm-up 530",
            "main 0",
            "main 57",
            "main 200",
            "symbols 0",
            "symbols 2",
            "last 0",
            "last 30",
            "steps 0",
            "rounded 0",
            "rounded 30",
            "symbols again 1");
    List<String> trimmed = new ArrayList<>(usual);
    trimmed.add("trim 0");
    trimmed.add("trim 13");
    List<String> bySymbols = List.of("trim 13", "trim of symbols 0", "trim of symbols 2");
    List<String> values =
        List.of(
            "warm-up 275",
            "main 57",
            "last 30",
            "steps 0",
            "rounded 26",
            "values 7",
            "symbols again 0");
    List<String> twice =
        List.of("main 200", "last 30", "again warm-up 120", "again main 57", "again steps 0");
    List<String> tried =
        List.of("openings 0", "openings 40", "openings 800", "warm-up 0", "main 57");
    return List.of(
        Arguments.of(Target.lambda(0.002), STEPS, true, values, SAMPLES),
        Arguments.of(Target.psnr(31), STEPS, false, trimmed, SAMPLES),
        Arguments.of(Target.bytes(500), STEPS, false, bySymbols, SAMPLES),
        Arguments.of(Target.lambda(0.002), TRYING, false, tried, noise()),
        // All that is worth its bits is a colour, which is taken for a collapse.
        Arguments.of(Target.lambda(1), STEPS, false, twice, noise()));
  }

  /**
   * From each state to the next, which has to be the same byte for byte, and from the last to the
   * end: so from any of them the end is the same.
   */
  @ParameterizedTest
  @MethodSource("targets")
  void fromAnyPhaseItEndsInTheSameNumbers(
      Target target, int steps, boolean values, List<String> places, Samples samples)
      throws IOException {
    Keeper keeper = new Keeper(places);
    PictureTraining.Result whole =
        PictureTraining.train(
            MEDIUM, samples, Optional.empty(), settings(target, steps, values, 2), keeper);
    assertEquals(places, List.copyOf(keeper.states.keySet()));
    PictureTraining.Settings alone = settings(target, steps, values, 1);
    for (int i = 0; i + 1 < places.size(); i++) {
      String next = places.get(i + 1);
      byte[] there = next(alone, samples, keeper.states.get(places.get(i)), next);
      assertArrayEquals(keeper.states.get(next), there, places.get(i) + " to " + next);
    }
    byte[] last = keeper.states.get(places.get(places.size() - 1));
    PictureTraining.Result rest =
        PictureTraining.resume(
            MEDIUM, samples, Optional.empty(), alone, last, SmallTraining.NOBODY);
    assertArrayEquals(CodecWriter.write(whole.picture()), CodecWriter.write(rest.picture()));
    assertEquals(whole.error(), rest.error());
    assertEquals(whole.bits(), rest.bits());
    assertEquals(whole.lambda(), rest.lambda());
  }

  /** The first state of a name that a training comes to from another one. */
  private static byte[] next(
      PictureTraining.Settings settings, Samples samples, byte[] from, String place) {
    List<byte[]> there = new ArrayList<>();
    TrainingListener listener =
        stoppingAt(
            state -> {
              boolean here = place.endsWith(state.phase() + " " + state.done());
              if (here) {
                there.add(bytes(state));
              }
              return here;
            });
    assertThrows(
        CancellationException.class,
        () -> PictureTraining.resume(MEDIUM, samples, Optional.empty(), settings, from, listener));
    return there.get(0);
  }

  @Test
  void whatIsReadIsWrittenAgain() throws IOException {
    for (String place : List.of("warm-up 275", "main 57", "last 30", "steps 0")) {
      byte[] state = state(Target.lambda(0.002), place);
      List<byte[]> again = new ArrayList<>();
      assertThrows(
          CancellationException.class,
          () ->
              resumed(
                  settings(Target.lambda(0.002), false, 1),
                  state,
                  stoppingAt(
                      it -> {
                        again.add(bytes(it));
                        return true;
                      })));
      assertArrayEquals(state, again.get(0), place);
    }
  }

  private interface Stop {
    boolean at(TrainingState state);
  }

  private static TrainingListener stoppingAt(Stop stop) {
    return new TrainingListener() {
      @Override
      public void step(TrainingPlace place, double error, double bits) {}

      @Override
      public void between(TrainingState state) {
        if (stop.at(state)) {
          throw new CancellationException("enough");
        }
      }
    };
  }

  private static byte[] state(Target target, String place) {
    List<byte[]> state = new ArrayList<>();
    assertThrows(
        CancellationException.class,
        () ->
            PictureTraining.train(
                MEDIUM,
                SAMPLES,
                Optional.empty(),
                settings(target, false, 1),
                stoppingAt(
                    it -> {
                      boolean here = place.equals(it.phase() + " " + it.done());
                      if (here) {
                        state.add(bytes(it));
                      }
                      return here;
                    })));
    return state.get(0);
  }

  @Test
  void itIsRefusedForAnotherPictureOrOtherSettings() {
    byte[] state = state(Target.lambda(0.002), "warm-up 3");
    PictureTraining.Settings same = settings(Target.lambda(0.002), false, 1);
    assertEquals(
        "is of another picture; give that picture or start afresh",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    PictureTraining.resume(
                        MEDIUM, samples(1), Optional.empty(), same, state, SmallTraining.NOBODY))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            PictureTraining.resume(
                MEDIUM, SAMPLES, Optional.of(new byte[] {1}), same, state, SmallTraining.NOBODY));
    assertEquals(
        "is of lambda 0.002, lop from level 0, 1200 steps and no search of values, seed 3; here it is bytes 900.0, lop from level 0, 1200 steps and a search of values, seed 3; give the same settings or start afresh",
        assertThrows(
                IllegalArgumentException.class,
                () -> resumed(settings(Target.bytes(900), true, 1), state, SmallTraining.NOBODY))
            .getMessage());
  }

  @Test
  void damageIsRefusedInOneLine() {
    byte[] state = state(Target.lambda(0.002), "main 5");
    assertEquals("is not a checkpoint of inr encode", refusal(new byte[0]));
    assertEquals(
        "is not a checkpoint of inr encode",
        refusal("something else".getBytes(StandardCharsets.US_ASCII)));
    assertEquals("ends after 13 bytes; it was cut off", refusal(Arrays.copyOf(state, 13)));
    byte[] newer = state.clone();
    newer[8]++;
    assertTrue(
        refusal(newer).startsWith("is version " + newer[8] + " of the checkpoints; "),
        refusal(newer));
    for (int at : new int[] {20, 60, 200, state.length / 2, state.length - 5, state.length - 1}) {
      byte[] changed = state.clone();
      changed[at] ^= 4;
      assertTrue(refusal(changed).startsWith("has the checksum "), refusal(changed));
      assertTrue(refusal(Arrays.copyOf(state, at)).startsWith("has the checksum "));
    }
  }

  private static String refusal(byte[] state) {
    return assertThrows(
            CodecFormatException.class,
            () -> resumed(settings(Target.lambda(0.002), false, 1), state, SmallTraining.NOBODY))
        .getMessage();
  }
}
