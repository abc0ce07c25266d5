package inr.cli;

import inr.backend.BackendChoice;
import inr.family.CodedLatents;
import inr.family.Family;
import inr.family.LatentCoder;
import inr.io.Output;
import inr.io.Sha256;
import inr.io.SignalFormatException;
import inr.io.model.Model;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code inr decode} of latents: the members of a family that they are, as files.
 *
 * @param session that it belongs to
 * @param input file of latents
 * @param named the family that it was coded with, if it is given
 * @param force whether older files may be replaced
 * @param json whether a report is printed
 */
record FamilyDecoding(
    Session session, CommandInput input, Optional<Path> named, boolean force, boolean json) {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  /**
   * Reads, renders and writes.
   *
   * @param output a file for one signal, a folder for several
   * @param only the signal to give back, from 1; all of them else
   */
  void run(Path output, Optional<Integer> only, Stopwatch begun) throws IOException {
    CodedLatents coded = CodedLatents.read(input.file());
    only.ifPresent(number -> requireNumber(number, coded.count()));
    Path known =
        named.orElseThrow(
            () ->
                CommandFailure.usage(
                    input
                        + ": holds latents of the family of SHA-256 "
                        + coded.family()
                        + "…; give it with --family"));
    Family family = Family.read(known);
    double[][] latents = latents(coded, family, known);
    boolean alone = coded.count() == 1 || only.isPresent();
    if (alone) {
      write(family, latents[only.orElse(1) - 1], output);
    } else {
      Files.createDirectories(output);
      for (int s = 0; s < latents.length; s++) {
        session.interruption().check();
        write(family, latents[s], output.resolve(name(s, coded.count(), family)));
      }
    }
    tell(output, family.medium(), alone ? 1 : coded.count(), begun.seconds());
  }

  private static void requireNumber(int number, int count) {
    if (number < 1 || number > count) {
      throw CommandFailure.usage("--only is " + number + "; there are the signals 1 to " + count);
    }
  }

  private double[][] latents(CodedLatents coded, Family family, Path known) throws IOException {
    try {
      return new LatentCoder(family, Sha256.of(known), PROCESSORS).decode(coded);
    } catch (IllegalArgumentException other) {
      throw new SignalFormatException(input.named(), String.valueOf(other.getMessage()), other);
    }
  }

  /** Numbers with as many digits as the last, so that names have their order. */
  private static String name(int signal, int count, Family family) {
    String number = String.valueOf(signal + 1);
    String ending = family.medium() instanceof Medium.Sound ? ".wav" : ".png";
    return "0".repeat(String.valueOf(count).length() - number.length()) + number + ending;
  }

  private void write(Family family, double[] phi, Path file) throws IOException {
    Model member = family.member(phi);
    Rendering rendering =
        member.medium() instanceof Medium.Sound sound
            ? new SoundRendering(member, sound)
            : PictureRendering.of(member, (Medium.Picture) member.medium(), member.grid());
    try (Output target = CommandOutput.claim(file, input, force, session)) {
      CommandFailure.unlessUsage(() -> rendering.check(target));
      rendering.write(target, member, BackendChoice.AUTO, session);
    }
  }

  private void tell(Path output, Medium medium, int count, double seconds) throws IOException {
    if (!json) {
      session.say(output + ": " + (count == 1 ? "" : count + " signals, each a ") + medium.text());
      return;
    }
    new Report()
        .put("input", input.named().toString())
        .put("family", named.map(Path::toString).orElse(""))
        .put("file", output.toString())
        .put("signals", count)
        .put("bytes", Files.size(input.file()))
        .put("seconds", Stopwatch.rounded(seconds))
        .print(session);
  }
}
