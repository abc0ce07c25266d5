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
  private static final int LEAST_GRIDS = 2048;

  private static final int MOST_LENGTH_BYTES = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CodecWriter(int kind) {
    out.writeBytes(ChunkReader.start(kind));
  }

  /**
   * The file of a picture.
   *
   * @throws IllegalArgumentException if parameters or symbols are not those of the header's shape
   */
  public static byte[] write(EncodedPicture picture) {
    requireMatch(picture);
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
    Wave wave = Wave.of(picture.parameters());
    for (int tile = 0; tile < picture.header().tiles(); tile++) {
      writer.tile(wave, picture.header().pyramid(tile), picture.symbols()[tile]);
    }
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

  private static void requireMatch(EncodedPicture picture) {
    Header header = picture.header();
    if (!picture.parameters().layout().shape().equals(header.shape())
        || picture.symbols().length != header.tiles()) {
      throw new IllegalArgumentException(
          "picture has "
              + picture.symbols().length
              + " tiles and networks for "
              + picture.parameters().layout().shape()
              + "; its header says "
              + header.tiles()
              + " and "
              + header.shape());
    }
    for (int tile = 0; tile < header.tiles(); tile++) {
      List<Plane> planes = header.pyramid(tile).planes();
      byte[][] symbols = picture.symbols()[tile];
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

  private void tile(Wave wave, Pyramid pyramid, byte[][] symbols) {
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
    boolean first = out.size() == ChunkReader.START_LENGTH;
    byte[] checked = Bytes.used(chunk);
    out.writeBytes(checked);
    byte[] covered = first ? out.toByteArray() : checked;
    int sum = ChunkReader.checksum(covered, 0, covered.length);
    out.writeBytes(Bytes.little(ByteBuffer.allocate(Integer.BYTES)).putInt(sum).array());
  }
}
