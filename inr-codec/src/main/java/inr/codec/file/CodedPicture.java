package inr.codec.file;

import inr.codec.parameter.QuantisedParameters;
import java.util.List;
import java.util.Optional;

/**
 * A picture of which nothing but the order of the chunks is left to do: its tiles are streams, so
 * it takes hardly more memory than its file.
 *
 * @param header size, shape and range
 * @param parameters those of the networks, for the header's shape
 * @param tiles of each tile the chunks of its grids, see {@link CodecWriter#tile}
 * @param profile ICC profile of the colours, if they are not sRGB
 * @param checksum CRC32C of the samples that a decoder gives, as {@link SampleChecksum} counts them
 */
public record CodedPicture(
    Header header,
    QuantisedParameters parameters,
    List<byte[]> tiles,
    Optional<byte[]> profile,
    Optional<Integer> checksum) {
  /** The same with the checksum of its samples. */
  public CodedPicture with(int checksumOfSamples) {
    return new CodedPicture(header, parameters, tiles, profile, Optional.of(checksumOfSamples));
  }
}
