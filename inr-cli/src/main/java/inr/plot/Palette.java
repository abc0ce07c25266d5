package inr.plot;

import java.awt.Color;
import java.util.List;

/** Colours of lines, told apart by most eyes, after Okabe and Ito 2008, and three more. */
public final class Palette {
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072b2),
          new Color(0xe69f00),
          new Color(0x009e73),
          new Color(0xcc79a7),
          new Color(0xd55e00),
          new Color(0x56b4e9),
          new Color(0x000000),
          new Color(0x8c6d31),
          new Color(0x7b4fa3),
          new Color(0xc7b600));

  /** What lines have for which there is no colour. */
  public static final Color OTHERS = new Color(0xc4c4c4);

  private Palette() {}

  /** How many colours there are. */
  public static int size() {
    return COLOURS.size();
  }

  /** Colour i of {@link #size}. */
  public static Color of(int i) {
    return COLOURS.get(i);
  }
}
