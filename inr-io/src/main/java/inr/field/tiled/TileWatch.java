package inr.field.tiled;

/** Sees how a tiled fit goes on; called by any of its threads, one at a time. */
public interface TileWatch {
  /** One that looks away. */
  TileWatch NONE = (work, done, all) -> {};

  /** What is done with tiles. */
  enum Work {
    /** Its window is cut, and what names its network is computed. */
    READ,
    /** A network is fitted. */
    FIT,
    /** What is rendered is measured, with its seams. */
    MEASURE
  }

  /** So many of them are done. */
  void tiles(Work work, int done, int all);
}
