package inr.io.image;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * The lines of a strip of a fax, as the places where white changes to black and back.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-T.6">ITU-T T.4, section 4, and T.6, section 2</a>
 */
final class FaxLines {
  /** How lines are coded. */
  enum Coding {
    /** Runs, each line from a whole byte (TIFF compression 2). */
    RUNS_IN_BYTES,
    /** Runs, each line from a whole word of 16 bits (TIFF compression 32771). */
    RUNS_IN_WORDS,
    /** Group 3 of one dimension: runs between marks of the end of a line. */
    GROUP_3,
    /** Group 3 of two dimensions: a bit behind each mark tells which a line has. */
    GROUP_3_MIXED,
    /** Group 4: changes against the line above. */
    GROUP_4
  }

  private static final int MARK_ZEROS = 11;
  private static final int MARKS_AT_END = 6;

  private final FaxBits in;
  private final Coding coding;
  private final int width;

  /** Changes of the line above, the first to black, closed by the width. */
  private int[] above;

  private int[] line;
  private int changes;

  FaxLines(FaxBits in, Coding coding, int width) {
    this.in = in;
    this.coding = coding;
    this.width = width;
    above = new int[width + 4];
    line = new int[width + 4];
    Arrays.fill(above, width);
  }

  /**
   * Decodes the next line.
   *
   * @param numbers overwritten from 0: 0 for white, 1 for black
   * @throws EOFException if the data ends too early
   * @throws IOException if it is damaged
   */
  void next(int[] numbers) throws IOException {
    changes = 0;
    switch (coding) {
      case RUNS_IN_BYTES -> in.align(Byte.SIZE);
      case RUNS_IN_WORDS -> in.align(Short.SIZE);
      default -> {}
    }
    boolean marked = coding != Coding.RUNS_IN_BYTES && coding != Coding.RUNS_IN_WORDS;
    boolean twoDimensions = coding == Coding.GROUP_4;
    for (int marks = 0; marked && in.peek(MARK_ZEROS) == 0; marks++) {
      if (coding == Coding.GROUP_4 || marks == MARKS_AT_END - 1) {
        throw new EOFException("fax data ends too early");
      }
      skipMark();
      if (coding == Coding.GROUP_3_MIXED) {
        twoDimensions = in.peek(1) == 0;
        in.skip(1);
      }
    }
    if (twoDimensions) {
      differences();
    } else {
      runs();
    }
    Arrays.fill(line, changes, changes + 3, width);
    for (int i = 0, x = 0; x < width; i++) {
      Arrays.fill(numbers, x, line[i], i % 2);
      x = line[i];
    }
    int[] free = above;
    above = line;
    line = free;
  }

  private void skipMark() throws IOException {
    in.skip(MARK_ZEROS);
    while (in.peek(1) == 0) {
      in.skip(1); // lines may be filled up with zeros
    }
    in.skip(1);
  }

  private void runs() throws IOException {
    int x = 0;
    boolean black = false;
    while (x < width) {
      x += run(black);
      change(x);
      black = !black;
    }
  }

  private int run(boolean black) throws IOException {
    FaxCodes codes = black ? FaxCodes.BLACK : FaxCodes.WHITE;
    int sum = 0;
    while (true) {
      int bits = in.peek(FaxCodes.LONGEST);
      if (codes.length(bits) == 0) {
        in.skip(FaxCodes.LONGEST); // tells whether the data has ended
        throw new IOException("a run of it has no known code");
      }
      in.skip(codes.length(bits));
      int run = codes.run(bits);
      sum += run;
      if (run <= FaxCodes.LARGEST_LAST) {
        return sum;
      } else if (sum > width) {
        throw new IOException("a line of it is too long");
      }
    }
  }

  private void change(int x) throws IOException {
    int before = changes == 0 ? 0 : line[changes - 1];
    if (x < before || x > width || changes > width) {
      throw new IOException("a line of it is too long or runs back");
    }
    line[changes++] = x;
  }

  private void differences() throws IOException {
    int x = -1;
    int from = 0;
    boolean black = false;
    while (x < width) {
      // The first change above that lies behind x and is to the other colour.
      from = Math.max(0, from - 2);
      while (above[from] < width && (above[from] <= x || from % 2 == (black ? 0 : 1))) {
        from++;
      }
      int mode = in.peek(7);
      if (mode >> 6 == 1) {
        x = vertical(1, above[from]);
        black = !black;
      } else if (mode >> 4 == 3 || mode >> 4 == 2) {
        x = vertical(3, above[from] + (mode >> 4 == 3 ? 1 : -1));
        black = !black;
      } else if (mode >> 4 == 1) {
        in.skip(3);
        int first = Math.max(0, x) + run(black);
        change(first);
        x = first + run(!black);
        change(x);
      } else if (mode >> 3 == 1) {
        in.skip(4);
        x = above[from] < width ? above[from + 1] : width;
      } else if (mode >> 1 == 3 || mode >> 1 == 2) {
        x = vertical(6, above[from] + (mode >> 1 == 3 ? 2 : -2));
        black = !black;
      } else if (mode == 3 || mode == 2) {
        x = vertical(7, above[from] + (mode == 3 ? 3 : -3));
        black = !black;
      } else {
        in.skip(7); // tells whether the data has ended
        throw new IOException("a change of it has no known code");
      }
    }
  }

  private int vertical(int bits, int x) throws IOException {
    in.skip(bits);
    change(x);
    return x;
  }
}
