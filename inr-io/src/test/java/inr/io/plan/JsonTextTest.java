package inr.io.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  @Test
  void doublesHaveTheShortestDigitsOnEveryJdk() {
    // Double.toString of JDK 17 gives other digits for the first two.
    assertEquals(
        "[9.9E-324,5.684341886080802E-14,0.001]",
        JsonText.write(List.of(2 * Double.MIN_VALUE, 0x1p-44, 1e-3)));
  }

  @Test
  void textOfEveryScriptComesBack() {
    String text = "Δ \"quoted\" \\ \n \u0000 😀";
    assertEquals(Map.of("name", text), JsonText.read(JsonText.write(Map.of("name", text))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{} {}",
        "[1,]",
        "{\"a\":1,\"a\":2}",
        "NaN",
        "[1] x",
        "{'a':1}",
        "// no\n1",
        "01",
        "\"\u0001\""
      })
  void whatIsNotOneJsonValueIsRefusedInOneLine(String text) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> JsonText.read(text));
    assertTrue(refusal.getMessage().startsWith("JSON "), refusal.getMessage());
    assertEquals(1, refusal.getMessage().lines().count(), refusal.getMessage());
  }

  @Test
  void deepNestingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> JsonText.read("[".repeat(100_000)));
  }
}
