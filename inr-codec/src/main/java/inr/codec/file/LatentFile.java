package inr.codec.file;

import inr.codec.entropy.LaplaceTables;
import inr.codec.entropy.SymbolReader;
import inr.codec.latent.SymbolCode;
import inr.codec.latent.Wave;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Plane;
import inr.codec.shape.Pyramid;
import inr.signal.Medium;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A picture of latents, whose networks are read; its planes are read tile by tile. */
public final class LatentFile implements CodecFile {
  private final byte[] file;
  private final Header header;
  private final QuantisedParameters parameters;
  private final Wave wave;
  private final int networkBytes;
  private final Optional<byte[]> profile;
  private final Optional<Integer> checksum;

  /** By tile, those of its planes in the order of coding. */
  private final List<List<LatentChunks.Grids>> tiles;

  private final boolean whole;

  LatentFile(LatentChunks parser) throws CodecFormatException {
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

  /** Size, shape and range. */
  public Header header() {
    return header;
  }

  /** Parameters of the networks. */
  public QuantisedParameters parameters() {
    return parameters;
  }

  @Override
  public Medium.Picture medium() {
    return header.medium();
  }

  @Override
  public Optional<byte[]> profile() {
    return profile;
  }

  @Override
  public Optional<Integer> checksum() {
    return checksum;
  }

  @Override
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
    for (LatentChunks.Grids grids : tiles.get(tile)) {
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

  @Override
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
}
