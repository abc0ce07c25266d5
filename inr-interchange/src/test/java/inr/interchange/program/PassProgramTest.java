package inr.interchange.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.network.NetworkSpec;
import inr.preset.Siren;
import inr.signal.ValueRange;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes say of each other; what they compute is compared in a browser. */
class PassProgramTest {
  private static final Pattern LOOKED_UP = Pattern.compile("number\\((\\d+)");

  private static PassProgram program(NetworkSpec network, long seed) {
    return PassProgram.of(network, network.layout().initial(seed), ValueRange.symmetric(0, 255));
  }

  @Test
  void aLayerIsAPass() {
    PassProgram program = program(Siren.network(2, 3, 4, 16, 30, 30), 1);
    assertEquals(5, program.passes().size());
    assertEquals(List.of(1, 4, 4, 4, 4, 1), program.vectors());
  }

  /** So newer parameters of a fit need no compiler. */
  @ParameterizedTest
  @MethodSource("inr.interchange.program.Programs#networks")
  void parametersAreNoPartOfTheTexts(NetworkSpec network) {
    if (network.outputs() > 4) {
      return;
    }
    PassProgram one = program(network, 1);
    PassProgram other = program(network, 2);
    assertEquals(one.passes(), other.passes());
    assertEquals(one.vectors(), other.vectors());
    assertEquals(one.numbers().length, other.numbers().length);
    assertFalse(Arrays.equals(one.numbers(), other.numbers()));
  }

  /** Persian and Egyptian formats have other digits, which no compiler of shaders knows. */
  @ParameterizedTest
  @ValueSource(strings = {"fa", "ar-EG"})
  void textsAreTheSameWhateverLanguageIsSpoken(String language) {
    Locale usual = Locale.getDefault();
    List<NetworkSpec> networks = Programs.networks().filter(each -> each.outputs() <= 4).toList();
    List<List<PassProgram.Pass>> texts =
        networks.stream().map(network -> program(network, 1).passes()).toList();
    Locale.setDefault(Locale.forLanguageTag(language));
    try {
      assertEquals(texts, networks.stream().map(network -> program(network, 1).passes()).toList());
    } finally {
      Locale.setDefault(usual);
    }
  }

  @ParameterizedTest
  @MethodSource("inr.interchange.program.Programs#networks")
  void passesReadWhatIsThere(NetworkSpec network) {
    if (network.outputs() > 4) {
      return;
    }
    PassProgram program = program(network, 1);
    Set<Integer> written = new HashSet<>(Set.of(0));
    for (PassProgram.Pass pass : program.passes()) {
      assertTrue(written.containsAll(pass.inputs()), pass::text);
      assertTrue(written.add(pass.output()), "a value is written twice");
      Matcher number = LOOKED_UP.matcher(pass.text());
      while (number.find()) {
        assertTrue(4 * Integer.parseInt(number.group(1)) < program.numbers().length, pass::text);
      }
    }
    assertEquals(program.vectors().size(), written.size());
  }

  /** Blocks of four by four, column by column, each input padded on its own. */
  @Test
  void weightsLieInBlocks() {
    Texels texels = new Texels();
    texels.vector(new float[] {9});
    float[] weights = new float[5 * 3];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 1 + i;
    }
    assertEquals(1, texels.matrix(new Matrix(5, 3, weights), new int[] {1, 2}));
    float[] all = texels.toArray();
    assertEquals(4 * (1 + 2 * 2 * 4), all.length);
    assertArrayEquals(new float[] {9, 0, 0, 0}, Arrays.copyOf(all, 4));
    // Rows 0 to 3 of column 0, then of column 1 in the block of the second input.
    assertArrayEquals(new float[] {1, 4, 7, 10}, Arrays.copyOfRange(all, 4, 8));
    assertArrayEquals(new float[] {2, 5, 8, 11}, Arrays.copyOfRange(all, 20, 24));
    assertArrayEquals(new float[] {3, 6, 9, 12}, Arrays.copyOfRange(all, 24, 28));
    // Row 4 begins the second row of blocks.
    assertArrayEquals(new float[] {13, 0, 0, 0}, Arrays.copyOfRange(all, 36, 40));
  }

  @ParameterizedTest
  @MethodSource("inr.interchange.program.Programs#refused")
  void otherEncodingsAreRefusedByName(NetworkSpec network) {
    Programs.assertRefused(network, model -> program(network, 1));
  }

  @Test
  void whatIsNoPictureIsRefused() {
    String message =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class,
                    () -> program(Siren.network(1, 1, 2, 8, 30, 30), 1))
                .getMessage());
    assertEquals(
        "network has 1 inputs and 1 outputs; passes are for pictures, of 2 and 1 to 4", message);
  }
}
