package inr.cli;

import inr.field.tiled.TiledIndex;
import inr.field.tiled.TiledModel;
import inr.field.tiled.Tiling;
import inr.io.model.Model;
import inr.io.plan.RecordJson;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What {@code inr info} tells of a tiled model. */
final class TiledInfo {
  private TiledInfo() {}

  static void print(Path folder, boolean json, Session session) throws IOException {
    TiledModel model = TiledModel.open(folder);
    if (json) {
      report(folder, model.index(), model.tile(0)).print(session);
    } else {
      FactLines.print(session, folder + ", " + model.index().bytes() + " bytes", facts(model));
    }
  }

  /** The facts, in the order of a table. */
  static Map<String, String> facts(TiledModel model) throws IOException {
    TiledIndex index = model.index();
    Tiling tiling = model.tiling();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("signal", index.picture().text());
    facts.put(
        "tiles",
        tiling.columns().parts()
            + " x "
            + tiling.rows().parts()
            + " of at most "
            + index.tile()
            + " pixels, overlap "
            + index.overlap()
            + ", "
            + networks(index)
            + " networks");
    if (!index.input().isEmpty()) {
      facts.put("source", index.input() + ", SHA-256 " + index.inputSha256());
    }
    facts.put("psnr", String.format(Locale.ROOT, "%.4f", index.psnr()));
    ModelFacts.of(model.tile(0)).forEach((name, value) -> facts.put("tile 0, " + name, value));
    return facts;
  }

  private static long networks(TiledIndex index) {
    return index.tiles().stream().map(TiledIndex.Tile::key).distinct().count();
  }

  private static Report report(Path folder, TiledIndex index, Model first) {
    return new Report()
        .put("file", folder.toString())
        .put("bytes", index.bytes())
        .put("model", ModelFacts.name(first))
        .put("medium", RecordJson.toTree(Medium.class, index.picture()))
        .put("tile", index.tile())
        .put("overlap", index.overlap())
        .put("tiles", index.tiles().size())
        .put("networks", networks(index))
        .put("input", index.input())
        .put("input_sha256", index.inputSha256())
        .put("psnr", index.psnr());
  }
}
