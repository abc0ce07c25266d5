package inr.cpu.kernel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Times each main block of the vector products beside its smaller sibling, and lets the sibling
 * take over where the main block is far slower.
 *
 * <p>The compiler was seen to leave too few registers to a block in some processes, which then ran
 * at half speed with the same bits; see docs/decisions/0004. The trial runs once, in a thread of
 * its own beside the training, on operands of its own, until both blocks have been compiled: some
 * tenths of a second.
 */
final class BlockTrial {
  private static final System.Logger LOG = System.getLogger("inr.cpu");
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  /** A main block is given up when its sibling, which should be slower, is faster by this. */
  private static final double FAR = 1.2;

  private static final int ROWS = 96;
  private static final int WIDTH = 64;
  private static final int CALLS = 8;
  private static final long NANOS = 400_000_000;

  private BlockTrial() {}

  /** Starts the trial if there is anything to choose and it was not started before. */
  static void startOnce() {
    if (VectorLanes.FLOATS.length() == 16 && STARTED.compareAndSet(false, true)) {
      Thread thread =
          new Thread(() -> run(Blocks.CURRENT, text -> LOG.log(System.Logger.Level.INFO, text)));
      thread.setName("inr-block-trial");
      thread.setDaemon(true);
      thread.start();
    }
  }

  static void run(Blocks blocks, Consumer<String> log) {
    Blocks siblings = new Blocks();
    siblings.narrowRows = true;
    siblings.lowColumns = true;
    MatrixKernel main = new VectorMatrixKernel(new Blocks());
    MatrixKernel other = new VectorMatrixKernel(siblings);
    float[] a = new float[ROWS * WIDTH];
    float[] b = new float[ROWS * WIDTH];
    float[] c = new float[ROWS * WIDTH];
    blocks.narrowRows =
        siblingIsFaster(
            "6 x 4 of rows",
            () -> main.multiply(a, 0, WIDTH, b, 0, c, 0, WIDTH, c, 0, ROWS, WIDTH, WIDTH),
            () -> other.multiply(a, 0, WIDTH, b, 0, c, 0, WIDTH, c, 0, ROWS, WIDTH, WIDTH),
            log);
    blocks.lowColumns =
        siblingIsFaster(
            "8 x 2 of columns",
            () ->
                main.multiplyTransposed(
                    a, 0, WIDTH, b, 0, c, 0, /* rows= */ WIDTH, /* depth= */ ROWS, WIDTH),
            () ->
                other.multiplyTransposed(
                    a, 0, WIDTH, b, 0, c, 0, /* rows= */ WIDTH, /* depth= */ ROWS, WIDTH),
            log);
  }

  /** Compares the shortest times of two ways to do the same. */
  static boolean siblingIsFaster(
      String name, Runnable main, Runnable sibling, Consumer<String> log) {
    long bestMain = Long.MAX_VALUE;
    long bestSibling = Long.MAX_VALUE;
    long end = System.nanoTime() + NANOS;
    while (System.nanoTime() < end) {
      bestMain = Math.min(bestMain, time(main));
      bestSibling = Math.min(bestSibling, time(sibling));
    }
    boolean faster = bestMain > FAR * bestSibling;
    if (faster) {
      log.accept(
          String.format(
              "block %s takes %.1f times as long as its sibling in this process, which is used instead",
              name, (double) bestMain / bestSibling));
    }
    return faster;
  }

  private static long time(Runnable product) {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      product.run();
    }
    return System.nanoTime() - start;
  }
}
