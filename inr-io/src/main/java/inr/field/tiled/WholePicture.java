package inr.field.tiled;

import inr.field.Original;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A picture whose samples are at hand.
 *
 * @param whole all of them
 * @param picture its size, channels and depth
 */
record WholePicture(Original whole, Medium.Picture picture) implements TileSource {
  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public String sha256() {
    return whole.sha256();
  }

  @Override
  public List<String> notes() {
    return whole.notes();
  }

  @Override
  public void walk(Tiling tiling, IntPredicate wanted, Visitor visitor) throws IOException {
    for (int tile = 0; tile < tiling.tiles(); tile++) {
      if (wanted.test(tile)) {
        visitor.tile(tile, Cutting.of(this, tiling.window(tile), this::read));
      }
    }
  }

  private void read(int x, int y, int pixels, int[] row) {
    Samples samples = whole.signal().samples();
    int first = (y * picture.width() + x) * picture.channels();
    for (int i = 0; i < pixels * picture.channels(); i++) {
      row[i] = (int) samples.get(first + i);
    }
  }
}
