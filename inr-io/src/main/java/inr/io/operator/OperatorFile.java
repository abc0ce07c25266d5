package inr.io.operator;

import inr.io.InputBudget;
import inr.io.InputFile;
import inr.io.InputRoom;
import inr.io.SampleStorage;
import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads linear measurements: sparse matrices in Matrix Market's coordinate format, and JSON of two
 * forms, a matrix in compressed rows or sums over points.
 *
 * <pre>{@code
 * {"shape": [2, 2], "starts": [0, 2, 3], "columns": [0, 3, 1], "weights": [0.5, 0.5, 1]}
 * {"axes": ["x", "y"], "measurements": [{"points": [[0, 0], [1, 0.5]], "weights": [0.5, 0.5], "value": 3}]}
 * }</pre>
 *
 * <p>Equal points are one number of x; numbers are in the order in which their points appear first.
 */
public final class OperatorFile {
  /** What is read, in words. */
  public static final String ALL = "a Matrix Market file or JSON of a matrix or of measurements";

  private static final int MARK = 64;

  private OperatorFile() {}

  private static boolean beginsAsJson(Path file) throws IOException {
    return new String(InputFile.start(file, MARK), StandardCharsets.ISO_8859_1)
        .stripLeading()
        .startsWith("{");
  }

  /**
   * Reads a measurement.
   *
   * @throws SignalFormatException if the file is missing, damaged, something else, contradicts
   *     itself, or takes more than {@code budget} or the memory of this Java
   * @throws IOException if the disk fails
   */
  public static MeasuredRows read(Path file, InputBudget budget) throws IOException {
    InputFile.check(file, ALL);
    InputRoom room = new InputRoom(file, SampleStorage.of(), budget);
    try {
      return beginsAsJson(file) ? RowsText.read(room) : MatrixMarketFile.read(room);
    } catch (CharacterCodingException wrong) {
      throw new SignalFormatException(file, "is no text in UTF-8; " + ALL + " is needed", wrong);
    } catch (IllegalArgumentException wrong) {
      throw new SignalFormatException(file, String.valueOf(wrong.getMessage()), wrong);
    } catch (OutOfMemoryError e) {
      throw SignalFormatException.tooLarge(file, e);
    }
  }
}
