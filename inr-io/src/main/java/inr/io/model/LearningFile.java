package inr.io.model;

import inr.io.Output;
import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of learnings under way, version 1: as model files, with a header record of the module that
 * learns families, and float64 numbers, which the reader of the header knows.
 */
public final class LearningFile {
  private LearningFile() {}

  /**
   * A file's content.
   *
   * @param numbers finite; not copied
   */
  public record Content<H extends Record>(H header, double[] numbers) {}

  /**
   * Writes a learning where a place has been claimed for it, again and again if need be.
   *
   * @throws IllegalArgumentException if a number is not finite
   * @throws IOException if the file cannot be written
   */
  public static <H extends Record> void write(Output output, Class<H> type, Content<H> content)
      throws IOException {
    double[] numbers = content.numbers();
    requireFinite(numbers);
    Container.Block block =
        new Container.Block(
            numbers.length, Double.BYTES, (buffer, i) -> buffer.putDouble(numbers[i]));
    Container.LEARNING.write(output, type, content.header(), List.of(block));
  }

  /**
   * Reads a learning.
   *
   * @throws SignalFormatException if there is no such file, or it is not a whole, undamaged
   *     learning of a version that is known here
   */
  public static <H extends Record> Content<H> read(Path file, Class<H> type) throws IOException {
    return Container.LEARNING.read(
        file,
        List.of(
            new Container.Version<H, Content<H>>(
                1,
                HeaderText.PLAIN,
                type,
                (header, payload) -> {
                  double[] numbers = new double[payload.elements(Double.BYTES)];
                  payload.read(
                      numbers.length, Double.BYTES, (buffer, i) -> numbers[i] = buffer.getDouble());
                  requireFinite(numbers);
                  return new Content<>(header, numbers);
                })));
  }

  private static void requireFinite(double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      if (!Double.isFinite(numbers[i])) {
        throw new IllegalArgumentException(
            "number " + i + " of a learning is " + numbers[i] + "; only finite ones can be stored");
      }
    }
  }
}
