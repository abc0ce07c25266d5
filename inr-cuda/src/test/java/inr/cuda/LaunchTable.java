package inr.cuda;

import inr.network.NetworkSpec;
import inr.preset.Siren;

/** Threads and shared memory of the launches, for {@code docs/cuda-kernels.md}. */
public final class LaunchTable {
  private static final int TURING = 64 << 10;
  private static final int AMPERE = 99 << 10;

  private LaunchTable() {}

  /** A table in Markdown. */
  public static String text() {
    StringBuilder table = new StringBuilder();
    table.append("| launch | points of a tile | threads of a block | shared memory of a block |\n");
    table.append("| --- | ---: | ---: | ---: |\n");
    for (int width : new int[] {32, 64, 128}) {
      for (int layers : new int[] {3, 4, 5, 8}) {
        NetworkSpec network = Siren.network(2, 3, layers, width, 30, 30);
        String name = "fused, %d layers of %d".formatted(layers, width);
        row(table, name, network, AMPERE);
        if (!same(network)) {
          row(table, name + ", compute 7.5", network, TURING);
        }
      }
    }
    row(table, "gemm_*_64", MatrixProducts.sharedBytes(MatrixProducts.SMALL));
    row(table, "gemm_*_128", MatrixProducts.sharedBytes(MatrixProducts.LARGE));
    row(table, "column_sums", LayeredTraining.SUMS_SHARED_BYTES);
    row(table, "all others", 0);
    return table.toString();
  }

  private static boolean same(NetworkSpec network) {
    return FusedPass.shape(network, TURING, FusedPass.MOST_POINTS)
        .map(FusedPass.Shape::tile)
        .equals(FusedPass.shape(network, AMPERE, FusedPass.MOST_POINTS).map(FusedPass.Shape::tile));
  }

  private static void row(StringBuilder table, String name, NetworkSpec network, int sharedMemory) {
    table.append(
        FusedPass.shape(network, sharedMemory, FusedPass.MOST_POINTS)
            .map(
                shape ->
                    "| %s | %d | %d | %d |\n"
                        .formatted(name, shape.tile(), shape.threads(), shape.sharedBytes()))
            .orElse("| %s | layer by layer | | |\n".formatted(name)));
  }

  private static void row(StringBuilder table, String name, int sharedBytes) {
    table.append("| %s | | 256 | %d |\n".formatted(name, sharedBytes));
  }
}
