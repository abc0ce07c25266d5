package inr.io.image;

import java.io.EOFException;
import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/**
 * The pixels of a GIF frame: Lempel–Ziv–Welch codes of 2 to 12 bits, the lowest bit first, in
 * blocks of up to 255 bytes.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF 89a, appendix F</a>
 */
final class GifPixels {
  private static final int MOST_BITS = 12;
  private static final int MOST_CODES = 1 << MOST_BITS;

  private final ImageInputStream in;
  private long position;
  private final byte[] block = new byte[255];
  private int blockLength;
  private int blockPlace;

  private final int codeSize;
  private final int clear;
  private final int[] prefix = new int[MOST_CODES];
  private final byte[] last = new byte[MOST_CODES];
  private final byte[] first = new byte[MOST_CODES];

  /** The string of the code that was read last, from its end to its beginning. */
  private final byte[] string = new byte[MOST_CODES + 1];

  private int pending;
  private int codes;
  private int bits;
  private int previous = -1;
  private int window;
  private int available;

  /**
   * The pixels of a frame.
   *
   * @param start of the first block
   * @param codeSize bits of a pixel
   */
  GifPixels(ImageInputStream in, long start, int codeSize) {
    this.in = in;
    this.codeSize = codeSize;
    position = start;
    clear = 1 << codeSize;
    for (int i = 0; i < clear; i++) {
      first[i] = last[i] = (byte) i;
      prefix[i] = -1;
    }
    reset();
  }

  private void reset() {
    codes = clear + 2;
    bits = codeSize + 1;
    previous = -1;
  }

  /** Reads the next pixels. */
  void read(int[] numbers, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      while (pending == 0) {
        code();
      }
      numbers[i] = string[--pending] & 0xff;
    }
  }

  private void code() throws IOException {
    int code = nextCode();
    if (code == clear) {
      reset();
      return;
    } else if (code == clear + 1) {
      throw new EOFException("GIF data ends too early");
    } else if (code > codes || code == codes && (previous < 0 || codes == MOST_CODES)) {
      throw new IOException("GIF has a code that means nothing");
    }
    if (previous >= 0 && codes < MOST_CODES) {
      prefix[codes] = previous;
      first[codes] = first[previous];
      last[codes] = first[code == codes ? previous : code];
      codes++;
      if (codes == 1 << bits && bits < MOST_BITS) {
        bits++;
      }
    }
    previous = code;
    for (int c = code; c >= 0; c = prefix[c]) {
      string[pending++] = last[c];
    }
  }

  private int nextCode() throws IOException {
    while (available < bits) {
      if (blockPlace == blockLength) {
        nextBlock();
      }
      window |= (block[blockPlace++] & 0xff) << available;
      available += Byte.SIZE;
    }
    int code = window & (1 << bits) - 1;
    window >>>= bits;
    available -= bits;
    return code;
  }

  private void nextBlock() throws IOException {
    in.seek(position);
    blockLength = in.readUnsignedByte();
    if (blockLength == 0) {
      throw new EOFException("GIF data ends too early");
    }
    in.readFully(block, 0, blockLength);
    position += 1 + blockLength;
    blockPlace = 0;
  }
}
