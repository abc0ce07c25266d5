package inr.codec.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Reads the chunks of a file until all are known, and refuses those that do not go together. */
abstract class ChunkParser {
  final byte[] file;
  Optional<byte[]> profile = Optional.empty();
  Optional<Integer> checksum = Optional.empty();
  private boolean hasHeader;

  ChunkParser(byte[] file) {
    this.file = file;
  }

  /** Takes the one header of a file. */
  abstract void takeHeader(ByteBuffer payload) throws CodecFormatException;

  /** Takes a chunk of what the file holds; false if it is of no such type. */
  abstract boolean takeContent(ChunkReader.Chunk chunk) throws CodecFormatException;

  /** Reads all chunks. */
  final void read(ChunkReader chunks) throws CodecFormatException {
    Optional<ChunkReader.Chunk> next = chunks.next();
    while (next.isPresent()) {
      take(next.get());
      next = chunks.next();
    }
    if (!hasHeader) {
      throw new CodecFormatException("file has no header");
    }
  }

  private void take(ChunkReader.Chunk chunk) throws CodecFormatException {
    boolean isHeader = chunk.type() == ChunkType.HEADER;
    if (isHeader == hasHeader) {
      throw new CodecFormatException(
          isHeader ? "file has two headers" : "file does not begin with its header");
    }
    switch (chunk.type()) {
      case ChunkType.HEADER -> {
        takeHeader(payload(chunk));
        hasHeader = true;
      }
      case ChunkType.PROFILE ->
          profile = Optional.of(Arrays.copyOfRange(file, chunk.from(), chunk.to()));
      case ChunkType.CHECKSUM -> {
        ByteBuffer in = payload(chunk);
        Bytes.require(in, Integer.BYTES, "the checksum of the samples");
        checksum = Optional.of(in.getInt());
      }
      default -> {
        if (!takeContent(chunk) && chunk.type() < ChunkType.FIRST_ANCILLARY) {
          throw new CodecFormatException(
              "chunk of type "
                  + chunk.type()
                  + " is not known to this program; a newer one wrote it");
        }
      }
    }
  }

  final ByteBuffer payload(ChunkReader.Chunk chunk) {
    return Bytes.little(ByteBuffer.wrap(file, chunk.from(), chunk.to() - chunk.from()).slice());
  }
}
