package inr.bench.suite;

import inr.selftest.SyntheticPicture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Memory of a fit beside its picture and its parameters: the peak of a child process that fits a
 * large picture, less that of one that fits a tiny picture with the same network, less the picture.
 */
final class MemorySection implements Section {
  private static final int TINY = 64;

  /**
   * Left alone, Java lets the garbage of the first, not yet compiled steps pile up to more than a
   * gibibyte; a bounded young generation shows what a fit needs.
   */
  private static final List<List<String>> HEAPS = List.of(List.of(), List.of("-Xmn64m"));

  private static final double KIB_PER_MIB = 1024;
  private static final double BYTES_PER_MIB = 1 << 20;

  @Option(
      names = "--sides",
      split = ",",
      paramLabel = "N",
      description = "memory: sides of the square pictures; 4096 unless given.")
  private @Nullable List<Integer> sides;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String title() {
    return "peak resident memory of a process that fits a picture, beside the picture";
  }

  @Override
  public void measure(Conditions conditions, Findings findings)
      throws IOException, InterruptedException {
    if (!PeakMemory.isKnown()) {
      findings.skip("this system has no /proc to read the memory of a process from; use Linux");
      return;
    }
    List<Integer> usual = List.of(conditions.quick() ? 256 : 4096);
    for (int side : sides == null ? usual : sides) {
      for (List<String> heap : HEAPS) {
        findings.row(row(side, heap, conditions));
      }
    }
  }

  private static Row row(int side, List<String> heap, Conditions conditions)
      throws IOException, InterruptedException {
    List<Double> peaks = new ArrayList<>();
    List<Double> tinyPeaks = new ArrayList<>();
    List<Double> beside = new ArrayList<>();
    double picture = SyntheticPicture.bytes(side, side) / BYTES_PER_MIB;
    for (int round = 0; round < conditions.rounds(); round++) {
      double tiny = peak(TINY, heap, conditions);
      double large = peak(side, heap, conditions);
      peaks.add(large);
      tinyPeaks.add(tiny);
      beside.add(large - tiny - picture);
    }
    return Row.of("picture", new StepPoints(side, side, 0).picture())
        .and("its MiB", Math.round(picture))
        .and("heap", heap.isEmpty() ? "as Java sizes it" : String.join(" ", heap))
        .with("process", "MiB", peaks)
        .with("with a tiny picture", "MiB", tinyPeaks)
        .with("beside the picture", "MiB", beside);
  }

  private static double peak(int side, List<String> heap, Conditions conditions)
      throws IOException, InterruptedException {
    List<String> command =
        ChildProcess.ofThisProgram(
            heap,
            FitProcess.NAME,
            String.valueOf(side),
            String.valueOf(conditions.quick() ? 1 : FitProcess.STEPS),
            String.valueOf(conditions.threads()));
    return ChildProcess.run(command, Map.of(), PeakMemory::untilEnd) / KIB_PER_MIB;
  }
}
