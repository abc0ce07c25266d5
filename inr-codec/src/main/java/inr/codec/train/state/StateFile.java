package inr.codec.train.state;

/**
 * Checkpoints of an encoding, version 3, little-endian: 8 bytes of magic, the version (int32), the
 * state (whole numbers as int64, others as float64, elements of {@code float[]} as float32), CRC32C
 * of all bytes before it.
 *
 * <p>No length stands in it but those of coded tiles: all others follow from the picture and the
 * settings.
 */
final class StateFile {
  static final int VERSION = 6;

  /** Magic and version. */
  static final int START = 12;

  static final int CHECKSUM = 4;

  private StateFile() {}

  /** Bytes that a transfer as text would change, as in PNG. */
  static byte[] magic() {
    return new byte[] {(byte) 0x89, 'I', 'N', 'E', '\r', '\n', 0x1a, '\n'};
  }
}
