package inr.codec.file;

import inr.codec.lossless.LosslessReader;
import inr.codec.lossless.Stripe;
import inr.signal.Medium;
import java.util.List;
import java.util.Optional;

/** A picture whose samples are kept as they are. */
public final class LosslessFile implements CodecFile {
  private final int bytes;
  private final Medium.Picture medium;
  private final List<Stripe> stripes;
  private final Optional<byte[]> profile;
  private final Optional<Integer> checksum;

  LosslessFile(LosslessChunks chunks) {
    bytes = chunks.file.length;
    medium = chunks.medium();
    stripes = chunks.stripes();
    profile = chunks.profile;
    checksum = chunks.checksum;
  }

  /** A reader of the rows, from the first. */
  public LosslessReader reader() {
    return new LosslessReader(medium, stripes);
  }

  @Override
  public Medium.Picture medium() {
    return medium;
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
    return true;
  }

  @Override
  public List<Part> parts() {
    long inSamples = stripes.stream().mapToLong(stripe -> stripe.to() - stripe.from()).sum();
    return List.of(new Part("container", bytes - inSamples), new Part("samples", inSamples));
  }
}
