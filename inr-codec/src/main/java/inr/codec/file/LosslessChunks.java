package inr.codec.file;

import inr.signal.Medium;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The chunks of a picture without loss. */
final class LosslessChunks extends ChunkParser {
  private final long mostPixels;
  private Optional<Medium.Picture> medium = Optional.empty();
  private Optional<ChunkReader.Chunk> samples = Optional.empty();

  LosslessChunks(byte[] file, ChunkReader chunks, long mostPixels) throws CodecFormatException {
    super(file);
    this.mostPixels = mostPixels;
    read(chunks);
    if (samples.isEmpty()) {
      throw new CodecFormatException("file ends before its samples: it is cut");
    }
  }

  Medium.Picture medium() {
    return medium.orElseThrow();
  }

  ChunkReader.Chunk samples() {
    return samples.orElseThrow();
  }

  @Override
  void takeHeader(ByteBuffer payload) throws CodecFormatException {
    medium = Optional.of(HeaderCode.readMedium(payload, mostPixels));
    HeaderCode.requireEnd(payload);
  }

  @Override
  boolean takeContent(ChunkReader.Chunk chunk) throws CodecFormatException {
    if (chunk.type() != ChunkType.SAMPLES) {
      return false;
    }
    if (samples.isPresent()) {
      throw new CodecFormatException("file has two chunks of samples");
    }
    samples = Optional.of(chunk);
    return true;
  }
}
