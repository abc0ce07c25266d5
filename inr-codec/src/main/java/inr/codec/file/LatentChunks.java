package inr.codec.file;

import inr.codec.entropy.SymbolReader;
import inr.codec.parameter.ParameterCode;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Group;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chunks of a picture of latents. */
final class LatentChunks extends ChunkParser {
  private final long mostPixels;
  private Optional<Header> header = Optional.empty();
  Optional<ChunkReader.Chunk> networks = Optional.empty();
  final List<List<Grids>> tiles = new ArrayList<>();
  final boolean whole;
  private int tile;
  private int plane;

  /** A chunk of planes that follow each other. */
  record Grids(ChunkReader.Chunk chunk, int planes) {}

  LatentChunks(byte[] file, ChunkReader chunks, long mostPixels, boolean strict)
      throws CodecFormatException {
    super(file);
    this.mostPixels = mostPixels;
    try {
      read(chunks);
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

  /** Known once all is read, since nothing may come before it. */
  Header header() {
    return header.orElseThrow();
  }

  @Override
  void takeHeader(ByteBuffer payload) throws CodecFormatException {
    header = Optional.of(HeaderCode.read(payload, mostPixels));
  }

  @Override
  boolean takeContent(ChunkReader.Chunk chunk) throws CodecFormatException {
    switch (chunk.type()) {
      case ChunkType.NETWORKS -> {
        if (networks.isPresent()) {
          throw new CodecFormatException("file has two chunks of networks");
        }
        networks = Optional.of(chunk);
        return true;
      }
      case ChunkType.GRIDS -> {
        takeGrids(chunk);
        return true;
      }
      default -> {
        return false;
      }
    }
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
