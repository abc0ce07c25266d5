package inr.codec.lossless;

/** The last different colours, the latest first; 0 where there were fewer. */
final class Recent {
  static final int BITS = 5;
  static final int SIZE = 1 << BITS;

  private final long[] colours = new long[SIZE];

  /** Where a colour lies, or −1. */
  int place(long colour) {
    for (int i = 0; i < SIZE; i++) {
      if (colours[i] == colour) {
        return i;
      }
    }
    return -1;
  }

  long at(int place) {
    return colours[place];
  }

  /** Makes a colour the latest. */
  void use(long colour) {
    int place = place(colour);
    System.arraycopy(colours, 0, colours, 1, place < 0 ? SIZE - 1 : place);
    colours[0] = colour;
  }
}
