package inr.cpu.kernel;

/**
 * Which register blocks the vector products run in. All give the same bits; {@link BlockTrial}
 * changes the choice when one turns out to be compiled badly.
 */
final class RegisterBlocks {
  /** The choice of every kernel that {@link Kernels} gives. */
  static final RegisterBlocks CURRENT = new RegisterBlocks();

  /** Whether rows go to blocks of two vectors instead of four. */
  volatile boolean narrowRows;

  /** Whether columns go to blocks of four rows instead of eight. */
  volatile boolean lowColumns;
}
