package inr.io.model;

import inr.io.Sha256;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where a model comes from.
 *
 * <p>Nothing in it differs between equal fits on one machine, neither the date nor the seconds that
 * the fit took nor the number of threads, so that equal fits give equal files; the seed is part of
 * the plan.
 *
 * @param input name of the file that was fitted, without folders; empty if the signal came from no
 *     file
 * @param inputSha256 {@link Sha256} of that file, empty if there was none
 * @param program name and version of the program
 * @param jdk version of the Java runtime
 * @param backend name of the backend
 * @param steps steps done
 * @param settings what the fit was asked for, by name
 * @param metrics what the stored parameters reach, by name, such as {@code psnr} in dB; numbers
 *     that are not finite, such as the PSNR of a perfect fit, are left out
 */
public record Provenance(
    String input,
    String inputSha256,
    String program,
    String jdk,
    String backend,
    long steps,
    Map<String, String> settings,
    Map<String, Double> metrics) {
  public Provenance {
    if (input.isEmpty() != inputSha256.isEmpty()) {
      throw new IllegalArgumentException(
          "provenance has input \""
              + input
              + "\" and SHA-256 \""
              + inputSha256
              + "\"; give both or neither");
    }
    if (!inputSha256.isEmpty()) {
      Sha256.check(inputSha256);
    }
    if (steps < 0) {
      throw new IllegalArgumentException(
          "provenance has " + steps + " steps; 0 or more are needed");
    }
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    metrics =
        metrics.entrySet().stream()
            .filter(metric -> Double.isFinite(metric.getValue()))
            .collect(
                Collectors.collectingAndThen(
                    Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, TreeMap::new),
                    Collections::unmodifiableMap));
  }
}
