package inr.cli;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Where the logs of libraries go while a command runs: warnings become one line of words, and
 * {@code INR_DEBUG=1} shows what is logged for information, too.
 */
public final class CommandLog extends System.LoggerFinder {
  /** For {@link java.util.ServiceLoader}. */
  public CommandLog() {}

  @Override
  public System.Logger getLogger(String name, Module module) {
    boolean debug = "1".equals(System.getenv("INR_DEBUG"));
    return new Lines(name, debug ? System.Logger.Level.INFO : System.Logger.Level.WARNING);
  }

  /**
   * A log in words.
   *
   * @param name whose log it is
   * @param least what is shown at least
   */
  private record Lines(String name, Level least) implements System.Logger {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      return level != Level.OFF && level.getSeverity() >= least.getSeverity();
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String text,
        @Nullable Throwable thrown) {
      if (isLoggable(level)) {
        say(level, translated(bundle, text) + (thrown == null ? "" : " (" + thrown + ")"));
      }
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        @Nullable Object @Nullable ... values) {
      if (isLoggable(level)) {
        String text = translated(bundle, format);
        say(
            level,
            values == null || values.length == 0 ? text : MessageFormat.format(text, values));
      }
    }

    private static String translated(@Nullable ResourceBundle bundle, @Nullable String text) {
      String known = String.valueOf(text);
      return bundle != null && bundle.containsKey(known) ? bundle.getString(known) : known;
    }

    private void say(Level level, String text) {
      System.err.println("inr: " + name + ", " + level + ": " + Main.oneLine(text));
    }
  }
}
