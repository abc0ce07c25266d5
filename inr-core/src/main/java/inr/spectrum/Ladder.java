package inr.spectrum;

import java.util.ArrayList;
import java.util.List;

/** The sizes that blocks may have, from short to long, and what transforms and joins them. */
final class Ladder {
  private final List<BlockTransform> transforms = new ArrayList<>();
  private final List<Fold> folds = new ArrayList<>();
  private final int[] sizes;

  /**
   * Sizes from {@code longest} down to {@code shortest}, each a {@code growth}-th of the one
   * before; blocks may overlap by half of any of them.
   */
  Ladder(int shortest, int longest, int growth) {
    List<Integer> all = new ArrayList<>();
    for (int size = longest; size >= Math.min(shortest, longest); size /= growth) {
      all.add(0, size);
    }
    this.sizes = all.stream().mapToInt(Integer::intValue).toArray();
    for (int size : sizes) {
      transforms.add(new BlockTransform(size));
      folds.add(new Fold(size / 2));
    }
  }

  int count() {
    return sizes.length;
  }

  int size(int step) {
    return sizes[step];
  }

  int longest() {
    return sizes[sizes.length - 1];
  }

  /** Of blocks of a size. */
  BlockTransform transform(int step) {
    return transforms.get(step);
  }

  /** Of borders that overlap by half of a size. */
  Fold fold(int step) {
    return folds.get(step);
  }

  /** Of borders that overlap by so much. */
  Fold foldBy(int overlap) {
    int step = 0;
    while (sizes[step] != 2 * overlap) {
      step++;
    }
    return folds.get(step);
  }

  /** Three sizes, evenly spread, that tell of all of them. */
  List<Integer> samples() {
    int top = count() - 1;
    return List.of(top, 2 * top / 3, top / 3).stream().distinct().toList();
  }
}
