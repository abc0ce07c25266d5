package inr.codec.file;

/** The kinds of chunks. Those below 0x80 a reader has to know, others it may skip. */
final class ChunkType {
  static final int HEADER = 0x01;
  static final int NETWORKS = 0x02;
  static final int GRIDS = 0x03;
  static final int SAMPLES = 0x04;
  static final int FIRST_ANCILLARY = 0x80;
  static final int PROFILE = 0x81;
  static final int CHECKSUM = 0x82;

  private ChunkType() {}
}
