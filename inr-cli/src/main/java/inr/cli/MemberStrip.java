package inr.cli;

import inr.io.Output;
import inr.io.image.PictureWriter;
import inr.io.model.Model;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures of one shape side by side, from left to right.
 *
 * @param members models of them
 * @param own what each of them is
 * @param strip what they are together
 */
record MemberStrip(List<Model> members, Medium.Picture own, Medium.Picture strip) {
  /** The strip of members of one family. */
  static MemberStrip of(List<Model> members) {
    if (!(members.get(0).medium() instanceof Medium.Picture own)) {
      throw CommandFailure.usage(
          "members of a family of sounds do not stand side by side; ask for one");
    }
    return new MemberStrip(
        members,
        own,
        new Medium.Picture(
            Math.multiplyExact(own.width(), members.size()),
            own.height(),
            own.channels(),
            own.bitDepth()));
  }

  /** What it is, in words. */
  String text() {
    return strip.text() + ", of " + members.size() + " members";
  }

  /** Renders and writes it. */
  void write(Output target, Session session) throws IOException {
    CommandFailure.unlessUsage(() -> PictureWriter.check(target, strip));
    List<Samples> rendered = new ArrayList<>();
    for (Model member : members) {
      rendered.add(ComparedSignal.rendered(member, session).samples());
    }
    int row = own.width() * own.channels();
    PictureWriter.write(
        target,
        strip,
        (first, rows, samples) -> {
          int place = 0;
          for (int y = first; y < first + rows; y++) {
            for (Samples picture : rendered) {
              for (int i = 0; i < row; i++) {
                samples[place++] = (int) picture.get(y * row + i);
              }
            }
          }
        });
  }
}
