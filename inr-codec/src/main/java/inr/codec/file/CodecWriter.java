package inr.codec.file;

import inr.codec.entropy.SymbolWriter;
import inr.codec.latent.Wave;
import inr.codec.lossless.Stripe;
import inr.codec.parameter.ParameterCode;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Plane;
import inr.codec.shape.Pyramid;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Writes pictures: the same picture gives the same bytes. */
public final class CodecWriter {
  /**
   * A chunk of grids ends where it and what follows are both larger, so that a part of the file
   * gives a preview; less would not be worth the bytes of a chunk.
   */
  private static final int LEAST_GRIDS = 4096;

  private static final int MOST_LENGTH_BYTES = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Whether the next chunk is the first, whose checksum covers the beginning of the file too. */
  private boolean opening;

  /** A writer of chunks that are not the first of a file. */
  private CodecWriter() {}

  private CodecWriter(int kind) {
    out.writeBytes(ChunkReader.start(kind));
    opening = true;
  }

  /**
   * The file of a picture.
   *
   * @throws IllegalArgumentException if parameters or symbols are not those of the header's shape
   */
  public static byte[] write(EncodedPicture picture) {
    return write(code(picture));
  }

  /**
   * A picture with its tiles as streams.
   *
   * @throws IllegalArgumentException if parameters or symbols are not those of the header's shape
   */
  public static CodedPicture code(EncodedPicture picture) {
    Header header = picture.header();
    requireMatch(header, picture.parameters(), picture.symbols().length);
    Wave wave = Wave.of(picture.parameters());
    List<byte[]> tiles = new ArrayList<>();
    for (int tile = 0; tile < header.tiles(); tile++) {
      tiles.add(tile(wave, header, tile, picture.symbols()[tile]));
    }
    return new CodedPicture(
        header, picture.parameters(), tiles, picture.profile(), picture.checksum());
  }

  /**
   * The chunks of the grids of a tile.
   *
   * @param wave over planes that the networks of the file predict
   * @param tile its number
   * @param symbols {@code [plane][row by row]}, planes in the order of coding, −64 to 63 each
   * @throws IllegalArgumentException if the symbols are not those of the header's shape
   */
  public static byte[] tile(Wave wave, Header header, int tile, byte[][] symbols) {
    requireMatch(header, tile, symbols);
    CodecWriter writer = new CodecWriter();
    writer.grids(wave, header.pyramid(tile), symbols);
    return writer.out.toByteArray();
  }

  /**
   * The file of a picture whose tiles are streams.
   *
   * @throws IllegalArgumentException if parameters or number of tiles are not the header's
   */
  public static byte[] write(CodedPicture picture) {
    requireMatch(picture.header(), picture.parameters(), picture.tiles().size());
    CodecWriter writer = new CodecWriter(ContentKind.LATENTS);
    writer.chunk(ChunkType.HEADER, HeaderCode.write(picture.header()));
    picture.profile().ifPresent(profile -> writer.chunk(ChunkType.PROFILE, profile));
    picture
        .checksum()
        .ifPresent(
            sum ->
                writer.chunk(
                    ChunkType.CHECKSUM,
                    Bytes.little(ByteBuffer.allocate(Integer.BYTES)).putInt(sum).array()));
    writer.networks(picture.parameters());
    picture.tiles().forEach(writer.out::writeBytes);
    return writer.out.toByteArray();
  }

  /** The file of a picture without loss. */
  public static byte[] write(LosslessPicture picture) {
    CodecWriter writer = new CodecWriter(ContentKind.LOSSLESS);
    writer.chunk(ChunkType.HEADER, HeaderCode.write(picture.medium()));
    picture.profile().ifPresent(profile -> writer.chunk(ChunkType.PROFILE, profile));
    picture.stripes().forEach(writer::stripe);
    return writer.out.toByteArray();
  }

  private static void requireMatch(Header header, QuantisedParameters parameters, int tiles) {
    if (!parameters.layout().shape().equals(header.shape()) || tiles != header.tiles()) {
      throw new IllegalArgumentException(
          "picture has "
              + tiles
              + " tiles and networks for "
              + parameters.layout().shape()
              + "; its header says "
              + header.tiles()
              + " and "
              + header.shape());
    }
  }

  private static void requireMatch(Header header, int tile, byte[][] symbols) {
    List<Plane> planes = header.pyramid(tile).planes();
    for (int p = 0; p < planes.size(); p++) {
      if (symbols.length != planes.size() || symbols[p].length != planes.get(p).size()) {
        throw new IllegalArgumentException(
            planes.get(p).name()
                + " of tile "
                + tile
                + " has not "
                + planes.get(p).size()
                + " symbols");
      }
      for (byte symbol : symbols[p]) {
        if (symbol < Plane.LEAST || symbol > Plane.LARGEST) {
          throw new IllegalArgumentException(
              planes.get(p).name() + " has a symbol " + symbol + "; −64 to 63 are accepted");
        }
      }
    }
  }

  private void networks(QuantisedParameters parameters) {
    SymbolWriter symbols = new SymbolWriter();
    int[] heads = ParameterCode.write(parameters, symbols);
    byte[] stream = symbols.stream();
    ByteBuffer payload = Bytes.little(ByteBuffer.allocate(2 * heads.length + stream.length));
    for (int head : heads) {
      payload.putShort((short) head);
    }
    chunk(ChunkType.NETWORKS, payload.put(stream).array());
  }

  private void grids(Wave wave, Pyramid pyramid, byte[][] symbols) {
    List<SymbolWriter> planes = new ArrayList<>();
    for (int p = 0; p < pyramid.planes().size(); p++) {
      SymbolWriter plane = new SymbolWriter();
      wave.run(pyramid, p, symbols, plane::laplace);
      planes.add(plane);
    }
    int first = 0;
    double bytes = 0;
    for (int p = 0; p < planes.size(); p++) {
      double next = planes.get(p).bits() / 8;
      if (bytes >= LEAST_GRIDS && next >= LEAST_GRIDS) {
        grids(planes.subList(first, p));
        first = p;
        bytes = 0;
      }
      bytes += next;
    }
    grids(planes.subList(first, planes.size()));
  }

  private void stripe(Stripe stripe) {
    int length = stripe.to() - stripe.from();
    ByteBuffer payload = Bytes.little(ByteBuffer.allocate(MOST_LENGTH_BYTES + length));
    Bytes.putVarint(payload, stripe.rows());
    chunk(ChunkType.SAMPLES, Bytes.used(payload.put(stripe.bytes(), stripe.from(), length)));
  }

  private void grids(List<SymbolWriter> planes) {
    SymbolWriter all = new SymbolWriter();
    planes.forEach(all::append);
    byte[] stream = all.stream();
    byte[] payload = new byte[1 + stream.length];
    payload[0] = (byte) planes.size();
    System.arraycopy(stream, 0, payload, 1, stream.length);
    chunk(ChunkType.GRIDS, payload);
  }

  private void chunk(int type, byte[] payload) {
    ByteBuffer chunk =
        Bytes.little(ByteBuffer.allocate(1 + MOST_LENGTH_BYTES + payload.length + Integer.BYTES));
    chunk.put((byte) type);
    Bytes.putVarint(chunk, payload.length);
    chunk.put(payload);
    byte[] checked = Bytes.used(chunk);
    out.writeBytes(checked);
    byte[] covered = opening ? out.toByteArray() : checked;
    opening = false;
    int sum = ChunkReader.checksum(covered, 0, covered.length);
    out.writeBytes(Bytes.little(ByteBuffer.allocate(Integer.BYTES)).putInt(sum).array());
  }
}
