package inr.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Fuzzes readers for as long as wanted and prints a table: {@code Fuzz SECONDS SEED [TARGET...]},
 * seconds of processor time for each target, in the root of a checkout. Files that break the
 * contract are left in {@code inr-fuzz/target/findings}.
 */
public final class Fuzz {
  private Fuzz() {}

  /** Runs campaigns; exits with 1 if there are findings. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length < 2) {
      System.err.println("inr-fuzz: SECONDS SEED [TARGET...] is needed");
      System.exit(2);
    }
    List<Target> targets =
        args.length == 2
            ? List.of(Target.values())
            : Arrays.stream(args, 2, args.length)
                .map(name -> Target.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
    Path folder = Files.createDirectories(Path.of("inr-fuzz", "target", "findings"));
    Corpus corpus = new Corpus(Path.of("inr-io", "src", "test", "resources"), folder);
    System.out.println("| reader | files | processor seconds | outcomes | slowest, s | findings |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    boolean clean = true;
    for (Target target : targets) {
      Mutator mutator = new Mutator(corpus.of(target), Long.parseLong(args[1]));
      Campaign.Result result =
          new Campaign(target, mutator, folder)
              .run(Long.MAX_VALUE, Double.parseDouble(args[0]));
      System.out.println(result.row());
      result.findings().forEach((what, file) -> System.err.println(file + ": " + what));
      clean &= result.findings().isEmpty();
    }
    System.exit(clean ? 0 : 1);
  }
}
