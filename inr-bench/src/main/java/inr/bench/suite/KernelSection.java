package inr.bench.suite;

import inr.bench.KernelBenchmark;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Option;

/**
 * The kernels, measured by JMH. A round is a fork, since the compiler may do well in one process
 * and badly in the next: the least sample is the worst fork.
 */
final class KernelSection implements Section {
  static final String NAME = "kernels";

  @Option(
      names = "--kernels",
      paramLabel = "REGEX",
      description = "kernels: only the benchmarks whose names contain this; all unless given.")
  private String include = "";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "products and functions on operands in the caches of a core, by forks of JMH";
  }

  @Override
  public void measure(Conditions conditions, Findings findings) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(KernelBenchmark.class.getName() + "\\..*" + include)
            .forks(conditions.rounds())
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    if (conditions.quick()) {
      TimeValue moment = TimeValue.milliseconds(20);
      options
          .warmupIterations(1)
          .warmupTime(moment)
          .measurementIterations(1)
          .measurementTime(moment);
    }
    for (RunResult result : results(options)) {
      findings.row(row(result));
    }
  }

  private static Collection<RunResult> results(ChainedOptionsBuilder options) {
    try {
      return new Runner(options.build()).run();
    } catch (RunnerException failed) {
      throw new IllegalStateException("kernels: " + failed.getMessage(), failed);
    }
  }

  private static Row row(RunResult result) {
    BenchmarkParams benchmark = result.getParams();
    String name = benchmark.getBenchmark();
    List<Double> forks =
        result.getBenchmarkResults().stream()
            .map(fork -> fork.getPrimaryResult().getScore())
            .toList();
    String parameters =
        benchmark.getParamsKeys().stream()
            .map(key -> benchmark.getParam(key))
            .collect(Collectors.joining(" "));
    return Row.of("kernel", name.substring(name.lastIndexOf('.') + 1))
        .and("of", parameters)
        .with("throughput", result.getPrimaryResult().getScoreUnit(), forks);
  }
}
