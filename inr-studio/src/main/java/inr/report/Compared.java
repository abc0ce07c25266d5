package inr.report;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.metric.PowerSpectrum;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Pictures or sounds of one shape, a reference and what is compared with it, to be looked at in one
 * page.
 *
 * @param names of all, the reference first
 * @param media what the page embeds of each, as an element of HTML
 * @param tree what its script must know of them
 * @param notes what is shown otherwise than it is stored, one line each
 * @param spectrum of both and of their difference, of two that are not too small for it
 */
public record Compared(
    List<String> names,
    List<String> media,
    Map<String, Object> tree,
    List<String> notes,
    Optional<Chart> spectrum) {
  /** The same with the first of what is compared as a network, too, which is drawn at any zoom. */
  public Compared with(FieldDrawing drawing) {
    Map<String, Object> more = new TreeMap<>(tree);
    more.put("drawing", drawing.whole());
    return new Compared(names, media, more, notes, spectrum);
  }

  /** Whether a signal can be looked at or listened to: a picture, a volume or a sound. */
  public static boolean takes(Signal signal) {
    return signal.medium() instanceof Medium.Sound
        || signal.coordinates() instanceof Grid grid
            && (grid.dimensions() == 2 || grid.dimensions() == 3)
            && signal.channels() <= ShownPicture.MOST_CHANNELS;
  }

  /**
   * Of two signals whose media and grids are equal.
   *
   * @param names of both, the reference first
   * @throws IllegalArgumentException if they cannot be shown, such as a field of five channels
   */
  public static Compared of(List<String> names, Signal reference, Signal estimate) {
    Compared compared = withoutSpectrum(names, reference, estimate);
    return new Compared(
        names,
        compared.media,
        compared.tree,
        compared.notes,
        PowerSpectrum.compared(reference, estimate).map(spectra -> chart(names, spectra)));
  }

  /** The same of any number of signals, or of such whose spectra tell nothing. */
  public static Compared withoutSpectrum(
      List<String> names, Signal reference, Signal... estimates) {
    List<Signal> all = new ArrayList<>(List.of(estimates));
    all.add(0, reference);
    return reference.medium() instanceof Medium.Sound sound
        ? ofSounds(names, sound, all)
        : ofNumbers(names, all);
  }

  /** Pictures, or the planes in the middle of volumes in the shades of the whole reference. */
  private static Compared ofNumbers(List<String> names, List<Signal> signals) {
    Shades shades = Shades.of(signals.get(0));
    if (signals.get(0).coordinates() instanceof Grid grid && grid.dimensions() == 3) {
      Compared planes = ofPictures(names, signals.stream().map(Compared::middle).toList(), shades);
      planes.notes.add(planeNote(grid.axes().get(0)));
      return planes;
    }
    return ofPictures(names, signals, shades);
  }

  /** The plane in the middle of a volume, across its slowest axis. */
  private static Signal middle(Signal volume) {
    List<Axis> axes = ((Grid) volume.coordinates()).axes();
    float[] plane = new float[axes.get(1).samples() * axes.get(2).samples() * volume.channels()];
    int first = axes.get(0).samples() / 2 * plane.length;
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (float) volume.samples().get(first + i);
    }
    return new Signal(
        Grid.of(axes.get(1), axes.get(2)),
        volume.medium(),
        new Samples.Floats(plane),
        volume.range());
  }

  private static String planeNote(Axis across) {
    return "plane "
        + across.samples() / 2
        + " of "
        + across.samples()
        + " along "
        + across.name()
        + " is shown";
  }

  private static Chart chart(List<String> names, List<PowerSpectrum> spectra) {
    List<Chart.Line> lines = new ArrayList<>();
    for (int i = 0; i < spectra.size(); i++) {
      List<Chart.Point> points =
          spectra.get(i).bands().stream()
              .map(band -> new Chart.Point(band.frequency(), band.power()))
              .toList();
      lines.add(new Chart.Line(i < names.size() ? names.get(i) : "Error", points));
    }
    String unit = spectra.get(0).unit();
    return new Chart(
        "Spectrum",
        new Chart.Axis(unit, " " + unit, true),
        new Chart.Axis("power", "", true),
        lines);
  }

  private static Compared ofSounds(List<String> names, Medium.Sound sound, List<Signal> signals) {
    List<String> notes = new ArrayList<>();
    if (ShownSound.framesOf(sound) < sound.frames()) {
      notes.add("the first " + ShownSound.MOST_SECONDS + " s are shown and played");
    }
    if (sound.bits() != Short.SIZE || sound.floatingPoint()) {
      notes.add("shown and played in 16 bits");
    }
    if (sound.channels() > 2) {
      notes.add("the first two of " + sound.channels() + " channels are shown and played");
    }
    List<String> media = new ArrayList<>();
    for (int i = 0; i < signals.size(); i++) {
      String address =
          "data:audio/wav;base64," + base64(ShownSound.of(sound, signals.get(i).samples()).wav());
      media.add(
          figure("<audio controls src=\"" + address + "\"></audio>", Html.escape(names.get(i))));
    }
    return new Compared(
        names, media, new TreeMap<>(Map.of("kind", "sound")), notes, Optional.empty());
  }

  private static Compared ofPictures(List<String> names, List<Signal> signals, Shades shades) {
    List<Integer> sides = signals.get(0).coordinates().samples();
    if (sides.size() != 2) {
      throw new IllegalArgumentException(
          "signal has " + sides.size() + " axes; pictures, sounds and volumes can be shown");
    }
    int height = sides.get(0);
    int width = sides.get(1);
    List<String> media = new ArrayList<>();
    int factor = 1;
    for (int i = 0; i < signals.size(); i++) {
      ShownPicture shown = ShownPicture.of(signals.get(i), shades);
      factor = shown.factor();
      String name = Html.escape(names.get(i));
      media.add(figure("<img alt=\"" + name + "\" src=\"" + shown.address() + "\">", name));
    }
    Map<String, Object> tree = new TreeMap<>();
    tree.put("kind", "picture");
    tree.put("width", width);
    tree.put("height", height);
    return new Compared(
        names, media, tree, notes(signals.get(0), shades, factor), Optional.empty());
  }

  private static List<String> notes(Signal signal, Shades shades, int factor) {
    List<String> notes = new ArrayList<>();
    if (factor > 1) {
      notes.add(
          "shown reduced, each pixel the mean of "
              + factor
              + " x "
              + factor
              + "; the error is that of the means");
    }
    if (!(signal.medium() instanceof Medium.Picture picture)) {
      notes.add(
          "shown in 8 bits from "
              + (float) shades.low()
              + " (black) to "
              + (float) shades.high()
              + " (white)");
    } else if (picture.bitDepth() != Byte.SIZE) {
      notes.add("shown in 8 of " + picture.bitDepth() + " bits");
    }
    return notes;
  }

  private static String figure(String element, String caption) {
    return "<figure>" + element + "<figcaption>" + caption + "</figcaption></figure>";
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
