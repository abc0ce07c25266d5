package inr.codec.file;

import inr.codec.entropy.SymbolReader;
import inr.codec.parameter.ParameterCode;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Group;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the chunks of a file until all are known, and refuses those that do not go together. */
final class ChunkParser {
  /** Pixels of a tile: what a reader takes memory for at once. */
  final byte[] file;

  final long mostPixels;
  Optional<Header> header = Optional.empty();
  Optional<ChunkReader.Chunk> networks = Optional.empty();
  Optional<byte[]> profile = Optional.empty();
  Optional<Integer> checksum = Optional.empty();
  final List<List<Grids>> tiles = new ArrayList<>();
  int tile;
  int plane;
  boolean whole;

  /** A chunk of planes that follow each other. */
  record Grids(ChunkReader.Chunk chunk, int planes) {}

  ChunkParser(byte[] file, long mostPixels, boolean strict) throws CodecFormatException {
    this.file = file;
    this.mostPixels = mostPixels;
    ChunkReader chunks = new ChunkReader(file);
    try {
      Optional<ChunkReader.Chunk> next = chunks.next();
      while (next.isPresent()) {
        take(next.get());
        next = chunks.next();
      }
    } catch (CodecFormatException damaged) {
      if (strict || networks.isEmpty()) {
        throw damaged;
      }
    }
    whole = header().tiles() == tile;
    if (networks.isEmpty() || strict && !whole) {
      throw new CodecFormatException(
          "file ends before "
              + (networks.isEmpty() ? "its networks" : "its last plane: it is cut"));
    }
    while (tiles.size() < header().tiles()) {
      tiles.add(List.of());
    }
  }

  Header header() throws CodecFormatException {
    return header.orElseThrow(() -> new CodecFormatException("file has no header"));
  }

  private void take(ChunkReader.Chunk chunk) throws CodecFormatException {
    boolean known = chunk.type() == ChunkType.HEADER;
    if (known == header.isPresent()) {
      throw new CodecFormatException(
          known ? "file has two headers" : "file does not begin with its header");
    }
    switch (chunk.type()) {
      case ChunkType.HEADER -> header = Optional.of(readHeader(chunk));
      case ChunkType.NETWORKS -> {
        if (networks.isPresent()) {
          throw new CodecFormatException("file has two chunks of networks");
        }
        networks = Optional.of(chunk);
      }
      case ChunkType.GRIDS -> takeGrids(chunk);
      case ChunkType.PROFILE ->
          profile = Optional.of(Arrays.copyOfRange(file, chunk.from(), chunk.to()));
      case ChunkType.CHECKSUM -> {
        ByteBuffer in = payload(chunk);
        Bytes.require(in, Integer.BYTES, "the checksum of the samples");
        checksum = Optional.of(in.getInt());
      }
      default -> {
        if (chunk.type() < ChunkType.FIRST_ANCILLARY) {
          throw new CodecFormatException(
              "chunk of type "
                  + chunk.type()
                  + " is not known to this program; a newer one wrote it");
        }
      }
    }
  }

  private ByteBuffer payload(ChunkReader.Chunk chunk) {
    return Bytes.little(ByteBuffer.wrap(file, chunk.from(), chunk.to() - chunk.from()).slice());
  }

  private Header readHeader(ChunkReader.Chunk chunk) throws CodecFormatException {
    Header read = HeaderCode.read(payload(chunk));
    long pixels = (long) read.medium().width() * read.medium().height();
    if (pixels > mostPixels) {
      throw new CodecFormatException(
          read.medium().text() + " is too large; at most " + mostPixels + " pixels are accepted");
    }
    return read;
  }

  private void takeGrids(ChunkReader.Chunk chunk) throws CodecFormatException {
    ByteBuffer in = payload(chunk);
    Bytes.require(in, 1, "a chunk of grids");
    int count = in.get();
    if (tile == header().tiles()) {
      throw new CodecFormatException("file has more planes than its picture");
    }
    int planes = header().pyramid(tile).planes().size();
    if (networks.isEmpty() || count < 1 || count > planes - plane) {
      throw new CodecFormatException(
          "chunk of "
              + count
              + " grids at byte "
              + chunk.start()
              + " does not go on with tile "
              + tile
              + ", which has "
              + plane
              + " of "
              + planes);
    }
    if (plane == 0) {
      tiles.add(new ArrayList<>());
    }
    tiles.get(tile).add(new Grids(chunk, count));
    plane += count;
    if (plane == planes) {
      tile++;
      plane = 0;
    }
  }

  QuantisedParameters parameters() throws CodecFormatException {
    ByteBuffer in = payload(networks.orElseThrow());
    int[] heads = new int[Group.values().length];
    Bytes.require(in, 2 * heads.length, "the chunk of networks");
    for (int g = 0; g < heads.length; g++) {
      heads[g] = in.getShort() & 0xffff;
    }
    ChunkReader.Chunk chunk = networks.orElseThrow();
    SymbolReader reader = new SymbolReader(file, chunk.from() + 2 * heads.length, chunk.to());
    try {
      QuantisedParameters read = ParameterCode.read(header().shape().layout(), heads, reader);
      if (reader.complete()) {
        return read;
      }
    } catch (IllegalArgumentException wrong) {
      throw new CodecFormatException("networks: " + wrong.getMessage());
    }
    throw new CodecFormatException("networks are damaged: their stream ends elsewhere");
  }
}
