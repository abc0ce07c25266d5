package inr.cli;

import inr.preset.Preset;
import inr.preset.Presets;
import inr.preset.Settings;
import inr.preset.Shape;
import inr.signal.Medium;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code inr models}: the networks by name. */
@Command(
    name = "models",
    description = "Lists the networks that can be fitted.",
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
  private static final Shape PICTURE =
      new Shape(List.of(512, 768), 2, 3, new Medium.Picture(768, 512, 3, 8));
  private static final Shape SOUND =
      new Shape(List.of(441_000), 1, 1, new Medium.Sound(441_000, 1, 44_100, 16, false));

  private final Session session;

  @Option(
      names = "--settings",
      description = "Tell what --set changes, with the usual values, too.")
  private boolean settings;

  ModelsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    for (Preset preset : Presets.ALL) {
      line("%-13s %s; %s", preset.name(), preset.description(), preset.source());
      if (settings) {
        settings(preset);
      }
    }
    return ExitCode.DONE;
  }

  private void settings(Preset preset) {
    Settings ofPicture = preset.settings(PICTURE);
    Settings ofSound = preset.settings(SOUND);
    ofPicture
        .values()
        .forEach(
            (name, value) ->
                line(
                    "  %-15s %s for a picture of 768 x 512, %s for a sound of 10 s",
                    name, number(value), number(ofSound.number(name))));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf((float) value);
  }

  private void line(String format, Object... words) {
    session.out().println(String.format(Locale.ROOT, format, words));
  }
}
