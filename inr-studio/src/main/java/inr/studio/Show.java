package inr.studio;

import inr.field.Original;
import inr.grid.Coordinates;
import inr.report.Level;
import inr.report.Shades;
import inr.report.ShownPicture;
import inr.report.ShownSound;
import inr.signal.Medium;
import inr.signal.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a page shows.
 *
 * @param title of it
 * @param medium of original and exhibits
 * @param points where they are sampled
 * @param original what the exhibits come from, if it is here
 * @param exhibits at least one
 */
public record Show(
    String title,
    Medium medium,
    Coordinates points,
    Optional<Original> original,
    List<Exhibit> exhibits) {
  /**
   * Shows pictures and sounds; of other fields those on a grid of two axes. Numbers that are no
   * picture's have the shades of the original, if it is here.
   */
  public Show {
    exhibits = List.copyOf(exhibits);
    boolean sound = medium instanceof Medium.Sound;
    if (!sound && (points.samples().size() != 2 || medium.channels() > 4)) {
      throw new IllegalArgumentException(
          "signal is a "
              + medium.text()
              + " on "
              + points.samples().size()
              + " axes; pictures and sounds are shown here, and planes of volumes by inr render --slice");
    }
    if (medium instanceof Medium.Field && original.isPresent()) {
      Shades shades = Shades.of(original.get().signal());
      exhibits.forEach(exhibit -> exhibit.view().shadeAs(shades));
    }
  }

  /** As a page takes it. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("title", title);
    tree.put("original", original.isPresent());
    tree.put("names", exhibits.stream().map(Exhibit::name).toList());
    if (medium instanceof Medium.Sound) {
      tree.put("kind", "sound");
    } else {
      tree.put("kind", "picture");
      tree.put("width", points.samples().get(1));
      tree.put("height", points.samples().get(0));
      tree.put("tile", Level.SIDE);
      tree.put("mostSamples", Level.MOST_SAMPLES);
    }
    return tree;
  }

  /** The original as a page takes it: a PNG or WAV file. */
  Optional<byte[]> originalBytes() {
    return original.map(
        there -> {
          Signal signal = there.signal();
          if (signal.medium() instanceof Medium.Sound sound) {
            return ShownSound.of(sound, signal.samples()).wav();
          }
          return ShownPicture.of(signal, Shades.of(signal)).png();
        });
  }
}
