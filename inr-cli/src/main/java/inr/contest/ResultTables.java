package inr.contest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results as text for spreadsheets and for reading. */
public final class ResultTables {
  private ResultTables() {}

  /** All rows, comma-separated as RFC 4180 wants; empty fields for what is missing or infinite. */
  public static String csv(Results results) {
    return Stream.concat(
            Stream.of(
                "input,model,setting,parameters,psnr,ssim,snr,seconds,steps,points_per_second,bytes,seed,status"),
            results.rows().stream().map(ResultTables::csv))
        .map(line -> line + "\r\n")
        .collect(Collectors.joining());
  }

  private static String csv(Row row) {
    Optional<Row.Result> result = row.result();
    return Stream.of(
            Fields.quoted(row.entry().input()),
            Fields.quoted(row.entry().model()),
            result.map(one -> Fields.quoted(one.setting())).orElse(""),
            result.map(one -> String.valueOf(one.parameters())).orElse(""),
            result.map(one -> Fields.number(one.psnr())).orElse(""),
            result.map(one -> Fields.number(one.ssim().orElse(Double.NaN))).orElse(""),
            result.map(one -> Fields.number(one.snr().orElse(Double.NaN))).orElse(""),
            result.map(one -> Fields.number(one.seconds())).orElse(""),
            result.map(one -> String.valueOf(one.steps())).orElse(""),
            result.map(one -> Fields.number(one.pointsPerSecond().orElse(Double.NaN))).orElse(""),
            result.map(one -> String.valueOf(one.bytes())).orElse(""),
            String.valueOf(row.entry().seed()),
            Fields.quoted(row.status()))
        .collect(Collectors.joining(","));
  }

  /**
   * A table of each input in Markdown: means over the seeds and, of several, ± the standard
   * deviation.
   *
   * @param facts of the machine, by name
   * @param pictures what else there is of each input: name ↦ files beside this text
   */
  public static String markdown(
      Results results, Map<String, String> facts, Map<String, List<String>> pictures) {
    StringBuilder text = new StringBuilder("# Networks side by side\n\n");
    text.append("Each network has ").append(results.rules().text()).append(".\n");
    facts.forEach((name, fact) -> text.append("\n- ").append(name).append(": ").append(fact));
    text.append("\n");
    results.rows().stream()
        .map(row -> row.entry().input())
        .distinct()
        .forEach(
            input -> {
              text.append("\n## ").append(Fields.escaped(input)).append("\n\n");
              table(text, results.standings(input));
              for (String picture : pictures.getOrDefault(input, List.of())) {
                text.append("\n![").append(picture).append("](<").append(picture).append(">)\n");
              }
            });
    return text.toString();
  }

  private static void table(StringBuilder text, List<Standing> standings) {
    text.append(line(head(standings)));
    text.append("| --- | --: | --: | --: | --: | --: | --: | --: | --- |\n");
    for (List<String> row : rows(standings)) {
      text.append(line(row.stream().map(Fields::escaped).toList()));
    }
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static boolean areSounds(List<Standing> standings) {
    return standings.stream().anyMatch(one -> one.mean(r -> r.snr().orElse(0)).orElse(0) != 0);
  }

  /** Names of the columns of {@link #rows}. */
  public static List<String> head(List<Standing> standings) {
    return List.of(
        "network",
        "parameters",
        "PSNR, dB",
        areSounds(standings) ? "SNR, dB" : "SSIM",
        "steps",
        "seconds",
        "million points/s",
        "bytes",
        "status");
  }

  /** A row of texts for each network: means over the seeds, and of several ± the deviation. */
  public static List<List<String>> rows(List<Standing> standings) {
    boolean sound = areSounds(standings);
    return standings.stream().map(one -> row(one, sound)).toList();
  }

  private static List<String> row(Standing one, boolean sound) {
    return List.of(
        one.model(),
        cell(one, Row.Result::parameters, 0, 1),
        cell(one, Row.Result::psnr, 2, 1),
        sound
            ? cell(one, result -> result.snr().orElse(Double.NaN), 2, 1)
            : cell(one, result -> result.ssim().orElse(Double.NaN), 4, 1),
        cell(one, Row.Result::steps, 0, 1),
        cell(one, Row.Result::seconds, 1, 1),
        cell(one, result -> result.pointsPerSecond().orElse(Double.NaN), 3, 1e-6),
        cell(one, Row.Result::bytes, 0, 1),
        one.status());
  }

  private static String cell(
      Standing one, ToDoubleFunction<Row.Result> number, int digits, double unit) {
    return one.spread(result -> number.applyAsDouble(result) * unit).text(digits);
  }
}
