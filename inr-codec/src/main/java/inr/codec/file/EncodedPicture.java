package inr.codec.file;

import inr.codec.parameter.QuantisedParameters;
import java.util.Optional;

/**
 * A picture as whole numbers: what an encoder found and a file holds.
 *
 * @param header size, shape and range
 * @param parameters those of the networks, for the header's shape
 * @param symbols {@code [tile][plane][row by row]}, planes in the order of coding, −64 to 63 each
 * @param profile ICC profile of the colours, if they are not sRGB
 * @param checksum CRC32C of the samples that a decoder gives, as {@link SampleChecksum} counts them
 */
public record EncodedPicture(
    Header header,
    QuantisedParameters parameters,
    byte[][][] symbols,
    Optional<byte[]> profile,
    Optional<Integer> checksum) {}
