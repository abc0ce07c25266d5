package inr.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Lets Jazzer fuzz a reader: {@code Fuzz READER SECONDS}, in the root of a checkout and in a jar
 * that holds Jazzer.
 *
 * <p>What Jazzer has learnt stays in {@code inr-fuzz/target/corpus}, and the next run goes on from
 * it; findings are written to {@code inr-fuzz/target/findings}.
 */
public final class Fuzz {
  /** Findings of different places before a run gives up. */
  private static final int MOST_FINDINGS = 20;

  private Fuzz() {}

  /** Runs Jazzer in a Java of its own and exits with its code. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 2) {
      System.err.println(
          "inr-fuzz: READER SECONDS is needed; readers are " + List.of(Target.values()));
      System.exit(2);
    }
    Target target = Target.valueOf(args[0].toUpperCase(Locale.ROOT));
    Path here = Path.of("inr-fuzz", "target");
    Path findings = Files.createDirectories(here.resolve("findings"));
    Path learnt = Files.createDirectories(here.resolve("corpus").resolve(target.name()));
    Corpus corpus = new Corpus(Path.of("inr-io", "src", "test", "resources"), findings);
    int number = 0;
    for (byte[] file : corpus.of(target)) {
      Files.write(learnt.resolve("given-" + number++), file);
    }
    ProcessBuilder jazzer =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + Harness.class.getName(),
            "--instrumentation_includes=inr.**",
            "--custom_hook_includes=inr.**",
            "--keep_going=" + MOST_FINDINGS,
            "--reproducer_path=" + findings,
            "-artifact_prefix=" + findings + "/",
            "-max_total_time=" + args[1],
            "-max_len=" + Corpus.LONGEST,
            "-timeout=60",
            learnt.toString());
    jazzer.environment().put(Harness.READER, target.name());
    System.exit(jazzer.inheritIO().start().waitFor());
  }
}
