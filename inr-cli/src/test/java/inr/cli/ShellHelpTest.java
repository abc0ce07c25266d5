package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command gives to shells and to man. */
class ShellHelpTest {
  private static final List<String> COMMANDS = List.copyOf(Commands.names());

  @TempDir private Path folder = Path.of("");

  /** Output and complaints of a program. */
  private static List<String> lines(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out.lines().toList();
  }

  private static boolean isHere(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private List<String> completed(String line) throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("inr.bash"), Cli.run("completion").done().out());
    return lines(
        "bash",
        "-c",
        "source "
            + script
            + "; compopt() { :; }; COMP_WORDS=("
            + line
            + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_inr; printf '%s\\n' \"${COMPREPLY[@]}\"");
  }

  @Test
  void bashCompletesCommandsOptionsAndValues() throws IOException, InterruptedException {
    assumeTrue(isHere("bash"), "there is no bash here");
    assertEquals(List.of("models"), completed("inr mo"));
    assertEquals(List.of("--model"), completed("inr fit --mo"));
    assertEquals(List.of("pyramid"), completed("inr fit --model pyr"));
  }

  @Test
  void manualPagesTellEveryCommandAndOption() {
    String root = Cli.run("manual").done().out();
    assertTrue(root.startsWith(".TH INR 1 "), root);
    for (String command : COMMANDS) {
      assertTrue(root.contains("\n\\fB" + command.replace("-", "\\-") + "\\fR\n"), root);
      String page = Cli.run("manual", command).done().out();
      Cli.run(command, "--help")
          .done()
          .out()
          .lines()
          .flatMap(line -> Stream.of(line.strip().split("[ ,=]+", 3)))
          .filter(word -> word.matches("--[a-z-]+"))
          .forEach(
              option ->
                  assertTrue(
                      page.contains("\\fB" + option.replace("-", "\\-") + "\\fR"),
                      command + " lacks " + option));
      assertEquals(1, page.lines().filter(".SH EXIT STATUS"::equals).count(), page);
    }
    Cli.run("manual", "mend").failed(ExitCode.USAGE, "there is no command mend; there are fit, ");
  }

  @Test
  void roffHasNothingToComplainOf() throws IOException, InterruptedException {
    assumeTrue(isHere("groff"), "there is no groff here");
    Path pages = folder.resolve("share/man/man1");
    Cli.run("manual", "--folder", pages).done();
    for (String page :
        Stream.concat(Stream.of("inr"), COMMANDS.stream().map("inr-"::concat)).toList()) {
      String file = pages.resolve(page + ".1").toString();
      assertEquals(List.of(), lines("groff", "-man", "-Tutf8", "-ww", "-z", file));
    }
  }

  /** Kinds that the help of fit gives as examples are taken by fit. */
  @Test
  void examplesOfTheHelpAreTaken() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 8, 6, 3);
    Pattern example = Pattern.compile("[a-z-]+\\([a-z0-9]+=[^)]*\\)");
    List<String> tried = new ArrayList<>();
    String option = "";
    for (String line : Cli.run("manual", "fit").done().out().replace("\\-", "-").lines().toList()) {
      option = line.startsWith("\\fB--") ? line.replaceAll("\\\\fB([a-z-]+).*", "$1") : option;
      Matcher kind = example.matcher(line);
      if (!line.startsWith("\\fB") && kind.find()) {
        tried.add(option);
        Path output = folder.resolve(tried.size() + ".inr");
        Cli.run(
                "fit",
                input,
                "-o",
                output,
                "--model",
                "mlp",
                "--hidden-layers",
                1,
                "--steps",
                1,
                option,
                kind.group())
            .done();
      }
    }
    assertEquals(
        List.of(
            "--activation",
            "--layer",
            "--encoding",
            "--head",
            "--loss",
            "--optimizer",
            "--schedule"),
        tried);
  }
}
