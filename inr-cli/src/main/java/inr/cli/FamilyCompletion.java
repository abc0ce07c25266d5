package inr.cli;

import inr.family.Family;
import inr.family.Members;
import inr.io.Output;
import inr.io.media.DecodedSignal;
import inr.io.model.Model;
import inr.metric.Psnr;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * {@code inr render FAMILY.inr --complete}: a picture of which few pixels are known, drawn at
 * random, beside the member that a family finds for them.
 *
 * @param session that it belongs to
 * @param family that knows such pictures
 * @param picture file of the whole
 * @param words numbers of pixels, with commas
 */
record FamilyCompletion(Session session, Family family, Path picture, String words) {
  /** Renders both rows, known pixels above members, and tells how close these are. */
  void write(Output target) throws IOException {
    Medium.Picture own = MemberStrip.picture(family.medium());
    int[] counts = counts(own.width() * own.height());
    DecodedSignal decoded = FamilyOptions.read(family, picture, session);
    Samples whole = decoded.signal().samples();
    List<Samples> known = new ArrayList<>();
    List<Model> members = new ArrayList<>();
    for (int count : counts) {
      int[] shown = Members.shown(own.width() * own.height(), count, 0);
      members.add(family.member(family.latent(decoded.signal(), picture.toString(), shown)));
      known.add(masked(whole, shown, own.channels()));
    }
    List<Samples> completed = MemberStrip.rendered(members, session);
    MemberStrip.of(List.of(known, completed), own).write(target);
    for (int i = 0; i < counts.length; i++) {
      session.say(
          String.format(
              Locale.ROOT,
              "%s: %d of %d pixels known, PSNR %.2f dB of all",
              target.target(),
              counts[i],
              own.width() * own.height(),
              Psnr.of(own, whole, completed.get(i))));
    }
  }

  private int[] counts(int pixels) {
    try {
      int[] counts = Arrays.stream(words.split(",", -1)).mapToInt(Integer::parseInt).toArray();
      for (int count : counts) {
        if (count < 1 || count > pixels) {
          throw CommandFailure.usage(
              "--complete asks for " + count + " pixels; 1 to " + pixels + " are accepted");
        }
      }
      return counts;
    } catch (NumberFormatException word) {
      throw CommandFailure.usage(
          "--complete takes a picture and numbers of pixels with commas but ends in " + words);
    }
  }

  /** What is not known is black. */
  private static Samples masked(Samples whole, int[] shown, int channels) {
    int[] values = new int[whole.size()];
    for (int point : shown) {
      for (int i = point * channels; i < (point + 1) * channels; i++) {
        values[i] = (int) whole.get(i);
      }
    }
    return new Samples.Integers(values);
  }
}
