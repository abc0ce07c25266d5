package inr.cpu.kernel;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Times each main block of the vector products beside its smaller sibling, and lets the sibling
 * take over where the main block is far slower.
 *
 * <p>The compiler was seen to leave too few registers to a block in some processes, which then ran
 * at half speed with the same bits; see docs/decisions/0004. The trial runs once, in a thread of
 * its own beside the training, on operands of its own. A block that has not been compiled yet takes
 * hundreds of times as long, and how long the compiler needs depends on how busy the machine is; so
 * the trial goes in short rounds with time for the compiler between them, and the last round alone
 * decides.
 */
final class BlockTrial {
  private static final System.Logger LOG = System.getLogger("inr.cpu");
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  /** A main block is given up when its sibling, which should be slower, is faster by this. */
  private static final double FAR = 1.2;

  private static final int ROWS = 96;
  private static final int WIDTH = 64;
  private static final int CALLS = 8;

  /** What the rounds before the last one begin, the compiler has seconds to finish. */
  private static final int ROUNDS = 4;

  private static final long ROUND_NANOS = 100_000_000;
  private static final long PAUSE_NANOS = 1_000_000_000;

  private final Consumer<String> log;
  private final Clock clock;
  private final long roundNanos;
  private final long pauseNanos;

  /** Time as the trial sees it. */
  interface Clock {
    /** Nanoseconds since some moment. */
    long nanos();

    /** Lets so much time go by. */
    void pause(long nanos);
  }

  private static final class SystemClock implements Clock {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void pause(long nanos) {
      LockSupport.parkNanos(nanos);
    }
  }

  BlockTrial(Consumer<String> log, Clock clock, long roundNanos, long pauseNanos) {
    this.log = log;
    this.clock = clock;
    this.roundNanos = roundNanos;
    this.pauseNanos = pauseNanos;
  }

  /** Starts the trial if there is anything to choose and it was not started before. */
  static void startOnce() {
    if (VectorLanes.FLOATS.length() == 16 && STARTED.compareAndSet(false, true)) {
      BlockTrial trial =
          new BlockTrial(
              text -> LOG.log(System.Logger.Level.INFO, text),
              new SystemClock(),
              ROUND_NANOS,
              PAUSE_NANOS);
      Thread thread = new Thread(() -> trial.run(RegisterBlocks.CURRENT));
      thread.setName("inr-block-trial");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void run(RegisterBlocks blocks) {
    RegisterBlocks siblings = new RegisterBlocks();
    siblings.narrowRows = true;
    siblings.lowColumns = true;
    MatrixKernel main = new VectorMatrixKernel(new RegisterBlocks());
    MatrixKernel other = new VectorMatrixKernel(siblings);
    float[] a = new float[ROWS * WIDTH];
    float[] b = new float[ROWS * WIDTH];
    float[] c = new float[ROWS * WIDTH];
    blocks.narrowRows =
        siblingIsFaster(
            "6 x 4 of rows",
            () -> main.multiply(a, 0, WIDTH, b, 0, c, 0, WIDTH, c, 0, ROWS, WIDTH, WIDTH),
            () -> other.multiply(a, 0, WIDTH, b, 0, c, 0, WIDTH, c, 0, ROWS, WIDTH, WIDTH));
    blocks.lowColumns =
        siblingIsFaster(
            "8 x 2 of columns",
            () ->
                main.multiplyTransposed(
                    a, 0, WIDTH, b, 0, c, 0, /* rows= */ WIDTH, /* depth= */ ROWS, WIDTH),
            () ->
                other.multiplyTransposed(
                    a, 0, WIDTH, b, 0, c, 0, /* rows= */ WIDTH, /* depth= */ ROWS, WIDTH));
  }

  /** Whether the main block is to be given up, which is logged. */
  boolean siblingIsFaster(String name, Runnable main, Runnable sibling) {
    for (int round = 1; round < ROUNDS; round++) {
      slowness(main, sibling);
      clock.pause(pauseNanos);
    }
    double slowness = slowness(main, sibling);
    boolean faster = slowness > FAR;
    if (faster) {
      log.accept(
          String.format(
              Locale.ROOT,
              "block %s takes %.1f times as long as its sibling in this process, which is used instead",
              name,
              slowness));
    }
    return faster;
  }

  /** Shortest time of one way, in shortest times of another way to do the same. */
  private double slowness(Runnable main, Runnable sibling) {
    long bestMain = Long.MAX_VALUE;
    long bestSibling = Long.MAX_VALUE;
    long end = clock.nanos() + roundNanos;
    do {
      bestMain = Math.min(bestMain, time(main));
      bestSibling = Math.min(bestSibling, time(sibling));
    } while (clock.nanos() < end);
    return (double) bestMain / bestSibling;
  }

  private long time(Runnable product) {
    long start = clock.nanos();
    for (int i = 0; i < CALLS; i++) {
      product.run();
    }
    return clock.nanos() - start;
  }
}
