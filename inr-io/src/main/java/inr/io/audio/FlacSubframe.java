package inr.io.audio;

import java.io.IOException;
import java.util.Arrays;

/**
 * The samples of one channel in one frame of a FLAC: constant, as they are, or predicted from those
 * before them with a remainder.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9639#section-9.2">RFC 9639, section 9.2</a>
 */
final class FlacSubframe {
  private static final int CONSTANT = 0;
  private static final int VERBATIM = 1;
  private static final int FIXED = 8;
  private static final int LINEAR = 32;
  private static final int[][] FIXED_FACTORS = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

  private FlacSubframe() {}

  /**
   * Decodes a channel.
   *
   * @param bits of a sample
   * @param samples overwritten from 0
   * @param count samples of the frame
   */
  static void read(FlacBits in, int bits, long[] samples, int count) throws IOException {
    if (in.number(1) != 0) {
      throw new FlacException("a subframe of it does not start with 0");
    }
    int kind = (int) in.number(6);
    int wasted = in.number(1) == 0 ? 0 : 1 + in.zeros();
    int kept = bits - wasted;
    if (kept < 1) {
      throw new FlacException("a subframe of it wastes " + wasted + " of " + bits + " bits");
    }
    if (kind == CONSTANT) {
      Arrays.fill(samples, 0, count, in.signed(kept));
    } else if (kind == VERBATIM) {
      for (int i = 0; i < count; i++) {
        samples[i] = in.signed(kept);
      }
    } else if (kind >= FIXED && kind - FIXED < FIXED_FACTORS.length) {
      int order = kind - FIXED;
      warmUp(in, kept, samples, order, count);
      remainders(in, samples, order, count);
      predict(samples, FIXED_FACTORS[order], 0, count);
    } else if (kind >= LINEAR) {
      linear(in, kept, samples, kind - LINEAR + 1, count);
    } else {
      throw new FlacException("a subframe of it is of the unknown kind " + kind);
    }
    for (int i = 0; wasted > 0 && i < count; i++) {
      samples[i] <<= wasted;
    }
  }

  private static void warmUp(FlacBits in, int bits, long[] samples, int order, int count)
      throws IOException {
    if (order > count) {
      throw new FlacException("a subframe of it predicts from more samples than it has");
    }
    for (int i = 0; i < order; i++) {
      samples[i] = in.signed(bits);
    }
  }

  private static void linear(FlacBits in, int bits, long[] samples, int order, int count)
      throws IOException {
    warmUp(in, bits, samples, order, count);
    int precision = (int) in.number(4) + 1;
    int shift = (int) in.signed(5);
    if (precision == 16 || shift < 0) {
      throw new FlacException("a subframe of it has factors of an unknown precision");
    }
    int[] factors = new int[order];
    for (int i = 0; i < order; i++) {
      factors[i] = (int) in.signed(precision);
    }
    remainders(in, samples, order, count);
    predict(samples, factors, shift, count);
  }

  private static void predict(long[] samples, int[] factors, int shift, int count) {
    for (int i = factors.length; i < count; i++) {
      long sum = 0;
      for (int j = 0; j < factors.length; j++) {
        sum += factors[j] * samples[i - 1 - j];
      }
      samples[i] += sum >> shift;
    }
  }

  /** Rice codes, whose parameter changes from part to part. */
  private static void remainders(FlacBits in, long[] samples, int order, int count)
      throws IOException {
    int method = (int) in.number(2);
    if (method > 1) {
      throw new FlacException("a subframe of it is coded by the unknown method " + method);
    }
    int parameterBits = method == 0 ? 4 : 5;
    int parts = 1 << (int) in.number(4);
    int length = count / parts;
    if (count % parts != 0 || length < order) {
      throw new FlacException("a subframe of it has parts that do not fit");
    }
    int next = order;
    for (int part = 1; part <= parts; part++) {
      int parameter = (int) in.number(parameterBits);
      boolean escape = parameter == (1 << parameterBits) - 1;
      int bits = escape ? (int) in.number(5) : 0;
      for (; next < part * length; next++) {
        if (escape) {
          samples[next] = bits == 0 ? 0 : in.signed(bits);
        } else {
          long folded = (long) in.zeros() << parameter | in.number(parameter);
          samples[next] = folded >>> 1 ^ -(folded & 1);
        }
      }
    }
  }
}
