package inr.io;

/**
 * What reading one file may take at most, whatever the file claims.
 *
 * @param samples numbers of the signal, width·height·channels of a picture, at least 1
 * @param temporaryBytes of all temporary files that are written meanwhile, at least 0
 */
public record InputBudget(long samples, long temporaryBytes) {
  public InputBudget {
    if (samples < 1 || temporaryBytes < 0) {
      throw new IllegalArgumentException(
          "budget of "
              + samples
              + " samples and "
              + temporaryBytes
              + " temporary bytes; at least 1 and 0 are accepted");
    }
  }

  /** 2³¹ samples, which is what an index can tell apart, and 16 GiB of temporary files. */
  public static InputBudget of() {
    return new InputBudget(1L << 31, 16L << 30);
  }

  /** The same with another number of samples. */
  public InputBudget withSamples(long other) {
    return new InputBudget(other, temporaryBytes);
  }

  /** The same with other temporary files. */
  public InputBudget withTemporaryBytes(long other) {
    return new InputBudget(samples, other);
  }
}
