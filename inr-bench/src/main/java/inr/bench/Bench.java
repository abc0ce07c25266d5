package inr.bench;

import java.io.IOException;
import java.util.Arrays;
import org.openjdk.jmh.Main;

/**
 * Lists the benchmarks of this jar, or runs those that JMH's own options name.
 *
 * <p>Without arguments it only lists: a measurement should be asked for.
 */
public final class Bench {
  private Bench() {}

  /**
   * Runs {@code share [threads [widths]]}, the share of FMA peak of training steps, or JMH.
   *
   * @param args {@code share}, or JMH's options, such as a regular expression of benchmark names; none to list
   * @throws IOException when JMH cannot read its list of benchmarks or write its result file
   */
  public static void main(String[] args) throws IOException {
    if (args.length > 0 && args[0].equals("share")) {
      int threads = args.length > 1 ? Integer.parseInt(args[1]) : Runtime.getRuntime().availableProcessors();
      int[] widths = args.length > 2 ? Arrays.stream(args).skip(2).mapToInt(Integer::parseInt).toArray() : StepShare.WIDTHS;
      StepShare.main(threads, widths);
    } else {
      Main.main(args.length == 0 ? new String[] {"-l"} : args);
    }
  }
}
