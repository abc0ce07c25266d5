package inr.io;

import java.io.IOException;

/**
 * Room for rows of unsigned numbers, in an array or in a temporary file without a name, whose room
 * on the disk is free again at the end.
 */
public interface RowStore extends AutoCloseable {
  /**
   * Takes a row.
   *
   * @param row its number, from 0
   * @param values whose lowest bits are taken, from 0 on
   */
  void put(int row, int[] values) throws IOException;

  /**
   * Reads a part of a row.
   *
   * @param first number of the row that is read first
   * @param count how many
   * @param values overwritten from 0
   */
  void get(int row, int first, int count, int[] values) throws IOException;

  @Override
  void close() throws IOException;
}
