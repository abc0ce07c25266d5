package inr.io.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import inr.io.InputBudget;
import inr.io.SignalFormatException;
import inr.signal.Medium;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AIFF, AU and FLAC: whole, cut, flipped and lying. */
class OtherSoundsTest {
  private static final long SEED = 20261126;
  private static final int FLIPS = 300;
  private static final int FRAMES = 70;

  @TempDir private Path folder;

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = OtherSoundsTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private DecodedSound read(byte[] bytes) throws IOException {
    return SoundReader.read(Files.write(folder.resolve("tone"), bytes));
  }

  private String refusal(byte[] bytes) {
    return assertThrows(SignalFormatException.class, () -> read(bytes)).getMessage();
  }

  private static int sample(int i, int bits) {
    return i * 0x9E3779B1 >> (32 - bits);
  }

  /** A file of Java's own making. */
  private static byte[] java(AudioFileFormat.Type type, int bits, int channels) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(FRAMES * channels * bits / 8);
    for (int i = 0; i < FRAMES * channels; i++) {
      for (int b = bits - 8; b >= 0; b -= 8) {
        bytes.put((byte) (sample(i, bits) >> b));
      }
    }
    AudioFormat format = new AudioFormat(48_000, bits, channels, true, true);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, FRAMES), type, out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({"8,1", "16,1", "16,2", "24,2", "32,3"})
  void whatJavaWritesIsRead(int bits, int channels) throws IOException {
    for (AudioFileFormat.Type type : List.of(AudioFileFormat.Type.AIFF, AudioFileFormat.Type.AU)) {
      DecodedSound sound = read(java(type, bits, channels));
      assertEquals(
          new Medium.Sound(FRAMES, channels, 48_000, bits, false), sound.medium(), type.toString());
      assertEquals(List.of(), sound.notes());
      for (int i = 0; i < FRAMES * channels; i++) {
        assertEquals(sample(i, bits), sound.samples().get(i), type + " sample " + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"constant8", "noise16", "pair16", "wasted24", "full32", "order32", "piped16"})
  void flacIsExact(String name) throws IOException {
    DecodedSound truth = read(resource(name + ".wav"));
    DecodedSound sound = read(resource(name + ".flac"));
    assertEquals(truth.medium(), sound.medium());
    SoundContractTest.assertSamples(truth.samples(), sound.samples());
    assertEquals(List.of(), sound.notes());
  }

  @Test
  void everyCutIsRefused() throws IOException {
    for (byte[] whole :
        List.of(
            java(AudioFileFormat.Type.AIFF, 16, 2),
            java(AudioFileFormat.Type.AU, 16, 2),
            resource("pair16.flac"),
            resource("noise16.flac"))) {
      for (int length = 1; length < whole.length; length += length < 64 ? 1 : 5) {
        String message = refusal(Arrays.copyOf(whole, length));
        assertTrue(message.startsWith("tone: ") && message.indexOf('\n') < 0, message);
      }
    }
  }

  @Test
  void flippedBytesEndInASoundOrARefusal() throws IOException {
    Random random = new Random(SEED);
    for (byte[] whole :
        List.of(
            java(AudioFileFormat.Type.AIFF, 24, 2),
            java(AudioFileFormat.Type.AU, 32, 1),
            resource("pair16.flac"),
            resource("order32.flac"))) {
      for (int flip = 0; flip < FLIPS; flip++) {
        byte[] bytes = whole.clone();
        bytes[random.nextInt(random.nextBoolean() ? 64 : bytes.length)] =
            (byte) random.nextInt(256);
        try {
          read(bytes);
        } catch (SignalFormatException e) {
          assertTrue(e.getMessage().startsWith("tone: "), e.getMessage());
        } catch (IOException | RuntimeException e) {
          fail("flip " + flip + " of seed " + SEED, e);
        }
      }
    }
  }

  @Test
  void aFlippedBitOfAFlacIsFound() throws IOException {
    byte[] bytes = resource("pair16.flac");
    bytes[bytes.length - 30] ^= 4;
    assertTrue(refusal(bytes).startsWith("tone: FLAC data cannot be decoded ("), refusal(bytes));
    byte[] hash = resource("pair16.flac");
    hash[30] ^= 1;
    assertEquals(
        "tone: FLAC samples do not have the hash that its header claims; it is damaged",
        refusal(hash));
  }

  @Test
  void claimsAreNotBelieved() throws IOException {
    byte[] flac = resource("piped16.flac");
    ByteBuffer.wrap(flac).putInt(22, 0x7fffffff);
    assertEquals(
        "tone: header claims 2147483647 frames but the file can hold at most 1310700; it is damaged or cut off",
        refusal(flac));
    byte[] au = java(AudioFileFormat.Type.AU, 16, 1);
    ByteBuffer.wrap(au).putInt(8, 1000);
    assertEquals(
        "tone: 16-bit PCM data ends after 70 of 500 frames; the file is cut off", refusal(au));
    ByteBuffer.wrap(au).putInt(8, -1);
    assertEquals(
        List.of("header gives no length; all 70 frames to the end of the file were read"),
        read(au).notes());
  }

  @Test
  void codecsThatAreNotReadAreNamed() throws IOException {
    byte[] au = java(AudioFileFormat.Type.AU, 8, 1);
    ByteBuffer.wrap(au).putInt(12, 1);
    assertEquals(
        "tone: is coded as mu-law; PCM and floating point are read, save it as such", refusal(au));
  }

  @Test
  void moreSamplesThanAllowedAreRefused() throws IOException {
    Path file = Files.write(folder.resolve("tone.wav"), resource("noise16.wav"));
    assertEquals(
        "tone.wav: has 600 samples; at most 599 are read; allow it more samples",
        assertThrows(
                SignalFormatException.class,
                () -> SoundReader.read(file, InputBudget.of().withSamples(599)))
            .getMessage());
  }
}
