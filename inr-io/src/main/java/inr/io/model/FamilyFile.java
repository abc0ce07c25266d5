package inr.io.model;

import inr.io.InputFile;
import inr.io.Output;
import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of families of networks, version 1: as model files, with a header record of the module that
 * learns families, and float32 numbers. What the numbers are, and how many there must be, the
 * reader of the header knows.
 */
public final class FamilyFile {
  private static final int START = 4;

  private FamilyFile() {}

  /**
   * A file's content.
   *
   * @param numbers finite; not copied
   */
  public record Content<H extends Record>(H header, float[] numbers) {}

  /**
   * Writes a family where a place has been claimed for it.
   *
   * @throws IllegalArgumentException if a number is not finite
   * @throws IOException if the file cannot be written
   */
  public static <H extends Record> void write(Output output, Class<H> type, Content<H> content)
      throws IOException {
    float[] numbers = content.numbers();
    requireFinite(numbers);
    Container.Block block =
        new Container.Block(
            numbers.length, Float.BYTES, (buffer, i) -> buffer.putFloat(numbers[i]));
    Container.FAMILY.write(output, type, content.header(), List.of(block));
  }

  /** Whether a file is meant to be a family; of one that cannot be read its reader tells. */
  public static boolean recognises(Path file) throws IOException {
    return Container.FAMILY.recognises(InputFile.start(file, START));
  }

  /**
   * Reads a family.
   *
   * @throws SignalFormatException if there is no such file, or it is not a whole, undamaged family
   *     of a version that is known here
   */
  public static <H extends Record> Content<H> read(Path file, Class<H> type) throws IOException {
    return Container.FAMILY.read(
        file,
        List.of(
            new Container.Version<H, Content<H>>(
                1,
                HeaderText.PLAIN,
                type,
                (header, payload) -> {
                  float[] numbers = new float[payload.elements(Float.BYTES)];
                  payload.read(
                      numbers.length, Float.BYTES, (buffer, i) -> numbers[i] = buffer.getFloat());
                  requireFinite(numbers);
                  return new Content<>(header, numbers);
                })));
  }

  private static void requireFinite(float[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      if (!Float.isFinite(numbers[i])) {
        throw new IllegalArgumentException(
            "number " + i + " of a family is " + numbers[i] + "; only finite ones can be stored");
      }
    }
  }
}
