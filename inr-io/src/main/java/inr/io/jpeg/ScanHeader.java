package inr.io.jpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The header of a scan.
 *
 * @param components whose coefficients it gives
 * @param dcTables number of the table for DC of each
 * @param acTables number of the table for the others of each
 * @param first place in the zigzag of the first coefficient
 * @param last place of the last one
 * @param known bits that were given before, from the highest; 0 in the first scan of them
 * @param left bits that are left to later scans
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B.2.3</a>
 */
record ScanHeader(
    List<Component> components,
    int[] dcTables,
    int[] acTables,
    int first,
    int last,
    int known,
    int left) {
  private static final int MOST_BLOCKS = 10;
  private static final int LARGEST_SHIFT = 13;

  static ScanHeader read(byte[] header, Frame frame, boolean progressive) throws IOException {
    int count = header[0];
    List<Component> components = new ArrayList<>();
    int[] dcTables = new int[count];
    int[] acTables = new int[count];
    int blocks = 0;
    for (int i = 0; i < count; i++) {
      int name = header[1 + 2 * i] & 0xff;
      Component component =
          frame.components().stream()
              .filter(c -> c.name == name && !components.contains(c))
              .findFirst()
              .orElseThrow(() -> new IOException("a scan of it is of no component"));
      components.add(component);
      blocks += component.across * component.down;
      dcTables[i] = header[2 + 2 * i] >> 4 & 0xf;
      acTables[i] = header[2 + 2 * i] & 0xf;
      if (dcTables[i] > 3 || acTables[i] > 3) {
        throw new IOException("a scan of it has no such table");
      }
    }
    int first = header[1 + 2 * count] & 0xff;
    int last = header[2 + 2 * count] & 0xff;
    int known = header[3 + 2 * count] >> 4 & 0xf;
    int left = header[3 + 2 * count] & 0xf;
    boolean possible = first == 0 ? last == 0 : last >= first && last < Block.SIZE && count == 1;
    boolean shifts = left <= LARGEST_SHIFT && (known == 0 || known == left + 1);
    if (progressive && !(possible && shifts) || count > 1 && blocks > MOST_BLOCKS) {
      throw new IOException("a scan of it has an impossible header");
    }
    return progressive
        ? new ScanHeader(components, dcTables, acTables, first, last, known, left)
        : new ScanHeader(components, dcTables, acTables, 0, Block.SIZE - 1, 0, 0);
  }
}
