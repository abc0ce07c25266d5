package inr.field.tiled;

import java.util.List;

/**
 * What came of a tiled fit.
 *
 * @param index that was written
 * @param fitted networks that were fitted now; the others were there
 * @param networks how many there are; tiles of equal content share one
 * @param seams all of them
 */
public record TiledResult(TiledIndex index, int fitted, int networks, List<Seam> seams) {
  public TiledResult {
    seams = List.copyOf(seams);
  }

  /** The seams that show. */
  public List<Seam> shown() {
    return seams.stream().filter(Seam::shows).toList();
  }
}
