package inr.cli;

import inr.family.Family;
import inr.io.media.DecodedSignal;
import inr.io.media.MediaOptions;
import inr.io.media.MediaReader;
import inr.io.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which members of a family are rendered. */
final class FamilyOptions {
  private static final int MOST = 1000;

  @Option(
      names = "--latent",
      split = ",",
      paramLabel = "NUMBER",
      description =
          "Of a family: the member of this latent, with commas, as many numbers as it has, or 0 for all of them 0.")
  private List<Double> latent = List.of();

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Of a family: N members drawn at random, side by side.")
  private @Nullable Integer sample;

  @Option(
      names = "--between",
      arity = "3",
      paramLabel = "A B N",
      description =
          "Of a family: N members from that of picture A to that of picture B, side by side.")
  private List<String> between = List.of();

  @Option(
      names = "--complete",
      arity = "2",
      paramLabel = "A N",
      description =
          "Of a family: picture A of which N pixels are known, drawn at random, above the member that is found for them; several N with commas stand side by side.")
  private List<String> complete = List.of();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of --sample (default ${DEFAULT-VALUE}).")
  private long seed;

  /** Whether a member was chosen, which only a family has. */
  boolean given() {
    return !latent.isEmpty() || sample != null || !between.isEmpty() || !complete.isEmpty();
  }

  /** The picture to be completed, if that was chosen. */
  Optional<FamilyCompletion> completion(Path file, Session session) throws IOException {
    if (complete.isEmpty()) {
      return Optional.empty();
    }
    requireOneWay();
    Path picture = Path.of(complete.get(0));
    return Optional.of(new FamilyCompletion(session, Family.read(file), picture, complete.get(1)));
  }

  /** The members of the family in a file that were chosen, at least one. */
  List<Model> members(Path file, Session session) throws IOException {
    requireOneWay();
    Family family = Family.read(file);
    List<double[]> latents =
        !latent.isEmpty()
            ? List.of(given(family))
            : sample != null ? sampled(family, sample) : between(family, session);
    return latents.stream()
        .map(phi -> CommandFailure.unlessUsage(() -> family.member(phi)))
        .toList();
  }

  private void requireOneWay() {
    long ways =
        Stream.of(!latent.isEmpty(), sample != null, !between.isEmpty(), !complete.isEmpty())
            .filter(way -> way)
            .count();
    if (ways != 1) {
      throw CommandFailure.usage(
          "a family is rendered by one of --latent, --sample, --between and --complete, and "
              + (ways == 0 ? "none is" : "several are")
              + " given");
    }
  }

  private double[] given(Family family) {
    return latent.equals(List.of(0.0))
        ? new double[family.latent()]
        : latent.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private List<double[]> sampled(Family family, int count) {
    requireCount("--sample", count, 1);
    List<double[]> latents = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      latents.add(family.sample(seed, s));
    }
    return latents;
  }

  private List<double[]> between(Family family, Session session) throws IOException {
    int count;
    try {
      count = Integer.parseInt(between.get(2));
    } catch (NumberFormatException word) {
      throw CommandFailure.usage(
          "--between takes two pictures and a number but ends in " + between.get(2));
    }
    requireCount("--between", count, 2);
    double[] from = latent(family, Path.of(between.get(0)), session);
    double[] to = latent(family, Path.of(between.get(1)), session);
    return Family.between(from, to, count);
  }

  private static double[] latent(Family family, Path file, Session session) throws IOException {
    DecodedSignal decoded = read(family, file, session);
    return family.latent(decoded.signal(), file.toString(), family.innerSteps());
  }

  /** A signal as the family takes it. */
  static DecodedSignal read(Family family, Path file, Session session) throws IOException {
    boolean grey = family.medium().channels() == 1;
    DecodedSignal decoded = MediaReader.read(file, MediaOptions.of().withOneChannel(grey));
    decoded.notes().forEach(note -> session.say(file + ": " + note));
    return decoded;
  }

  private static void requireCount(String option, int count, int least) {
    if (count < least || count > MOST) {
      throw CommandFailure.usage(
          option + " asks for " + count + " members; " + least + " to " + MOST + " are accepted");
    }
  }
}
