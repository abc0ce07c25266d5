package inr.codec.file;

import inr.codec.entropy.LaplaceTables;
import inr.codec.entropy.SymbolReader;
import inr.codec.latent.SymbolCode;
import inr.codec.latent.Wave;
import inr.codec.parameter.ParameterCode;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Group;
import inr.codec.shape.Plane;
import inr.codec.shape.Pyramid;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A file whose chunks are known and whose networks are read; its planes are read tile by tile. */
public final class CodecFile {
  /** Pixels of a tile: what a reader takes memory for at once. */
  private static final long MOST_TILE_PIXELS = 1 << 24;

  private final byte[] file;
  private final Header header;
  private final QuantisedParameters parameters;
  private final Wave wave;
  private final int networkBytes;
  private final Optional<byte[]> profile;
  private final Optional<Integer> checksum;

  /** By tile, those of its planes in the order of coding. */
  private final List<List<Grids>> tiles;

  private final boolean whole;

  /** A chunk of planes that follow each other. */
  private record Grids(ChunkReader.Chunk chunk, int planes) {}

  private CodecFile(Parser parser) throws CodecFormatException {
    file = parser.file;
    header = parser.header();
    parameters = parser.parameters();
    wave = Wave.of(parameters);
    networkBytes = parser.networks.orElseThrow().bytes();
    profile = parser.profile;
    checksum = parser.checksum;
    tiles = parser.tiles;
    whole = parser.whole;
  }

  /** Whether these are the first bytes of such a file, of whatever version; four are enough. */
  public static boolean recognises(byte[] start) {
    return ChunkReader.recognises(start);
  }

  /**
   * The parts of a file.
   *
   * @param file all of its bytes, not to be changed as long as it is read
   * @param mostPixels largest picture that is accepted
   * @throws CodecFormatException if it is not a whole and undamaged file of a version that is known
   */
  public static CodecFile of(byte[] file, long mostPixels) throws CodecFormatException {
    return new CodecFile(new Parser(file, mostPixels, true));
  }

  /**
   * The parts of the beginning of a file: of planes that are not there all symbols are 0.
   *
   * @throws CodecFormatException if not even the networks are there
   */
  public static CodecFile ofPrefix(byte[] file, long mostPixels) throws CodecFormatException {
    return new CodecFile(new Parser(file, mostPixels, false));
  }

  /** Size, shape and range. */
  public Header header() {
    return header;
  }

  /** Parameters of the networks. */
  public QuantisedParameters parameters() {
    return parameters;
  }

  /** ICC profile of the colours, if they are not sRGB. */
  public Optional<byte[]> profile() {
    return profile;
  }

  /** {@link SampleChecksum} of the picture. */
  public Optional<Integer> checksum() {
    return checksum;
  }

  /** Whether all planes are there. */
  public boolean whole() {
    return whole;
  }

  /**
   * The symbols of a tile, plane by plane in the order of coding.
   *
   * @throws CodecFormatException if a stream is not one that a writer made
   */
  public byte[][] symbols(int tile) throws CodecFormatException {
    return read(tile, (plane, scales, centres, symbols, count) -> {});
  }

  /** What watches symbols as they are read. */
  private interface Watcher {
    void symbols(int plane, int[] scales, int[] centres, int[] symbols, int count);
  }

  private byte[][] read(int tile, Watcher watcher) throws CodecFormatException {
    Pyramid pyramid = header.pyramid(tile);
    byte[][] symbols = new byte[pyramid.planes().size()][];
    for (int p = 0; p < symbols.length; p++) {
      symbols[p] = new byte[pyramid.planes().get(p).size()];
    }
    int plane = 0;
    for (Grids grids : tiles.get(tile)) {
      SymbolReader reader = new SymbolReader(file, grids.chunk.from() + 1, grids.chunk.to());
      for (int end = plane + grids.planes; plane < end; plane++) {
        int index = plane;
        SymbolCode code =
            (scales, centres, read, count) -> {
              reader.laplace(scales, centres, read, count);
              watcher.symbols(index, scales, centres, read, count);
            };
        wave.run(pyramid, plane, symbols, code);
      }
      if (!reader.complete()) {
        throw new CodecFormatException(
            pyramid.planes().get(plane - 1).name()
                + " of tile "
                + tile
                + " is damaged: its stream ends elsewhere");
      }
    }
    return symbols;
  }

  /**
   * Bytes by part.
   *
   * @throws CodecFormatException if a stream is not one that a writer made
   */
  public List<Part> parts() throws CodecFormatException {
    List<Plane> planes = header.pyramid(0).planes();
    double[] bits = new double[planes.size()];
    for (int tile = 0; tile < tiles.size(); tile++) {
      read(
          tile,
          (plane, scales, centres, symbols, count) -> {
            for (int i = 0; i < count; i++) {
              bits[plane] += LaplaceTables.bits(scales[i], centres[i], symbols[i]);
            }
          });
    }
    List<Part> parts = new ArrayList<>();
    double inGrids = 0;
    for (int p = 0; p < bits.length; p++) {
      parts.add(new Part(planes.get(p).name(), bits[p] / 8));
      inGrids += bits[p] / 8;
    }
    double rest = file.length - networkBytes - inGrids;
    parts.add(0, new Part("container", rest));
    parts.add(1, new Part("networks", networkBytes));
    return parts;
  }

  /**
   * Bytes of a part of a file; those of a plane are not whole since planes share words.
   *
   * @param name such as {@code networks} or {@code latent 0}
   * @param bytes of all tiles
   */
  public record Part(String name, double bytes) {}

  /** Reads chunks until all are known. */
  private static final class Parser {
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

    Parser(byte[] file, long mostPixels, boolean strict) throws CodecFormatException {
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
      if (read.logTile() == 0 && pixels > MOST_TILE_PIXELS) {
        throw new CodecFormatException(
            read.medium().text()
                + " is one tile; a tile has at most "
                + MOST_TILE_PIXELS
                + " pixels");
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
}
