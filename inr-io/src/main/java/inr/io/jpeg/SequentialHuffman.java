package inr.io.jpeg;

import java.io.IOException;
import java.util.Arrays;

/**
 * All coefficients of a block at once, in Huffman codes.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex F.2.2</a>
 */
final class SequentialHuffman implements Entropy {
  private static final int LARGEST_DC = 15;
  private static final int SIXTEEN_ZEROS = 0xf0;

  private final HuffmanBits in;
  private final HuffmanTable[] dc;
  private final HuffmanTable[] ac;
  private final int[] previous;

  /** Tables by component of the scan. */
  SequentialHuffman(HuffmanBits in, HuffmanTable[] dc, HuffmanTable[] ac) {
    this.in = in;
    this.dc = dc;
    this.ac = ac;
    previous = new int[dc.length];
  }

  @Override
  public void block(Component component, int index, int first) throws IOException {
    int[] coefficients = component.coefficients;
    Arrays.fill(coefficients, first, first + Block.SIZE, 0);
    int bits = dc[index].symbol(in);
    if (bits > LARGEST_DC) {
      throw new IOException("a coefficient of it is too large");
    }
    previous[index] += in.signed(bits);
    coefficients[first] = (short) previous[index];
    for (int k = 1; k < Block.SIZE; k++) {
      int symbol = ac[index].symbol(in);
      int size = symbol & 0xf;
      if (size == 0 && symbol != SIXTEEN_ZEROS) {
        return;
      }
      k += symbol >> 4;
      if (size > 0) {
        if (k >= Block.SIZE) {
          throw new IOException("a block of it has too many coefficients");
        }
        coefficients[first + Block.natural(k)] = in.signed(size);
      }
    }
  }

  @Override
  public boolean isUsedUp() {
    return in.isUsedUp();
  }

  @Override
  public void restart() throws IOException {
    in.restart();
    Arrays.fill(previous, 0);
  }
}
