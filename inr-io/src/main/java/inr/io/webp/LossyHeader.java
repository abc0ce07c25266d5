package inr.io.webp;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What stands before the macroblocks of a VP8 frame: segments, loop filter, quantizers,
 * probabilities, and where the partitions lie.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6386#section-9">RFC 6386, section 9</a>
 */
final class LossyHeader {
  static final int SEGMENTS = 4;

  /** Fewest bits that the modes of a macroblock take, rounded down. */
  private static final int LEAST_MODE_BITS = 2;

  private static final int TAG_BYTES = 3;
  private static final int START_BYTES = 7;
  private static final int SIZE_BYTES = 3;

  private final ByteBuffer data;
  private final BoolReader modes;
  private final int[] segmentTree = {255, 255, 255};
  private final boolean hasSegmentMap;
  private final LoopFilter filter;
  private final Quantizer[] quantizers = new Quantizer[SEGMENTS];
  private final BoolReader[] partitions;
  private final CoefficientProbabilities probabilities;
  private final int width;
  private final int height;

  /** Probability of 0 of the flag that a macroblock has no coefficients; 0 if there is no flag. */
  private final int emptyProbability;

  /**
   * Reads the header.
   *
   * @param data the frame, from position 0 to its limit
   * @throws EOFException if the data ends in it, or is too short for so many macroblocks
   * @throws IOException if it is not the start of a still picture
   */
  LossyHeader(ByteBuffer data) throws IOException {
    this.data = data;
    require(TAG_BYTES + START_BYTES);
    int tag = data.get(0) & 0xff | (data.get(1) & 0xff) << 8 | (data.get(2) & 0xff) << 16;
    if ((tag & 1) != 0 || (tag >> 1 & 7) > 3 || (tag >> 4 & 1) == 0) {
      throw new IOException("VP8 frame is not a picture of its own");
    }
    if (data.get(3) != (byte) 0x9d || data.get(4) != 1 || data.get(5) != 0x2a) {
      throw new IOException("VP8 frame has no start code");
    }
    width = u16(6) & 0x3fff;
    height = u16(8) & 0x3fff;
    int start = TAG_BYTES + START_BYTES;
    int length = tag >> 5;
    require(start + length);
    if ((long) columns() * rows() * LEAST_MODE_BITS / Byte.SIZE > length) {
      throw new EOFException("VP8 data ends too early");
    }
    modes = new BoolReader(data.slice(start, length));
    modes.number(2); // colour space and whether to clip, which players ignore
    Segments segments = new Segments(modes, segmentTree);
    hasSegmentMap = segments.mapped;
    filter = new LoopFilter(modes, segments.strengths, segments.absolute);
    partitions = partitions(start + length, 1 << modes.number(2));
    Quantizer.read(modes, segments.quantizers, segments.absolute, quantizers);
    modes.flag(); // whether the probabilities are kept for a next frame
    probabilities = new CoefficientProbabilities(modes);
    emptyProbability = modes.flag() ? modes.number(8) : 0;
    modes.requireInside();
  }

  /** What differs between the up to four kinds of macroblocks. */
  private static final class Segments {
    final boolean mapped;

    /** Whether the values below are instead of those of the frame, or added to them. */
    final boolean absolute;

    final int[] quantizers = new int[SEGMENTS];
    final int[] strengths = new int[SEGMENTS];

    Segments(BoolReader in, int[] tree) {
      boolean used = in.flag();
      mapped = used && in.flag();
      boolean given = used && in.flag();
      absolute = given ? in.flag() : used;
      for (int i = 0; given && i < SEGMENTS; i++) {
        quantizers[i] = in.optionalSigned(7);
      }
      for (int i = 0; given && i < SEGMENTS; i++) {
        strengths[i] = in.optionalSigned(6);
      }
      for (int i = 0; mapped && i < tree.length; i++) {
        tree[i] = in.flag() ? in.number(8) : 255;
      }
    }
  }

  private BoolReader[] partitions(int sizes, int count) throws IOException {
    int start = sizes + SIZE_BYTES * (count - 1);
    require(start);
    BoolReader[] partitions = new BoolReader[count];
    for (int i = 0; i < count; i++) {
      int rest = data.limit() - start;
      int place = sizes + SIZE_BYTES * i;
      int length =
          i == count - 1 ? rest : Math.min(rest, u16(place) | (data.get(place + 2) & 0xff) << 16);
      partitions[i] = new BoolReader(data.slice(start, length));
      start += length;
    }
    if (partitions[count - 1].isEmpty()) {
      throw new EOFException("VP8 data ends too early");
    }
    return partitions;
  }

  private void require(int bytes) throws EOFException {
    if (data.limit() < bytes) {
      throw new EOFException("VP8 data ends too early");
    }
  }

  private int u16(int place) {
    return data.get(place) & 0xff | (data.get(place + 1) & 0xff) << 8;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Macroblocks of a row. */
  int columns() {
    return width + 15 >> 4;
  }

  /** Rows of macroblocks. */
  int rows() {
    return height + 15 >> 4;
  }

  /** What the modes of the macroblocks are read from. */
  BoolReader modes() {
    return modes;
  }

  /** What the coefficients of a row of macroblocks are read from. */
  BoolReader partition(int row) {
    return partitions[row & partitions.length - 1];
  }

  /** Probabilities of the tree of segments. */
  int[] segmentTree() {
    return segmentTree;
  }

  /** Whether each macroblock says its segment. */
  boolean hasSegmentMap() {
    return hasSegmentMap;
  }

  LoopFilter filter() {
    return filter;
  }

  Quantizer quantizer(int segment) {
    return quantizers[segment];
  }

  CoefficientProbabilities probabilities() {
    return probabilities;
  }

  /** Probability of 0 of the flag that a macroblock has no coefficients; 0 if there is no flag. */
  int emptyProbability() {
    return emptyProbability;
  }
}
