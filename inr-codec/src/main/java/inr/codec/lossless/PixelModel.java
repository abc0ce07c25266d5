package inr.codec.lossless;

import inr.codec.entropy.AdaptiveBits;
import inr.codec.entropy.BitCode;
import inr.signal.Medium;

/**
 * Predicts pixels from those before them, for pictures in which colours repeat: drawings, text,
 * screenshots, single colours. A pixel is asked in turn whether it is
 *
 * <ol>
 *   <li>the colour that last followed on the same twelve neighbours, or on the same six
 *   <li>that of its left, upper, upper left or upper right neighbour
 *   <li>one of the last {@value Recent#SIZE} colours that were none of these
 * </ol>
 *
 * and is coded channel by channel if it is none. Every answer has a probability that learns: its
 * context is which of the neighbours are equal.
 *
 * <p>All is done in whole numbers; a reader that codes with what a writer wrote has the same
 * pixels.
 */
final class PixelModel {
  private static final int CANDIDATES = 4;

  /** Ways in which neighbours are equal. */
  static final int PATTERNS = 256;

  private final int width;
  private final int channels;
  private final int depth;
  private final Recent recent = new Recent();
  private final ChannelModel literals;
  private final Followers far = new Followers();
  private final Followers near = new Followers();
  private final AdaptiveBits equals = new AdaptiveBits(2 * CANDIDATES * PATTERNS);
  private final AdaptiveBits recents = new AdaptiveBits(2 + Recent.SIZE);
  private final long[] candidates = new long[CANDIDATES];
  private long[] row;
  private long[] above;
  private long[] aboveThat;
  private int rows;
  private int wasRecent;

  PixelModel(Medium.Picture medium) {
    width = medium.width();
    channels = medium.channels();
    depth = medium.bitDepth();
    literals = new ChannelModel(channels, depth);
    row = new long[width];
    above = new long[width];
    aboveThat = new long[width];
  }

  /**
   * Codes the next row: a writer's is taken from the samples, a reader's is put there.
   *
   * @param samples those of a pixel together
   * @param from index of the first
   */
  void row(BitCode code, short[] samples, int from) {
    long[] next = aboveThat;
    aboveThat = above;
    above = row;
    row = next;
    for (int x = 0, at = from; x < width; x++, at += channels) {
      row[x] = pixel(code, x, packed(samples, at));
      unpack(row[x], samples, at);
    }
    rows++;
  }

  private long packed(short[] samples, int at) {
    long mask = (1L << depth) - 1;
    long pixel = 0;
    for (int c = channels - 1; c >= 0; c--) {
      pixel = pixel << 16 | samples[at + c] & mask;
    }
    return pixel;
  }

  private void unpack(long pixel, short[] samples, int at) {
    for (int c = 0; c < channels; c++) {
      samples[at + c] = (short) (pixel >> 16 * c);
    }
  }

  private long pixel(BitCode code, int x, long pixel) {
    // Outside of the picture lie the pixels beside the border; before the first all are 0.
    long up = rows > 0 ? above[x] : x > 0 ? row[x - 1] : 0;
    long left = x > 0 ? row[x - 1] : up;
    long upLeft = rows > 0 && x > 0 ? above[x - 1] : up;
    long upRight = rows > 0 && x < width - 1 ? above[x + 1] : up;
    long leftLeft = x > 1 ? row[x - 2] : left;
    long upUp = rows > 1 ? aboveThat[x] : up;
    candidates[0] = left;
    candidates[1] = up;
    candidates[2] = upLeft;
    candidates[3] = upRight;
    int pattern =
        equal(left, up)
            | equal(left, upLeft) << 1
            | equal(up, upLeft) << 2
            | equal(up, upRight) << 3
            | equal(left, upRight) << 4
            | equal(upLeft, upRight) << 5
            | equal(left, leftLeft) << 6
            | equal(up, upUp) << 7;
    long six = mix(mix(mix(mix(mix(mix(0, left), up), upLeft), upRight), leftLeft), upUp);
    near.seek(six);
    far.seek(
        mix(
            mix(
                mix(mix(mix(mix(six, beside(x, -3)), above(x, -2)), above(x, 2)), upper(x, -1)),
                upper(x, 1)),
            upper(x, 2)));
    long found = followed(code, pattern, pixel);
    near.learn(found);
    far.learn(found);
    return found;
  }

  private long beside(int x, int step) {
    return x + step < 0 ? 0 : row[x + step];
  }

  private long above(int x, int step) {
    return rows == 0 ? 0 : above[Math.min(Math.max(x + step, 0), width - 1)];
  }

  private long upper(int x, int step) {
    return rows < 2 ? 0 : aboveThat[Math.min(Math.max(x + step, 0), width - 1)];
  }

  private static int equal(long a, long b) {
    return a == b ? 1 : 0;
  }

  private static long mix(long hash, long neighbour) {
    long mixed = (hash ^ neighbour) * 0x9E3779B97F4A7C15L; // 2⁶⁴ / golden ratio
    return mixed ^ mixed >>> 29;
  }

  private long followed(BitCode code, int pattern, long pixel) {
    boolean knowsFar = far.known();
    if (knowsFar && far.hit(code, pattern, pixel)) {
      return far.colour();
    }
    boolean knowsNear = near.known() && !(knowsFar && near.colour() == far.colour());
    if (knowsNear && near.hit(code, pattern, pixel)) {
      return near.colour();
    }
    for (int c = 0; c < CANDIDATES; c++) {
      long candidate = candidates[c];
      boolean refused =
          knowsFar && candidate == far.colour() || knowsNear && candidate == near.colour();
      if (!refused && !isEarlier(c)) {
        int context = ((knowsFar ? 1 : 0) * CANDIDATES + c) * PATTERNS + pattern;
        if (equals.code(code, context, 1 - equal(pixel, candidate)) == 0) {
          return candidate;
        }
      }
    }
    return other(code, pixel);
  }

  private boolean isEarlier(int candidate) {
    for (int c = 0; c < candidate; c++) {
      if (candidates[c] == candidates[candidate]) {
        return true;
      }
    }
    return false;
  }

  private long other(BitCode code, long pixel) {
    int place = recent.place(pixel);
    wasRecent = 1 - recents.code(code, wasRecent, place < 0 ? 1 : 0);
    long found;
    if (wasRecent == 1) {
      found = recent.at(recents.tree(code, 1, Recent.BITS, Math.max(0, place)));
    } else {
      found = literals.code(code, pixel, candidates[0], candidates[1], candidates[2]);
    }
    recent.use(found);
    return found;
  }
}
