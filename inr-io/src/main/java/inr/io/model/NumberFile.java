package inr.io.model;

import inr.io.InputFile;
import inr.io.Output;
import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of a header record and numbers: as model files, with a header of the module that learns
 * families. What the numbers are, and how many there must be, the reader of the header knows.
 */
public final class NumberFile {
  /** Families of networks, in float32. */
  public static final NumberFile FAMILY = new NumberFile(Container.FAMILY, "family", Float.BYTES);

  /** Learnings under way, in float64. */
  public static final NumberFile LEARNING =
      new NumberFile(Container.LEARNING, "learning", Double.BYTES);

  private static final int START = 4;

  private final Container container;
  private final String name;
  private final int bytes;

  private NumberFile(Container container, String name, int bytes) {
    this.container = container;
    this.name = name;
    this.bytes = bytes;
  }

  /**
   * A file's content.
   *
   * @param numbers finite, and floats where they are kept as such; not copied
   */
  public record Content<H extends Record>(H header, double[] numbers) {}

  /**
   * Writes a file where a place has been claimed for it, again and again if need be.
   *
   * @throws IllegalArgumentException if a number is not finite
   * @throws IOException if the file cannot be written
   */
  public <H extends Record> void write(Output output, Class<H> type, Content<H> content)
      throws IOException {
    double[] numbers = content.numbers();
    requireFinite(numbers);
    Container.Block block =
        new Container.Block(
            numbers.length,
            bytes,
            (buffer, i) -> {
              if (bytes == Float.BYTES) {
                buffer.putFloat((float) numbers[i]);
              } else {
                buffer.putDouble(numbers[i]);
              }
            });
    container.write(output, type, content.header(), List.of(block));
  }

  /** Whether a file is meant to be such a one; of one that cannot be read its reader tells. */
  public boolean recognises(Path file) throws IOException {
    return container.recognises(InputFile.start(file, START));
  }

  /**
   * Reads a file.
   *
   * @throws SignalFormatException if there is no such file, or it is not a whole, undamaged one of
   *     a version that is known here
   */
  public <H extends Record> Content<H> read(Path file, Class<H> type) throws IOException {
    return container.read(
        file,
        List.of(
            new Container.Version<H, Content<H>>(
                container.version(),
                HeaderText.PLAIN,
                type,
                (header, payload) -> {
                  double[] numbers = new double[payload.elements(bytes)];
                  payload.read(
                      numbers.length,
                      bytes,
                      (buffer, i) ->
                          numbers[i] =
                              bytes == Float.BYTES ? buffer.getFloat() : buffer.getDouble());
                  requireFinite(numbers);
                  return new Content<>(header, numbers);
                })));
  }

  private void requireFinite(double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      boolean finite =
          bytes == Float.BYTES ? Float.isFinite((float) numbers[i]) : Double.isFinite(numbers[i]);
      if (!finite) {
        throw new IllegalArgumentException(
            "number "
                + i
                + " of a "
                + name
                + " is "
                + numbers[i]
                + "; only finite ones can be stored");
      }
    }
  }
}
