package inr.io.jpeg;

import java.io.IOException;
import java.util.Arrays;

/**
 * Coefficients in arithmetic codes: all of a block at once, or some bits of some of them.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annexes F.1.4, F.2.4 and
 *     G.1.3</a>
 */
final class ArithmeticEntropy implements Entropy {
  private static final int TABLES = 4;
  private static final int DC_STATES = 49;
  private static final int AC_STATES = 245;
  private static final int DC_MAGNITUDE = 20;
  private static final int LOW_MAGNITUDE = 189;
  private static final int HIGH_MAGNITUDE = 217;
  private static final int TO_BITS = 14;
  private static final int LARGEST = 1 << 15;

  private final ArithmeticBits in;
  private final ScanHeader scan;
  private final int[] dcConditioning;
  private final int[] acConditioning;
  private final byte[][] dcStates = new byte[TABLES][DC_STATES];
  private final byte[][] acStates = new byte[TABLES][AC_STATES];
  private final int[] previous;

  /** How large the last difference of each component was, as the place of a state. */
  private final int[] contexts;

  /**
   * Coefficients of a scan.
   *
   * @param dcConditioning bounds of small differences, by table
   * @param acConditioning last place in the zigzag of low coefficients, by table
   */
  ArithmeticEntropy(
      ArithmeticBits in, ScanHeader scan, int[] dcConditioning, int[] acConditioning) {
    this.in = in;
    this.scan = scan;
    this.dcConditioning = dcConditioning.clone();
    this.acConditioning = acConditioning.clone();
    previous = new int[scan.components().size()];
    contexts = new int[scan.components().size()];
  }

  @Override
  public boolean isUsedUp() {
    return in.isUsedUp();
  }

  @Override
  public void restart() throws IOException {
    in.restart();
    for (byte[] states : dcStates) {
      Arrays.fill(states, (byte) 0);
    }
    for (byte[] states : acStates) {
      Arrays.fill(states, (byte) 0);
    }
    Arrays.fill(previous, 0);
    Arrays.fill(contexts, 0);
  }

  @Override
  public void block(Component component, int index, int first) throws IOException {
    int[] coefficients = component.coefficients;
    boolean whole = scan.first() == 0 && scan.last() > 0;
    if (whole) {
      Arrays.fill(coefficients, first, first + Block.SIZE, 0);
    }
    if (scan.first() == 0) {
      dc(coefficients, index, first);
    }
    if (scan.last() > 0 && scan.known() == 0) {
      firstBits(coefficients, scan.acTables()[index], first);
    } else if (scan.last() > 0) {
      furtherBits(coefficients, scan.acTables()[index], first);
    }
  }

  private void dc(int[] coefficients, int index, int first) throws IOException {
    if (scan.known() > 0) {
      coefficients[first] |= in.decide(ArithmeticBits.EVEN, 0) ? 1 << scan.left() : 0;
      return;
    }
    int table = scan.dcTables()[index];
    byte[] states = dcStates[table];
    int place = contexts[index];
    if (!in.decide(states, place)) {
      contexts[index] = 0;
    } else {
      boolean negative = in.decide(states, place + 1);
      place += negative ? 3 : 2;
      int magnitude = 0;
      if (in.decide(states, place)) {
        place = DC_MAGNITUDE;
        magnitude = doubled(states, place, 1);
        place += Integer.numberOfTrailingZeros(magnitude);
      }
      int conditioning = dcConditioning[table];
      if (magnitude < 1 << (conditioning & 0xf) >> 1) {
        contexts[index] = 0;
      } else {
        boolean large = magnitude > 1 << (conditioning >> 4) >> 1;
        contexts[index] = (large ? 12 : 4) + (negative ? 4 : 0);
      }
      int value = bits(states, place + TO_BITS, magnitude) + 1;
      previous[index] += negative ? -value : value;
    }
    coefficients[first] = (short) (previous[index] << scan.left());
  }

  /** Doubles a magnitude for each decision that it is larger, each with the next state. */
  private int doubled(byte[] states, int place, int from) throws IOException {
    int magnitude = from;
    for (int next = place; in.decide(states, next); next++) {
      magnitude <<= 1;
      if (magnitude == LARGEST) {
        throw new IOException("a coefficient of it is too large");
      }
    }
    return magnitude;
  }

  /** The bits of a magnitude below its highest, which it has. */
  private int bits(byte[] states, int place, int magnitude) {
    int value = magnitude;
    for (int bit = magnitude >> 1; bit > 0; bit >>= 1) {
      value |= in.decide(states, place) ? bit : 0;
    }
    return value;
  }

  private void firstBits(int[] coefficients, int table, int first) throws IOException {
    byte[] states = acStates[table];
    for (int k = Math.max(1, scan.first()); k <= scan.last(); k++) {
      if (in.decide(states, 3 * (k - 1))) {
        return;
      }
      while (!in.decide(states, 3 * (k - 1) + 1)) {
        k++;
        require(k);
      }
      boolean negative = in.decide(ArithmeticBits.EVEN, 0);
      int place = 3 * (k - 1) + 2;
      int magnitude = in.decide(states, place) ? 1 : 0;
      if (magnitude == 1 && in.decide(states, place)) {
        place = k <= acConditioning[table] ? LOW_MAGNITUDE : HIGH_MAGNITUDE;
        magnitude = doubled(states, place, 2);
        place += Integer.numberOfTrailingZeros(magnitude) - 1;
      }
      int value = bits(states, place + TO_BITS, magnitude) + 1;
      coefficients[first + Block.natural(k)] = (negative ? -value : value) << scan.left();
    }
  }

  private void require(int k) throws IOException {
    if (k > scan.last()) {
      throw new IOException("a block of it has too many coefficients");
    }
  }

  private void furtherBits(int[] coefficients, int table, int first) throws IOException {
    byte[] states = acStates[table];
    int bit = 1 << scan.left();
    int end = scan.last();
    while (end > 0 && coefficients[first + Block.natural(end)] == 0) {
      end--;
    }
    for (int k = scan.first(); k <= scan.last(); k++) {
      if (k > end && in.decide(states, 3 * (k - 1))) {
        return;
      }
      int place = first + Block.natural(k);
      while (coefficients[place] == 0 && !in.decide(states, 3 * (k - 1) + 1)) {
        k++;
        require(k);
        place = first + Block.natural(k);
      }
      int value = coefficients[place];
      if (value == 0) {
        coefficients[place] = in.decide(ArithmeticBits.EVEN, 0) ? -bit : bit;
      } else if (in.decide(states, 3 * (k - 1) + 2)) {
        coefficients[place] = value + (value > 0 ? bit : -bit);
      }
    }
  }
}
