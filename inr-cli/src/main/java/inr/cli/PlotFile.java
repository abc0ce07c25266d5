package inr.cli;

import inr.io.Output;
import inr.plot.Plot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** A plot as a file, whose name tells whether as SVG or in pixels. */
final class PlotFile {
  private static final String SVG = ".svg";
  private static final String PNG = ".png";

  private PlotFile() {}

  /** Refuses another name. */
  static void requireName(String option, Path file) {
    if (!ends(file, SVG) && !ends(file, PNG)) {
      throw CommandFailure.usage(
          option + " is " + file + "; a name that ends in " + SVG + " or " + PNG + " is accepted");
    }
  }

  private static boolean ends(Path file, String ending) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /** Writes a plot where a place of such a name has been claimed for it. */
  static void write(Plot plot, Output output) throws IOException {
    byte[] bytes =
        ends(output.target(), SVG) ? plot.svg().getBytes(StandardCharsets.UTF_8) : plot.png();
    output.write(to -> to.write(bytes));
  }
}
