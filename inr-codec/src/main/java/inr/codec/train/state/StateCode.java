package inr.codec.train.state;

import java.io.IOException;
import java.util.List;

/**
 * The way of a state into a checkpoint, or out of one.
 *
 * <p>Whatever has a state says in one method what it consists of, in terms of these: a writer takes
 * what it is given and gives it back, a reader gives what was written. So there is one description
 * for both ways.
 */
public interface StateCode {
  /**
   * A whole number.
   *
   * @param value now
   * @param least that is accepted when it is read
   * @param most that is accepted when it is read
   */
  long number(long value, long least, long most) throws IOException;

  /** A number, which may be infinite. */
  double real(double value) throws IOException;

  /** All elements, which a reader overwrites. */
  void reals(float[] values) throws IOException;

  /** All elements, which a reader overwrites. */
  void reals(double[] values) throws IOException;

  /** Bytes of any number, which a reader returns anew. */
  byte[] bytes(byte[] values) throws IOException;

  /** A whole number of few digits. */
  default int number(int value, int least, int most) throws IOException {
    return (int) number((long) value, least, most);
  }

  /** All elements, which a reader overwrites. */
  default void numbers(int[] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = number(values[i], Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
  }

  /** One of some values, by its place among them. */
  default <E> E one(E value, List<E> all) throws IOException {
    return all.get(number(all.indexOf(value), 0, all.size() - 1));
  }

  /** Yes or no. */
  default boolean flag(boolean value) throws IOException {
    return number(value ? 1 : 0, 0, 1) == 1;
  }
}
