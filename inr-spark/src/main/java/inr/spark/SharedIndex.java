package inr.spark;

import inr.field.tiled.TiledIndex;
import inr.field.tiled.TiledModel;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** An index that is sent as the bytes of its file, and parsed once in each process that gets it. */
final class SharedIndex implements Serializable {
  private static final long serialVersionUID = 1;

  private final byte[] bytes;
  private transient @Nullable TiledIndex parsed;

  SharedIndex(TiledIndex index) {
    bytes = TiledModel.bytes(index);
  }

  /** The index; the tasks of an executor share it. */
  synchronized TiledIndex index() {
    TiledIndex known = parsed == null ? TiledModel.index(bytes) : parsed;
    parsed = known;
    return known;
  }
}
