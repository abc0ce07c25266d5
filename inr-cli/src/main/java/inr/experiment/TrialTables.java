package inr.experiment;

import static inr.contest.Fields.escaped;
import static inr.contest.Fields.number;
import static inr.contest.Fields.quoted;

import inr.contest.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Trials as text for spreadsheets and for reading. */
final class TrialTables {
  private TrialTables() {}

  /** All trials, comma-separated; empty fields for what is missing or infinite. */
  static String csv(Trials trials) {
    return Stream.concat(
            Stream.of(
                "picture,scale,method,seed,psnr,ssim,luma_psnr,luma_ssim,misfit,seconds,setting,parameters,status"),
            trials.all().stream().map(TrialTables::csv))
        .map(line -> line + "\r\n")
        .collect(Collectors.joining());
  }

  private static String csv(Trial trial) {
    Trial.Entry entry = trial.entry();
    Optional<Trial.Result> result = trial.result();
    return Stream.of(
            quoted(entry.picture()),
            String.valueOf(entry.scale()),
            quoted(entry.method()),
            whole(entry.seed()),
            result.map(one -> number(one.psnr())).orElse(""),
            result.map(one -> number(one.ssim())).orElse(""),
            result.map(one -> number(one.luma())).orElse(""),
            result.map(one -> number(one.lumaSsim())).orElse(""),
            result.map(one -> number(one.misfit())).orElse(""),
            result.map(one -> number(one.seconds())).orElse(""),
            result.map(one -> quoted(one.setting())).orElse(""),
            result.map(one -> whole(one.parameters())).orElse(""),
            quoted(trial.status()))
        .collect(Collectors.joining(","));
  }

  private static String whole(OptionalLong number) {
    return number.isPresent() ? String.valueOf(number.getAsLong()) : "";
  }

  /**
   * A table of each picture and scale in Markdown, and of several pictures their means.
   *
   * @param facts of the machine, by name
   * @param drawings of each problem: files beside this text
   */
  static String markdown(
      Trials trials,
      Map<String, String> facts,
      Map<ExperimentFolder.Problem, List<String>> drawings) {
    StringBuilder text = new StringBuilder("# Super-resolution\n\n");
    text.append(trials.rules().text()).append('\n');
    facts.forEach((name, fact) -> text.append("\n- ").append(name).append(": ").append(fact));
    text.append('\n');
    means(text, trials);
    for (String picture : pictures(trials)) {
      for (int scale : trials.scales(picture)) {
        text.append("\n## ").append(escaped(picture)).append(", x").append(scale).append("\n\n");
        table(text, trials.ranking(picture, scale));
        List<String> files =
            drawings.getOrDefault(new ExperimentFolder.Problem(picture, scale), List.of());
        for (String file : files) {
          text.append("\n![").append(file).append("](<").append(file).append(">)\n");
        }
      }
    }
    return text.toString();
  }

  private static List<String> pictures(Trials trials) {
    return trials.all().stream().map(trial -> trial.entry().picture()).distinct().toList();
  }

  private static void table(StringBuilder text, List<Ranked> ranking) {
    boolean colour =
        ranking.stream()
            .flatMap(one -> one.trials().stream())
            .flatMap(trial -> trial.result().stream())
            .anyMatch(result -> result.luma().isPresent());
    text.append("| method | PSNR, dB | SSIM |");
    text.append(colour ? " luma, dB | luma SSIM |" : "");
    text.append(" misfit | seconds | status |\n| --- | --: | --: |");
    text.append(colour ? " --: | --: |" : "");
    text.append(" --: | --: | --- |\n");
    for (Ranked one : ranking) {
      List<String> cells = new ArrayList<>();
      cells.add(escaped(one.method()));
      cells.add(one.spread(Trial.Result::psnr).text(2));
      cells.add(one.spread(result -> result.ssim().orElse(Double.NaN)).text(4));
      if (colour) {
        cells.add(one.spread(result -> result.luma().orElse(Double.NaN)).text(2));
        cells.add(one.spread(result -> result.lumaSsim().orElse(Double.NaN)).text(4));
      }
      cells.add(one.spread(Trial.Result::misfit).text(5));
      cells.add(one.spread(Trial.Result::seconds).text(1));
      cells.add(escaped(one.status()));
      text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }
  }

  /** Of each scale of several pictures, the methods that have a result of all of them. */
  private static void means(StringBuilder text, Trials trials) {
    Map<Integer, List<String>> byScale = new TreeMap<>();
    for (String picture : pictures(trials)) {
      for (int scale : trials.scales(picture)) {
        byScale.computeIfAbsent(scale, key -> new ArrayList<>()).add(picture);
      }
    }
    byScale.forEach(
        (scale, pictures) -> {
          if (pictures.size() > 1) {
            text.append("\n## Means over ").append(pictures.size()).append(" pictures, x");
            text.append(scale).append("\n\n| method | PSNR, dB | SSIM |\n| --- | --: | --: |\n");
            Map<String, List<Ranked>> byMethod = new LinkedHashMap<>();
            for (String picture : pictures) {
              for (Ranked one : trials.ranking(picture, scale)) {
                byMethod.computeIfAbsent(one.method(), name -> new ArrayList<>()).add(one);
              }
            }
            byMethod.values().stream()
                .filter(
                    all ->
                        all.stream().filter(o -> o.middle().isPresent()).count() == pictures.size())
                .sorted(Comparator.comparingDouble(all -> -mean(all, Trial.Result::psnr)))
                .forEach(all -> text.append(line(all)));
          }
        });
  }

  private static String line(List<Ranked> pictures) {
    return "| "
        + escaped(pictures.get(0).method())
        + " | "
        + cell(mean(pictures, Trial.Result::psnr), 2)
        + " | "
        + cell(mean(pictures, result -> result.ssim().orElse(Double.NaN)), 4)
        + " |\n";
  }

  /** Over pictures, of the means over seeds; a spread of pictures would say little. */
  private static double mean(List<Ranked> pictures, ToDoubleFunction<Trial.Result> number) {
    List<Double> means =
        pictures.stream().map(one -> one.spread(number).mean().orElse(Double.NaN)).toList();
    return Spread.of(means).mean().orElse(Double.NaN);
  }

  private static String cell(double mean, int digits) {
    return new Spread(OptionalDouble.of(mean), OptionalDouble.empty()).text(digits);
  }
}
