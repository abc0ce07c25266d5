package inr.studio;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Opens pages in the browser of whoever sits here.
 *
 * <p>Arguments of a program are seen by all users of a machine, so the browser is not given the
 * address with its token but a file, which only its owner may read, that leads there.
 */
public final class Browser {
  private Browser() {}

  /** Tries to open an address; where there is no browser or screen nothing happens. */
  public static void open(URI address) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean windows = system.contains("win") && !system.contains("darwin");
    boolean mac = system.contains("mac");
    if (!windows
        && !mac
        && System.getenv("DISPLAY") == null
        && System.getenv("WAYLAND_DISPLAY") == null) {
      return;
    }
    try {
      Path folder = Files.createTempDirectory("inr-studio-"); // For its owner alone.
      Path page = folder.resolve("open.html");
      Files.writeString(
          page, "<!DOCTYPE html><meta http-equiv=\"refresh\" content=\"0;url=" + address + "\">");
      page.toFile().deleteOnExit();
      folder.toFile().deleteOnExit();
      List<String> command =
          windows
              ? List.of("rundll32", "url.dll,FileProtocolHandler", page.toString())
              : List.of(mac ? "open" : "xdg-open", page.toString());
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException none) {
      // The address has been printed, too.
    }
  }
}
