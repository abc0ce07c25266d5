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
 * Pictures of one shape side by side, from left to right, in one row or several.
 *
 * @param rows as many pictures in each
 * @param own what each of them is
 * @param strip what they are together
 */
record MemberStrip(List<List<Samples>> rows, Medium.Picture own, Medium.Picture strip) {
  /** The members of one family, rendered. */
  static MemberStrip of(List<Model> members, Session session) throws IOException {
    Medium.Picture own = picture(members.get(0).medium());
    return of(List.of(rendered(members, session)), own);
  }

  /** Refuses members that cannot be seen. */
  static Medium.Picture picture(Medium medium) {
    if (!(medium instanceof Medium.Picture own)) {
      throw CommandFailure.usage(
          "members of a family of sounds do not stand side by side; ask for one");
    }
    return own;
  }

  /** Rows of pictures. */
  static MemberStrip of(List<List<Samples>> rows, Medium.Picture own) {
    return new MemberStrip(
        rows,
        own,
        new Medium.Picture(
            Math.multiplyExact(own.width(), rows.get(0).size()),
            Math.multiplyExact(own.height(), rows.size()),
            own.channels(),
            own.bitDepth()));
  }

  /** Members as they are rendered. */
  static List<Samples> rendered(List<Model> members, Session session) throws IOException {
    List<Samples> rendered = new ArrayList<>();
    for (Model member : members) {
      rendered.add(ComparedSignal.rendered(member, session).samples());
    }
    return rendered;
  }

  /** What it is, in words. */
  String text() {
    return strip.text() + ", of " + rows.get(0).size() + " members";
  }

  /** Writes it. */
  void write(Output target) throws IOException {
    CommandFailure.unlessUsage(() -> PictureWriter.check(target, strip));
    int row = own.width() * own.channels();
    PictureWriter.write(
        target,
        strip,
        (first, count, samples) -> {
          int place = 0;
          for (int y = first; y < first + count; y++) {
            for (Samples picture : rows.get(y / own.height())) {
              for (int i = 0; i < row; i++) {
                samples[place++] = (int) picture.get(y % own.height() * row + i);
              }
            }
          }
        });
  }
}
