package inr.family;

import inr.io.InputFile;
import inr.io.Output;
import inr.io.Sha256;
import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * Signals in few bytes: the latents that a family has for them, coded by {@link LatentCoder}. Only
 * that family gives the signals back.
 *
 * <p>A file, little-endian: {@code 89 49 4E 4C} ("INL"), version 1, bits, number of signals
 * (int16), first four bytes of the family's SHA-256, the symbols of all signals in order as one
 * stream of {@link inr.codec.entropy.SymbolWriter}, CRC32C of all bytes before it (int32).
 *
 * @param bits of the widest number
 * @param count signals, 1 to {@value #MOST_SIGNALS}
 * @param family first eight digits of the SHA-256 of the family's file
 * @param stream of the symbols; not copied
 * @see <a href="https://arxiv.org/abs/2201.12904">Dupont et al. 2022, COIN++, of which the
 *     quantised latents are; their code has one scale for all numbers and no transform</a>
 */
public record CodedLatents(int bits, int count, String family, byte[] stream) {
  /** Signals that one file takes at most. */
  public static final int MOST_SIGNALS = 10_000;

  private static final byte[] MAGIC = {(byte) 0x89, 'I', 'N', 'L'};
  private static final byte VERSION = 1;
  private static final int SHOWN_DIGITS = 8;

  /** Where the family is named, and where the stream begins. */
  private static final int FAMILY = 8;

  private static final int START = 12;
  private static final int CHECKSUM = 4;

  /** Bytes of a file besides its stream. */
  static final int FRAME = START + CHECKSUM;

  /** A file may have so many bytes: more than 64 of any number of any signal. */
  private static final long MOST_BYTES = 1 << 28;

  public CodedLatents {
    SpreadCode.requireBits(bits);
    if (count < 1 || count > MOST_SIGNALS) {
      throw new IllegalArgumentException(
          "latents of " + count + " signals; 1 to " + MOST_SIGNALS + " are accepted");
    }
  }

  /** What names a family here, of the SHA-256 of its file. */
  static String named(String sha256) {
    return Sha256.check(sha256).substring(0, SHOWN_DIGITS);
  }

  /** Bytes of the file. */
  public int length() {
    return FRAME + stream.length;
  }

  private byte[] file() {
    ByteBuffer file = ByteBuffer.allocate(length()).order(ByteOrder.LITTLE_ENDIAN);
    file.put(MAGIC).put(VERSION).put((byte) bits).putShort((short) count);
    file.put(HexFormat.of().parseHex(family)).put(stream);
    return file.putInt(checksum(file.array(), file.position())).array();
  }

  private static int checksum(byte[] file, int length) {
    CRC32C sum = new CRC32C();
    sum.update(file, 0, length);
    return (int) sum.getValue();
  }

  /**
   * Writes it where a place has been claimed for it.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Output output) throws IOException {
    byte[] bytes = file();
    output.write(file -> file.write(bytes));
  }

  /** Whether a file is meant to be of latents; of one that cannot be read its reader tells. */
  public static boolean recognises(Path file) throws IOException {
    return Arrays.equals(InputFile.start(file, MAGIC.length), MAGIC);
  }

  /**
   * Reads a file.
   *
   * @throws SignalFormatException if it is missing, damaged or something else
   */
  public static CodedLatents read(Path file) throws IOException {
    InputFile.check(file, "a file of latents (.inl)");
    if (!recognises(file)) {
      throw new SignalFormatException(file, "is no file of latents: it does not begin as one");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new SignalFormatException(
          file, "has " + Files.size(file) + " bytes, more than any file of latents");
    }
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < FRAME) {
      throw new SignalFormatException(file, "ends after " + bytes.length + " bytes; copy it again");
    }
    if (bytes[MAGIC.length] != VERSION) {
      throw new SignalFormatException(
          file,
          "is version " + bytes[MAGIC.length] + " of the format; this program reads " + VERSION);
    }
    int end = bytes.length - CHECKSUM;
    if (in.getInt(end) != checksum(bytes, end)) {
      throw new SignalFormatException(file, "is damaged or was cut off; copy it again");
    }
    in.position(MAGIC.length + 1);
    try {
      return new CodedLatents(
          in.get(),
          in.getShort(),
          HexFormat.of().formatHex(bytes, FAMILY, START),
          Arrays.copyOfRange(bytes, START, end));
    } catch (IllegalArgumentException wrong) {
      throw new SignalFormatException(file, String.valueOf(wrong.getMessage()), wrong);
    }
  }
}
