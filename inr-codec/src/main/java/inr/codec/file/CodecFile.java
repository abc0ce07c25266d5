package inr.codec.file;

import inr.codec.entropy.LaplaceTables;
import inr.codec.entropy.SymbolReader;
import inr.codec.latent.SymbolCode;
import inr.codec.latent.Wave;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Plane;
import inr.codec.shape.Pyramid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file whose chunks are known and whose networks are read; its planes are read tile by tile. */
public final class CodecFile {
  private final byte[] file;
  private final Header header;
  private final QuantisedParameters parameters;
  private final Wave wave;
  private final int networkBytes;
  private final Optional<byte[]> profile;
  private final Optional<Integer> checksum;

  /** By tile, those of its planes in the order of coding. */
  private final List<List<ChunkParser.Grids>> tiles;

  private final boolean whole;

  private CodecFile(ChunkParser parser) throws CodecFormatException {
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
    return new CodecFile(new ChunkParser(file, mostPixels, true));
  }

  /**
   * The parts of the beginning of a file: of planes that are not there all symbols are 0.
   *
   * @throws CodecFormatException if not even the networks are there
   */
  public static CodecFile ofPrefix(byte[] file, long mostPixels) throws CodecFormatException {
    return new CodecFile(new ChunkParser(file, mostPixels, false));
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
    for (ChunkParser.Grids grids : tiles.get(tile)) {
      SymbolReader reader = new SymbolReader(file, grids.chunk().from() + 1, grids.chunk().to());
      for (int end = plane + grids.planes(); plane < end; plane++) {
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
}
