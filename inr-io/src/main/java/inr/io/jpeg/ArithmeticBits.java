package inr.io.jpeg;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Decisions of a scan in the arithmetic code of JPEG, each with a state that learns how likely it
 * is. Behind the end of a scan the code goes on with zeros, which belong to it.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex D</a>
 */
final class ArithmeticBits {
  /** A state that learns nothing: both decisions are as likely. */
  static final byte[] EVEN = {113};

  private static final int HALF = 0x8000;
  private static final int MORE_LIKELY = 0x80;
  private static final int INDEX = 0x7f;

  /**
   * Table D.3, six states a line: probability of the less likely decision, next state behind it and
   * behind the other one, and whether they change places.
   */
  private static final List<String> STATES =
      Pattern.compile("\\s+")
          .splitAsStream(
              """
              5a1d 1 1 1  2586 14 2 0  1114 16 3 0  080b 18 4 0  03d8 20 5 0  01da 23 6 0
              00e5 25 7 0  006f 28 8 0  0036 30 9 0  001a 33 10 0  000d 35 11 0  0006 9 12 0
              0003 10 13 0  0001 12 13 0  5a7f 15 15 1  3f25 36 16 0  2cf2 38 17 0  207c 39 18 0
              17b9 40 19 0  1182 42 20 0  0cef 43 21 0  09a1 45 22 0  072f 46 23 0  055c 48 24 0
              0406 49 25 0  0303 51 26 0  0240 52 27 0  01b1 54 28 0  0144 56 29 0  00f5 57 30 0
              00b7 59 31 0  008a 60 32 0  0068 62 33 0  004e 63 34 0  003b 32 35 0  002c 33 9 0
              5ae1 37 37 1  484c 64 38 0  3a0d 65 39 0  2ef1 67 40 0  261f 68 41 0  1f33 69 42 0
              19a8 70 43 0  1518 72 44 0  1177 73 45 0  0e74 74 46 0  0bfb 75 47 0  09f8 77 48 0
              0861 78 49 0  0706 79 50 0  05cd 48 51 0  04de 50 52 0  040f 50 53 0  0363 51 54 0
              02d4 52 55 0  025c 53 56 0  01f8 54 57 0  01a4 55 58 0  0160 56 59 0  0125 57 60 0
              00f6 58 61 0  00cb 59 62 0  00ab 61 63 0  008f 61 32 0  5b12 65 65 1  4d04 80 66 0
              412c 81 67 0  37d8 82 68 0  2fe8 83 69 0  293c 84 70 0  2379 86 71 0  1edf 87 72 0
              1aa9 87 73 0  174e 72 74 0  1424 72 75 0  119c 74 76 0  0f6b 74 77 0  0d51 75 78 0
              0bb6 77 79 0  0a40 77 48 0  5832 80 81 1  4d1c 88 82 0  438e 89 83 0  3bdd 90 84 0
              34ee 91 85 0  2eae 92 86 0  299a 93 87 0  2516 86 71 0  5570 88 89 1  4ca9 95 90 0
              44d9 96 91 0  3e22 97 92 0  3824 99 93 0  32b4 99 94 0  2e17 93 86 0  56a8 95 96 1
              4f46 101 97 0  47e5 102 98 0  41cf 103 99 0  3c3d 104 100 0  375e 99 93 0  5231 105 102 0
              4c0f 106 103 0  4639 107 104 0  415e 103 99 0  5627 105 106 1  50e7 108 107 0  4b85 109 103 0
              5597 110 109 0  504f 111 107 0  5a10 110 111 1  5522 112 109 0  59eb 112 111 1
              """
                  .strip())
          .toList();

  private static final int COUNT = STATES.size() / 4;
  private static final int[] PROBABILITY = new int[COUNT + 1];
  private static final byte[] BEHIND_LESS_LIKELY = new byte[COUNT + 1];
  private static final byte[] BEHIND_MORE_LIKELY = new byte[COUNT + 1];

  static {
    for (int i = 0; i < COUNT; i++) {
      PROBABILITY[i] = Integer.parseInt(STATES.get(4 * i), 16);
      int swaps = Integer.parseInt(STATES.get(4 * i + 3)) * MORE_LIKELY;
      BEHIND_LESS_LIKELY[i] = (byte) (Integer.parseInt(STATES.get(4 * i + 1)) | swaps);
      BEHIND_MORE_LIKELY[i] = (byte) Integer.parseInt(STATES.get(4 * i + 2));
    }
    PROBABILITY[COUNT] = PROBABILITY[0];
    BEHIND_LESS_LIKELY[COUNT] = (byte) COUNT;
    BEHIND_MORE_LIKELY[COUNT] = (byte) COUNT;
  }

  private final ScanData data;
  private long code;
  private int interval;
  private int untilByte;

  ArithmeticBits(ScanData data) {
    this.data = data;
    begin();
  }

  private void begin() {
    code = (long) nextByte() << 24;
    code |= (long) nextByte() << 16;
    interval = 2 * HALF;
    untilByte = 0;
  }

  private int nextByte() {
    return Math.max(0, data.next());
  }

  /** Goes on behind the mark of a restart. */
  void restart() throws IOException {
    data.restart();
    begin();
  }

  /** Whether nothing but zeros is left before the next mark. */
  boolean isUsedUp() {
    return data.isUsedUp();
  }

  /**
   * The next decision.
   *
   * @param states of which the one at {@code place} is used and changed
   */
  boolean decide(byte[] states, int place) {
    int state = states[place] & INDEX;
    boolean likely = (states[place] & MORE_LIKELY) != 0;
    int less = PROBABILITY[state];
    interval -= less;
    boolean upper = code >>> 16 >= interval;
    if (!upper && interval >= HALF) {
      return likely;
    }
    // Where the part of the less likely decision is the larger one, they change places.
    boolean unlikely = upper != interval < less;
    if (upper) {
      code -= (long) interval << 16;
      interval = less;
    }
    byte next = unlikely ? BEHIND_LESS_LIKELY[state] : BEHIND_MORE_LIKELY[state];
    states[place] = (byte) (next ^ (likely ? MORE_LIKELY : 0));
    do {
      if (untilByte == 0) {
        code += (long) nextByte() << 8;
        untilByte = Byte.SIZE;
      }
      interval <<= 1;
      code <<= 1;
      untilByte--;
    } while (interval < HALF);
    return likely != unlikely;
  }
}
