package inr.io.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import inr.io.Output;
import inr.signal.Medium;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Writes measurements as text: a line of names, then each place and its values, with commas between
 * them, or tabs where the name of the file ends in {@code .tsv}. Numbers have as many digits as
 * give back the same bits.
 */
public final class PointTableWriter {
  private static final int BUFFER = 1 << 16;

  private PointTableWriter() {}

  /**
   * Writes a table where a place has been claimed for it.
   *
   * @param medium names of the columns
   * @param places gives the coordinates of row n, in the order of the columns
   * @param values {@code [N, C]}, row by row
   * @throws IOException if the file cannot be written
   */
  public static void write(
      Output output, Medium.Points medium, IntFunction<double[]> places, float[] values)
      throws IOException {
    String name = String.valueOf(output.target().getFileName());
    String between = name.endsWith(".tsv") ? "\t" : ",";
    int channels = medium.channels();
    output.write(
        file -> {
          StringBuilder text = new StringBuilder(head(medium, between)).append('\n');
          for (int n = 0; n < values.length / channels; n++) {
            for (double coordinate : places.apply(n)) {
              text.append(coordinate).append(between);
            }
            for (int c = 0; c < channels; c++) {
              text.append(values[n * channels + c]).append(c + 1 < channels ? between : "\n");
            }
            if (text.length() > BUFFER) {
              file.write(text.toString().getBytes(UTF_8));
              text.setLength(0);
            }
          }
          file.write(text.toString().getBytes(UTF_8));
        });
  }

  private static String head(Medium.Points medium, String between) {
    return medium.columns().stream()
        .map(PointTableWriter::quoted)
        .collect(Collectors.joining(between));
  }

  /** A name must not begin as a number does, nor as a comment, nor hold what stands between two. */
  private static String quoted(String name) {
    boolean plain = Arrays.stream(new String[] {",", ";", "\t"}).noneMatch(name::contains);
    return plain && Character.isLetter(name.charAt(0))
        ? name
        : "\"" + name.replaceAll("[,;\t\"]", " ") + "\"";
  }
}
