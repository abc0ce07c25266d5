package inr.codec;

import inr.codec.file.CodecFormatException;

/** Decodes a picture from top to bottom, some rows at a time. */
interface Bands extends AutoCloseable {
  /** Rows that are decoded together. */
  int rows(int top);

  /**
   * Decodes the rows that {@link #rows} tells of; bands follow each other.
   *
   * @param band row by row, the channels of a pixel together: its beginning is overwritten
   * @throws CodecFormatException if a stream is damaged
   */
  void decode(int top, short[] band) throws CodecFormatException;

  @Override
  void close();
}
