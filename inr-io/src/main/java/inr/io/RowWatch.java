package inr.io;

/**
 * Sees how the rows of a picture go by, one after the other and on the thread that handles them.
 */
@FunctionalInterface
public interface RowWatch {
  /** Looks away. */
  RowWatch NONE = (done, all) -> {};

  /**
   * Some more rows are done.
   *
   * @param done rows so far, at least 1
   * @param all rows of the picture
   */
  void rows(int done, int all);
}
