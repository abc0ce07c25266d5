package inr.cuda.driver;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The buffer through which arrays go to a device and back, a piece at a time. */
final class Staging {
  /** Large enough that a copy takes much longer than its call, small enough for the caches. */
  static final int BYTES = 1 << 20;

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES).order(ByteOrder.nativeOrder());

  /** What is done with one piece. */
  interface Copy {
    /** Copies {@code size} elements from number {@code first} on, to or from a piece's start. */
    void run(ByteBuffer piece, int first, int size);
  }

  /** Walks through {@code count} elements in pieces that fit; one walk at a time. */
  synchronized void inPieces(int elementBytes, int count, Copy copy) {
    int most = BYTES / elementBytes;
    for (int first = 0; first < count; first += Math.min(most, count - first)) {
      copy.run(buffer, first, Math.min(most, count - first));
    }
  }
}
