package inr.cli;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.Output;
import inr.io.image.PictureWriter;
import inr.io.model.Model;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
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
  /** Part of white that lines between pictures have. */
  private static final int GREY = 3;

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

  /** Rows of pictures with a grey line to the right of each and below. */
  static MemberStrip apart(List<List<Samples>> rows, Medium.Picture own) {
    return of(
        rows.stream()
            .map(row -> row.stream().map(picture -> lined(picture, own)).toList())
            .toList(),
        new Medium.Picture(own.width() + 1, own.height() + 1, own.channels(), own.bitDepth()));
  }

  private static Samples lined(Samples picture, Medium.Picture own) {
    int channels = own.channels();
    int[] lined = new int[(own.width() + 1) * (own.height() + 1) * channels];
    for (int i = 0; i < lined.length; i++) {
      int x = i / channels % (own.width() + 1);
      int y = i / channels / (own.width() + 1);
      boolean opaque = own.hasAlpha() && i % channels == channels - 1;
      lined[i] =
          x < own.width() && y < own.height()
              ? (int) picture.get((y * own.width() + x) * channels + i % channels)
              : opaque ? own.peak() : own.peak() / GREY;
    }
    return new Samples.Integers(lined);
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
    PictureWriter.write(target, strip, this::read);
  }

  /** As one picture. */
  Signal signal() {
    int[] samples = new int[strip.width() * strip.height() * strip.channels()];
    read(0, strip.height(), samples);
    return new Signal(
        Grid.of(Axis.centred("y", strip.height()), Axis.centred("x", strip.width())),
        strip,
        new Samples.Integers(samples),
        ValueRange.symmetric(0, strip.peak()));
  }

  private void read(int first, int count, int[] samples) {
    int row = own.width() * own.channels();
    int place = 0;
    for (int y = first; y < first + count; y++) {
      for (Samples picture : rows.get(y / own.height())) {
        for (int i = 0; i < row; i++) {
          samples[place++] = (int) picture.get(y % own.height() * row + i);
        }
      }
    }
  }
}
