package inr.selftest;

import inr.backend.Backend;
import inr.backend.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Checksums of the fits of {@link BackendCheck} that come with a backend: its resource {@value
 * #RESOURCE}, beside its class, has a line {@code checksum variant: fit} for each. A variant whose
 * bits differ from machine to machine has none.
 */
final class KnownBits {
  /** Name of the resource. */
  static final String RESOURCE = "equal-bits.txt";

  private KnownBits() {}

  /** The checksum of a fit, if the backend has it. */
  static Optional<String> of(Variant variant, String fit) {
    Backend backend = variant.backend();
    String ending = " " + variant.name() + ": " + fit;
    try (InputStream in = backend.getClass().getResourceAsStream(RESOURCE)) {
      if (in == null) {
        return Optional.empty();
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(
              line -> line.endsWith(ending) && line.indexOf(' ') == line.length() - ending.length())
          .map(line -> line.substring(0, line.indexOf(' ')))
          .findFirst();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("known bits of backend " + backend.name(), unreadable);
    }
  }
}
