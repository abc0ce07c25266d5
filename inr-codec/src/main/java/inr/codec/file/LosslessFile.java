package inr.codec.file;

import inr.codec.lossless.LosslessReader;
import inr.signal.Medium;
import java.util.List;
import java.util.Optional;

/** A picture whose samples are kept as they are. */
public final class LosslessFile implements CodecFile {
  private final byte[] file;
  private final Medium.Picture medium;
  private final ChunkReader.Chunk samples;
  private final Optional<byte[]> profile;
  private final Optional<Integer> checksum;

  LosslessFile(LosslessChunks chunks) {
    file = chunks.file;
    medium = chunks.medium();
    samples = chunks.samples();
    profile = chunks.profile;
    checksum = chunks.checksum;
  }

  /** A reader of the rows, from the first. */
  public LosslessReader reader() {
    return new LosslessReader(medium, file, samples.from(), samples.to());
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
    int inSamples = samples.to() - samples.from();
    return List.of(new Part("container", file.length - inSamples), new Part("samples", inSamples));
  }
}
