package inr.codec.file;

import inr.signal.Medium;
import java.util.List;
import java.util.Optional;

/** A file whose chunks are known; its pixels are still to be decoded. */
public sealed interface CodecFile permits LatentFile, LosslessFile {
  /** Whether these are the first bytes of such a file, of whatever version; four are enough. */
  static boolean recognises(byte[] start) {
    return ChunkReader.recognises(start);
  }

  /**
   * The parts of a file.
   *
   * @param file all of its bytes, not to be changed as long as it is read
   * @param mostPixels largest picture that is accepted
   * @throws CodecFormatException if it is not a whole and undamaged file of a version that is known
   */
  static CodecFile of(byte[] file, long mostPixels) throws CodecFormatException {
    return read(file, mostPixels, true);
  }

  /**
   * The parts of the beginning of a file: of planes that are not there all symbols are 0.
   *
   * @throws CodecFormatException if not even the networks are there, or the samples of a picture
   *     without loss are cut
   */
  static CodecFile ofPrefix(byte[] file, long mostPixels) throws CodecFormatException {
    return read(file, mostPixels, false);
  }

  private static CodecFile read(byte[] file, long mostPixels, boolean strict)
      throws CodecFormatException {
    ChunkReader chunks = new ChunkReader(file);
    return switch (chunks.kind()) {
      case ContentKind.LATENTS ->
          new LatentFile(new LatentChunks(file, chunks, mostPixels, strict));
      case ContentKind.LOSSLESS -> new LosslessFile(new LosslessChunks(file, chunks, mostPixels));
      default ->
          throw new CodecFormatException(
              "holds content of kind "
                  + chunks.kind()
                  + "; this program reads "
                  + ContentKind.LATENTS
                  + " and "
                  + ContentKind.LOSSLESS);
    };
  }

  /** Size, channels and depth. */
  Medium.Picture medium();

  /** ICC profile of the colours, if they are not sRGB. */
  Optional<byte[]> profile();

  /** {@link SampleChecksum} of the picture. */
  Optional<Integer> checksum();

  /** Whether all of the picture is there. */
  boolean whole();

  /**
   * Bytes by part.
   *
   * @throws CodecFormatException if a stream is not one that a writer made
   */
  List<Part> parts() throws CodecFormatException;

  /**
   * Bytes of a part of a file; those of a plane are not whole since planes share words.
   *
   * @param name such as {@code networks} or {@code latent 0}
   * @param bytes of all tiles
   */
  record Part(String name, double bytes) {}
}
