package inr.operator;

/** What a convolution sees beyond the edge of a plane. */
public enum Border {
  /** The other end: the plane repeats. */
  PERIODIC {
    @Override
    int index(int i, int size) {
      return Math.floorMod(i, size);
    }
  },

  /** A mirror on the edge, between samples: … b a | a b c | c b …, as often as it takes. */
  REFLECT {
    @Override
    int index(int i, int size) {
      int folded = Math.floorMod(i, 2 * size);
      return folded < size ? folded : 2 * size - 1 - folded;
    }
  },

  /** Nothing: there is a result only where the kernel lies inside, so the result is smaller. */
  VALID {
    @Override
    int index(int i, int size) {
      return i;
    }
  };

  /** The sample of an axis that stands for index i. */
  abstract int index(int i, int size);
}
