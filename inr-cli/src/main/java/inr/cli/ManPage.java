package inr.cli;

import inr.io.model.Program;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The manual page of a command, from the model that its {@code --help} is made of, in the language
 * of man(7).
 *
 * @param command inr or one of its commands
 */
record ManPage(CommandSpec command) {
  /** Name of the page, such as {@code inr-fit}. */
  String name() {
    return command.qualifiedName("-");
  }

  /** The page. */
  String text() {
    StringBuilder page = new StringBuilder();
    line(page, ".TH " + plain(name().toUpperCase(Locale.ROOT)) + " 1 \"\" \"" + program() + "\"");
    line(page, ".SH NAME");
    line(page, plain(name()) + " \\- " + plain(description()));
    line(page, ".SH SYNOPSIS");
    line(page, plain(new Help(command, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0)));
    line(page, ".SH DESCRIPTION");
    line(page, plain(description()));
    if (!command.subcommands().isEmpty()) {
      line(page, ".SH COMMANDS");
      for (CommandLine each : command.subcommands().values()) {
        entry(page, bold(each.getCommandName()), new ManPage(each.getCommandSpec()).description());
      }
    }
    line(page, ".SH OPTIONS");
    command
        .positionalParameters()
        .forEach(each -> entry(page, italic(each.paramLabel()), words(each)));
    command.options().stream()
        .filter(option -> !option.hidden())
        .forEach(option -> entry(page, names(option), words(option)));
    line(page, ".SH EXIT STATUS");
    for (Map.Entry<String, String> code : command.root().usageMessage().exitCodeList().entrySet()) {
      entry(page, bold(code.getKey().strip()), code.getValue());
    }
    line(page, ".SH SEE ALSO");
    line(
        page, plain(others().stream().map(each -> each + "(1)").collect(Collectors.joining(", "))));
    return page.toString();
  }

  private static String program() {
    return plain(Program.text());
  }

  private String description() {
    return oneLine(command.usageMessage().description());
  }

  private List<String> others() {
    Stream<CommandSpec> below =
        command.subcommands().values().stream().map(CommandLine::getCommandSpec);
    return Stream.concat(Stream.ofNullable(command.parent()), below)
        .map(each -> new ManPage(each).name())
        .toList();
  }

  private static String words(ArgSpec arg) {
    return oneLine(arg.description());
  }

  /** Without the marks of picocli's formats. */
  private static String oneLine(String[] paragraphs) {
    return String.join(" ", paragraphs).replace("%n", " ").replace("%%", "%").strip();
  }

  private static String names(OptionSpec option) {
    String value = option.arity().max() == 0 ? "" : "=" + italic(option.paramLabel());
    return Arrays.stream(option.names()).map(ManPage::bold).collect(Collectors.joining(", "))
        + value;
  }

  private static void entry(StringBuilder page, String head, String words) {
    line(page, ".TP");
    line(page, head);
    line(page, plain(words));
  }

  private static void line(StringBuilder page, String line) {
    page.append(line).append('\n');
  }

  private static String bold(String text) {
    return "\\fB" + plain(text) + "\\fR";
  }

  private static String italic(String text) {
    return "\\fI" + plain(text) + "\\fR";
  }

  /**
   * Text that roff takes for text: lines do not begin with a request, and hyphens stay what they
   * are.
   */
  private static String plain(String text) {
    return text.strip()
        .lines()
        .map(line -> line.strip().replace("\\", "\\e").replace("-", "\\-"))
        .map(line -> line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line)
        .collect(Collectors.joining("\n"));
  }
}
