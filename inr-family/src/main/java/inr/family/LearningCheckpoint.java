package inr.family;

import inr.io.Output;
import inr.io.SignalFormatException;
import inr.io.model.NumberFile;
import inr.io.plan.PlanDifference;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A learning under way: what is needed to go on with the same bits. A step reads plan, signals and
 * step besides, so these are the numbers that it leaves behind.
 */
public final class LearningCheckpoint {
  private static final int SHOWN_DIGITS = 12;

  private final Header header;
  private final double[] numbers;

  /**
   * All but the numbers.
   *
   * @param plan of the learning
   * @param signals hash of what is learned from
   * @param step steps done
   * @param seconds spent so far
   */
  record Header(FamilyPlan plan, String signals, long step, double seconds) {
    Header {
      if (step < 0 || !(seconds >= 0)) {
        throw new IllegalArgumentException(
            "learning has " + step + " steps and " + seconds + " seconds; 0 or more are needed");
      }
    }
  }

  /**
   * A state between two steps.
   *
   * @param numbers parameters, then each slot of the optimizer; not copied
   */
  LearningCheckpoint(FamilyPlan plan, String signals, long step, double seconds, double[] numbers) {
    this(new Header(plan, signals, step, seconds), numbers);
  }

  private LearningCheckpoint(Header header, double[] numbers) {
    this.header = header;
    this.numbers = numbers;
  }

  /** Steps done. */
  public long step() {
    return header.step();
  }

  /** Seconds that they took. */
  public double seconds() {
    return header.seconds();
  }

  /** Parameters, then each slot of the optimizer. */
  double[] numbers() {
    return numbers;
  }

  /**
   * Refuses to go on with another learning.
   *
   * @throws IllegalArgumentException with what differs
   */
  void requireSame(FamilyPlan plan, String signals, int size) {
    if (!header.signals().equals(signals)) {
      throw new IllegalArgumentException(
          "checkpoint is of other signals (SHA-256 "
              + shown(header.signals())
              + "… there and "
              + shown(signals)
              + "… here); give those or start afresh");
    }
    PlanDifference.between(FamilyPlan.class, header.plan(), plan)
        .ifPresent(
            difference -> {
              throw new IllegalArgumentException(
                  "checkpoint is of another plan: "
                      + difference
                      + "; give the same settings or start afresh");
            });
    if (numbers.length != size) {
      throw new IllegalArgumentException(
          "checkpoint has " + numbers.length + " numbers but its plan needs " + size);
    }
  }

  private static String shown(String hash) {
    return hash.substring(0, Math.min(SHOWN_DIGITS, hash.length()));
  }

  /**
   * Writes it where a place has been claimed for it, again and again if need be.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Output output) throws IOException {
    NumberFile.LEARNING.write(output, Header.class, new NumberFile.Content<>(header, numbers));
  }

  /**
   * Reads it.
   *
   * @throws SignalFormatException if it is missing, damaged or something else
   */
  public static LearningCheckpoint read(Path file) throws IOException {
    NumberFile.Content<Header> content = NumberFile.LEARNING.read(file, Header.class);
    return new LearningCheckpoint(content.header(), content.numbers());
  }
}
