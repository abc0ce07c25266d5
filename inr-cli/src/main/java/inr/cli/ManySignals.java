package inr.cli;

import inr.family.Digits8;
import inr.family.Shapes28;
import inr.family.SignalSet;
import inr.io.SignalFormatException;
import inr.io.media.DecodedSignal;
import inr.io.media.MediaOptions;
import inr.io.media.MediaReader;
import inr.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signals to learn from, and others of the same kind that are held out.
 *
 * @param learned what is learned from
 * @param heldOut what the learning never sees
 */
record ManySignals(SignalSet learned, SignalSet heldOut) {
  /** Of a folder or the digits every so many is held out. */
  private static final int APART = 10;

  /**
   * A set by its name, unless a folder of that name lies here; or the files of a folder.
   *
   * @param patch side of the parts that files are cut into, if they are
   */
  static ManySignals read(
      Path named, Optional<Integer> patch, MediaOptions options, Session session, boolean quiet)
      throws IOException {
    if (Files.isDirectory(named)) {
      return folder(named, patch, options, session, quiet);
    }
    if (patch.isPresent()) {
      throw CommandFailure.usage("--patch is for a folder, and " + named + " is none");
    }
    if (named.toString().equals(Shapes28.NAME)) {
      return new ManySignals(Shapes28.learned(), Shapes28.heldOut());
    }
    if (named.toString().equals(Digits8.NAME)) {
      return apart(Digits8.all());
    }
    throw CommandFailure.usage(
        named
            + ": is neither a folder nor "
            + Shapes28.NAME
            + " nor "
            + Digits8.NAME
            + "; one of them is learned from");
  }

  private static ManySignals folder(
      Path folder, Optional<Integer> patch, MediaOptions options, Session session, boolean quiet)
      throws IOException {
    List<Path> files = FitTask.media(folder);
    if (files.size() < 2) {
      throw new SignalFormatException(
          folder, "holds 1 signal; at least 2 are needed, one of which is held out");
    }
    List<Signal> signals = signals(files, options, session, quiet);
    List<String> names = files.stream().map(Path::toString).toList();
    return patch.isPresent()
        ? patches(signals, names, patch.get())
        : apart(SignalSet.of(signals, names));
  }

  /** Those of every so many files are held out, none of which has a part that is learned from. */
  private static ManySignals patches(List<Signal> signals, List<String> names, int side) {
    List<SignalSet> patches = SignalSet.patches(signals, names, side);
    List<SignalSet> learned = new ArrayList<>();
    List<SignalSet> heldOut = new ArrayList<>();
    int every = Math.min(APART, patches.size());
    for (int s = 0; s < patches.size(); s++) {
      (s % every == every - 1 ? heldOut : learned).add(patches.get(s));
    }
    return new ManySignals(SignalSet.together(learned), SignalSet.together(heldOut));
  }

  /** The signals of files, unless the command is asked to stop. */
  static List<Signal> signals(
      List<Path> files, MediaOptions options, Session session, boolean quiet) throws IOException {
    List<Signal> signals = new ArrayList<>();
    for (Path file : files) {
      session.interruption().check();
      DecodedSignal decoded = MediaReader.read(file, options);
      if (!quiet) {
        decoded.notes().forEach(note -> session.say(file + ": " + note));
      }
      signals.add(decoded.signal());
    }
    return signals;
  }

  private static ManySignals apart(SignalSet all) {
    int every = Math.min(APART, all.size());
    return new ManySignals(
        all.only(s -> s % every != every - 1), all.only(s -> s % every == every - 1));
  }
}
