package inr.io.image;

import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the strips or tiles of a page lie. Lengths that are missing, 0 or too large are worked out
 * where that is certain: as long as the pixels need, or up to the next piece.
 */
final class TiffPieces {
  private static final int STRIP_OFFSETS = 273;
  private static final int ROWS_PER_STRIP = 278;
  private static final int STRIP_BYTES = 279;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;

  private final Path file;
  private final TiffFormat format;
  private final boolean tiled;
  private final long pieceWidth;
  private final long pieceHeight;
  private final long[] offsets;
  private final long[] lengths;
  private final List<String> notes = new ArrayList<>();

  /**
   * Finds the pieces.
   *
   * @param end of the file
   * @throws SignalFormatException if some are not inside
   */
  TiffPieces(Path file, TiffDirectory page, TiffFormat format, long end) throws IOException {
    this.file = file;
    this.format = format;
    tiled = page.values(TILE_OFFSETS).isPresent();
    pieceWidth = tiled ? page.value(TILE_WIDTH, 0) : format.width();
    long rows = tiled ? page.value(TILE_HEIGHT, 0) : page.value(ROWS_PER_STRIP, format.height());
    pieceHeight = tiled ? rows : Math.min(rows, format.height());
    offsets = page.values(tiled ? TILE_OFFSETS : STRIP_OFFSETS).orElse(new long[0]);
    long[] claimed = page.values(tiled ? TILE_BYTES : STRIP_BYTES).orElse(new long[0]);
    requireAll(claimed.length);
    lengths = lengths(claimed, end);
  }

  private void requireAll(int claimed) throws SignalFormatException {
    if (pieceWidth < 1 || pieceHeight < 1 || pieceWidth * pieceHeight > Integer.MAX_VALUE) {
      throw new SignalFormatException(
          file,
          "TIFF claims pieces of "
              + pieceWidth
              + " x "
              + pieceHeight
              + " pixels; the file is damaged");
    }
    long columns = (format.width() + pieceWidth - 1) / pieceWidth;
    long rows = (format.height() + pieceHeight - 1) / pieceHeight;
    long needed = columns * rows * (format.planar() ? format.channels() : 1);
    if (offsets.length < needed || claimed != 0 && claimed < needed) {
      throw new SignalFormatException(
          file,
          "TIFF has "
              + offsets.length
              + " strips or tiles and the lengths of "
              + claimed
              + " but the picture has "
              + needed
              + "; the file is damaged");
    }
  }

  private long[] lengths(long[] claimed, long end) throws SignalFormatException {
    long[] found = new long[offsets.length];
    long[] sorted = offsets.clone();
    Arrays.sort(sorted);
    int workedOut = 0;
    for (int i = 0; i < found.length; i++) {
      long rest = end - offsets[i];
      long claim = i < claimed.length ? claimed[i] : 0;
      found[i] = claim;
      if (claim == 0 || claim > rest) {
        workedOut++;
        if (format.compression() == TiffFormat.UNCOMPRESSED) {
          found[i] = needed(i);
        } else if (claim == 0) {
          found[i] = upToNext(sorted, offsets[i], end);
        }
      }
      if (offsets[i] < 0 || rest < 0 || found[i] > rest) {
        throw PictureHeader.cutOff(
            file, "part " + (i + 1) + " of " + offsets.length + " of its TIFF data");
      }
    }
    if (workedOut > 0) {
      notes.add(
          "lengths of "
              + workedOut
              + " of its "
              + found.length
              + " strips or tiles were missing or wrong and worked out");
    }
    return found;
  }

  /** Bytes of a piece that is not compressed. */
  private long needed(int piece) {
    if (tiled) {
      return format.bytes(pieceWidth, pieceHeight);
    }
    long strips = (format.height() + pieceHeight - 1) / pieceHeight;
    long first = piece % strips * pieceHeight;
    return format.bytes(format.width(), Math.min(pieceHeight, format.height() - first));
  }

  private static long upToNext(long[] sorted, long offset, long end) {
    for (long other : sorted) {
      if (other > offset) {
        return Math.min(other, end) - offset;
      }
    }
    return end - offset;
  }

  /** Refuses a size that the bytes of the pieces cannot hold; bytes of several count once. */
  void requirePlausible() throws SignalFormatException {
    long found = distinctBytes();
    long rowBytes = ((long) format.width() * format.channels() * format.bits() + 7) / 8;
    double all =
        format.compression() == TiffFormat.UNCOMPRESSED
            ? (format.planar() ? format.channels() : 1)
                * (double) format.bytes(format.width(), format.height())
            : rowBytes * (double) format.height();
    PictureHeader.requirePlausible(
        file, format.width(), format.height(), (long) (all / ratio(rowBytes)), found);
    if (format.isFax()) {
      PictureHeader.requireBelievable(file, format.width(), format.height(), found);
    }
  }

  private long distinctBytes() {
    int[] order =
        IntStream.range(0, offsets.length)
            .boxed()
            .sorted(Comparator.comparingLong(i -> offsets[i]))
            .mapToInt(i -> i)
            .toArray();
    long sum = 0;
    long end = 0;
    for (int i : order) {
      long next = offsets[i] + lengths[i];
      sum += Math.max(0, next - Math.max(end, offsets[i]));
      end = Math.max(end, next);
    }
    return sum;
  }

  /** How many bytes of picture one byte can stand for at most. */
  private double ratio(long rowBytes) {
    return switch (format.compression()) {
      case 1 -> 1; // none
      case 2, 3, 4, 32_771 -> 8.0 * rowBytes; // CCITT: an unchanged row is one bit
      case 32773 -> 64; // PackBits
      default -> 2048; // LZW and Deflate; JPEG blocks of one bit
    };
  }

  /** Tag of the places. */
  int offsetTag() {
    return tiled ? TILE_OFFSETS : STRIP_OFFSETS;
  }

  /** Tag of the lengths. */
  int lengthTag() {
    return tiled ? TILE_BYTES : STRIP_BYTES;
  }

  long[] offsets() {
    return offsets;
  }

  long[] lengths() {
    return lengths;
  }

  /** Rows of a piece. */
  long pieceHeight() {
    return pieceHeight;
  }

  /** Columns of a tile; empty if the pieces are strips. */
  Optional<Long> tileWidth() {
    return tiled ? Optional.of(pieceWidth) : Optional.empty();
  }

  List<String> notes() {
    return notes;
  }
}
