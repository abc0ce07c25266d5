package inr.io.jpeg;

import java.io.IOException;
import java.util.Arrays;

/**
 * Some bits of some coefficients of a block, in Huffman codes.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex G.1.2</a>
 */
final class ProgressiveHuffman implements Entropy {
  private static final int LARGEST_DC = 15;

  private final HuffmanBits in;
  private final ScanHeader scan;
  private final HuffmanTable[] tables;
  private final int[] previous;

  /** Blocks from now on that have no further coefficients. */
  private int ended;

  /** Tables by component of the scan, for DC or for the others, whichever it gives. */
  ProgressiveHuffman(HuffmanBits in, ScanHeader scan, HuffmanTable[] tables) {
    this.in = in;
    this.scan = scan;
    this.tables = tables;
    previous = new int[tables.length];
  }

  @Override
  public boolean isUsedUp() {
    return in.isUsedUp();
  }

  @Override
  public void restart() throws IOException {
    in.restart();
    Arrays.fill(previous, 0);
    ended = 0;
  }

  @Override
  public int unchanged() {
    return scan.first() > 0 && scan.known() == 0 ? ended : 0;
  }

  @Override
  public void skip(int blocks) {
    ended -= blocks;
  }

  @Override
  public void block(Component component, int index, int first) throws IOException {
    int[] coefficients = component.coefficients;
    if (scan.first() == 0) {
      dc(coefficients, index, first);
    } else if (scan.known() == 0) {
      firstBits(coefficients, first);
    } else {
      furtherBits(coefficients, first);
    }
  }

  private void dc(int[] coefficients, int index, int first) throws IOException {
    if (scan.known() > 0) {
      coefficients[first] |= in.number(1) << scan.left();
      return;
    }
    int bits = tables[index].symbol(in);
    if (bits > LARGEST_DC) {
      throw new IOException("a coefficient of it is too large");
    }
    previous[index] += in.signed(bits);
    coefficients[first] = (short) (previous[index] << scan.left());
  }

  /** Reads how many blocks end here, this one included, of a symbol that says so. */
  private int endedBlocks(int symbol) throws IOException {
    return (1 << (symbol >> 4)) + in.number(symbol >> 4);
  }

  private void firstBits(int[] coefficients, int first) throws IOException {
    if (ended > 0) {
      ended--;
      return;
    }
    for (int k = scan.first(); k <= scan.last(); k++) {
      int symbol = tables[0].symbol(in);
      int size = symbol & 0xf;
      if (size == 0 && symbol >> 4 < 15) {
        ended = endedBlocks(symbol) - 1;
        return;
      }
      k += symbol >> 4;
      if (size > 0) {
        require(k);
        coefficients[first + Block.natural(k)] = in.signed(size) << scan.left();
      }
    }
  }

  private static void require(int k) throws IOException {
    if (k >= Block.SIZE) {
      throw new IOException("a block of it has too many coefficients");
    }
  }

  /** Coefficients that are known get a bit each; between them others get their first. */
  private void furtherBits(int[] coefficients, int first) throws IOException {
    int k = scan.first();
    while (ended == 0 && k <= scan.last()) {
      int symbol = tables[0].symbol(in);
      int size = symbol & 0xf;
      int zeros = symbol >> 4;
      int value = 0;
      if (size == 1) {
        value = in.flag() ? 1 << scan.left() : -1 << scan.left();
      } else if (size > 1) {
        throw new IOException("a new coefficient of it has more than one bit");
      } else if (zeros < 15) {
        ended = endedBlocks(symbol);
        break;
      }
      for (; k <= scan.last(); k++) {
        int place = first + Block.natural(k);
        if (coefficients[place] != 0) {
          refine(coefficients, place);
        } else if (zeros-- == 0) {
          coefficients[place] = value;
          k++;
          break;
        }
      }
    }
    if (ended > 0) {
      for (; k <= scan.last(); k++) {
        int place = first + Block.natural(k);
        if (coefficients[place] != 0) {
          refine(coefficients, place);
        }
      }
      ended--;
    }
  }

  private void refine(int[] coefficients, int place) throws IOException {
    int bit = 1 << scan.left();
    int value = coefficients[place];
    if (in.flag() && (Math.abs(value) & bit) == 0) {
      coefficients[place] = value + (value > 0 ? bit : -bit);
    }
  }
}
