package inr.codec.file;

import inr.codec.lossless.Stripe;
import inr.signal.Medium;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chunks of a picture without loss. */
final class LosslessChunks extends ChunkParser {
  private final long mostPixels;
  private Optional<Medium.Picture> medium = Optional.empty();
  private final List<Stripe> stripes = new ArrayList<>();
  private int rows;

  LosslessChunks(byte[] file, ChunkReader chunks, long mostPixels) throws CodecFormatException {
    super(file);
    this.mostPixels = mostPixels;
    read(chunks);
    if (rows < medium().height()) {
      throw new CodecFormatException("file ends before its last row: it is cut");
    }
  }

  Medium.Picture medium() {
    return medium.orElseThrow();
  }

  List<Stripe> stripes() {
    return List.copyOf(stripes);
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
    ByteBuffer in = payload(chunk);
    long count = Bytes.varint(in);
    if (count < 1 || count > medium().height() - rows) {
      throw new CodecFormatException(
          "chunk of "
              + count
              + " rows at byte "
              + chunk.start()
              + " does not go on with a picture that has "
              + rows
              + " of "
              + medium().height());
    }
    rows += (int) count;
    stripes.add(new Stripe((int) count, file, chunk.from() + in.position(), chunk.to()));
    return true;
  }
}
