package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  private static final Set<String> ALL =
      Set.of(
          "fit",
          "render",
          "learn",
          "solve",
          "view",
          "studio",
          "encode",
          "decode",
          "export",
          "import",
          "compare",
          "info",
          "models",
          "analyze",
          "bench",
          "lr-range",
          "doctor",
          "completion",
          "manual");

  private static Set<String> subcommands(String... args) {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    Screen screen = new Screen(nowhere, false, 80);
    Session session =
        new Session(InputStream.nullInputStream(), nowhere, screen, new Interruption());
    return Commands.of(args, session).getSubcommands().keySet();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fit",
        "render",
        "learn",
        "solve",
        "view",
        "studio",
        "encode",
        "decode",
        "export",
        "import",
        "compare",
        "info",
        "models",
        "analyze",
        "bench",
        "lr-range",
        "doctor"
      })
  void aCommandIsPutTogetherAlone(String name) {
    assertEquals(Set.of(name), subcommands(name, "--help"));
  }

  /** Its help, its pages and what it says of a wrong word tell of all. */
  @ParameterizedTest
  @ValueSource(strings = {"completion", "manual", "--help", "modles", "--omega"})
  void otherWordsNeedAllCommands(String first) {
    assertEquals(ALL, subcommands(first, "fit"));
  }

  @Test
  void noWordNeedsAllCommands() {
    assertEquals(ALL, subcommands());
  }
}
