package inr.io.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import inr.io.SignalFormatException;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cut, flipped and lying WAV files. */
class DamagedSoundTest {
  private static final long SEED = 20260602;
  private static final int FLIPS = 500;

  @TempDir private Path folder;

  private byte[] written(Medium.Sound medium) throws IOException {
    Path file = folder.resolve("written.wav");
    SoundWriter.write(file, medium, SoundContractTest.samples(medium), true);
    return Files.readAllBytes(file);
  }

  private DecodedSound read(byte[] bytes) throws IOException {
    return SoundReader.read(Files.write(folder.resolve("tone.wav"), bytes));
  }

  private String refusal(byte[] bytes) {
    return assertThrows(SignalFormatException.class, () -> read(bytes)).getMessage();
  }

  private static byte[] with(byte[] bytes, int place, int value) {
    return ByteBuffer.wrap(bytes.clone())
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(place, value)
        .array();
  }

  @Test
  void cutSoundTellsHowMuchIsThere() throws IOException {
    byte[] whole = written(new Medium.Sound(48_000, 1, 48_000, 24, false));
    byte[] cut = Arrays.copyOf(whole, whole.length - 144_000 + 3 * 1024 + 1);
    assertEquals(
        "tone.wav: 24-bit PCM data ends after 1024 of 48000 frames; the file is cut off",
        refusal(cut));
  }

  @Test
  void everyCutIsRefused() throws IOException {
    for (Medium.Sound medium :
        List.of(
            new Medium.Sound(30, 2, 8_000, 16, false), new Medium.Sound(30, 1, 8_000, 32, true))) {
      byte[] whole = written(medium);
      for (int length = 0; length < whole.length; length++) {
        String message = refusal(Arrays.copyOf(whole, length));
        assertTrue(message.startsWith("tone.wav: ") && message.indexOf('\n') < 0, message);
      }
    }
  }

  @Test
  void flippedBytesEndInASoundOrARefusal() throws IOException {
    Random random = new Random(SEED);
    for (Medium.Sound medium :
        List.of(
            new Medium.Sound(30, 3, 8_000, 24, false), new Medium.Sound(30, 1, 8_000, 64, true))) {
      byte[] whole = written(medium);
      for (int flip = 0; flip < FLIPS; flip++) {
        byte[] bytes = whole.clone();
        bytes[random.nextInt(random.nextBoolean() ? 64 : bytes.length)] =
            (byte) random.nextInt(256);
        try {
          read(bytes);
        } catch (SignalFormatException e) {
          assertTrue(e.getMessage().startsWith("tone.wav: "), e.getMessage());
        } catch (IOException | RuntimeException e) {
          fail("flip " + flip + " of seed " + SEED, e);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void soundOfUnknownLengthIsReadToItsEndAndSaysSo(int claim) throws IOException {
    Medium.Sound medium = new Medium.Sound(30, 2, 8_000, 16, false);
    byte[] bytes = with(with(written(medium), 40, claim), 4, claim);
    DecodedSound sound =
        read(Arrays.copyOf(bytes, bytes.length + 3)); // a frame that was not finished
    assertEquals(medium, sound.medium());
    SoundContractTest.assertSamples(SoundContractTest.samples(medium), sound.samples());
    String length = claim == 0 ? "0" : "0xFFFFFFFF";
    assertEquals(
        List.of(
            "header gives no length ("
                + length
                + "); all 30 frames to the end of the file were read"),
        sound.notes());
  }

  @Test
  void chunksBeforeAndAfterTheSamplesAreSkipped() throws IOException {
    Medium.Sound medium = new Medium.Sound(30, 2, 8_000, 16, false);
    byte[] whole = written(medium);
    ByteBuffer bytes = ByteBuffer.allocate(whole.length + 14 + 8);
    bytes
        .put(whole, 0, 36)
        .put("LIST\5\0\0\0title\0".getBytes(StandardCharsets.ISO_8859_1))
        .put(whole, 36, whole.length - 36);
    bytes.put("LIST\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
    DecodedSound sound = read(bytes.array());
    SoundContractTest.assertSamples(SoundContractTest.samples(medium), sound.samples());
    assertEquals(List.of(), sound.notes());
  }

  @Test
  void rf64IsReadByItsLongSizes() throws IOException {
    Medium.Sound medium = new Medium.Sound(30, 2, 8_000, 16, false);
    byte[] whole = with(with(written(medium), 40, -1), 4, -1);
    ByteBuffer bytes = ByteBuffer.allocate(whole.length + 36 + 5).order(ByteOrder.LITTLE_ENDIAN);
    bytes
        .put("RF64".getBytes(StandardCharsets.ISO_8859_1))
        .put(whole, 4, 8)
        .put("ds64".getBytes(StandardCharsets.ISO_8859_1))
        .putInt(28);
    bytes
        .putLong(whole.length + 28)
        .putLong(120)
        .putLong(30)
        .putInt(0)
        .put(whole, 12, whole.length - 12);
    DecodedSound sound = read(bytes.array()); // the five bytes at the end are no samples
    assertEquals(medium, sound.medium());
    assertEquals(List.of(), sound.notes());
  }

  @ParameterizedTest
  @CsvSource({
    "2,Microsoft ADPCM",
    "6,A-law",
    "7,mu-law",
    "17,IMA ADPCM",
    "85,MP3",
    "4660,WAVE format 4660"
  })
  void codecsThatAreNotReadAreNamed(int tag, String name) throws IOException {
    byte[] bytes = written(new Medium.Sound(30, 1, 8_000, 8, false));
    bytes[20] = (byte) tag;
    bytes[21] = (byte) (tag >> 8);
    assertEquals(
        "tone.wav: is coded as " + name + "; PCM and floating point are read, save it as such",
        refusal(bytes));
  }

  @Test
  void extensibleFloatIsFloat() throws IOException {
    byte[] pcm = written(new Medium.Sound(30, 3, 8_000, 32, false));
    pcm[44] = 3;
    for (int i = 0; i < 90; i++) {
      ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).putFloat(68 + 4 * i, i / 90f);
    }
    DecodedSound sound = read(pcm);
    assertEquals(new Medium.Sound(30, 3, 8_000, 32, true), sound.medium());
    assertEquals(45 / 90f, sound.samples().get(45));
  }

  @Test
  void samplesThatAreNoNumbersAreRefused() throws IOException {
    byte[] bytes = written(new Medium.Sound(30, 2, 8_000, 32, true));
    assertEquals(
        "tone.wav: sample 1 of frame 2 is NaN; all samples must be finite",
        refusal(with(bytes, bytes.length - 240 + 20, Float.floatToIntBits(Float.NaN))));
  }

  @Test
  void formatsThatDoNotAddUpAreRefused() throws IOException {
    byte[] bytes = written(new Medium.Sound(30, 1, 8_000, 16, false));
    bytes[32] = 7;
    assertEquals(
        "tone.wav: format claims 1 channels, 8000 Hz, 16-bit PCM in frames of 7 bytes; 8, 16, 24 or 32-bit PCM and 32 or 64-bit float in whole bytes are read",
        refusal(bytes));
    assertTrue(
        refusal(with(written(new Medium.Sound(30, 1, 8_000, 16, false)), 24, 0)).contains("0 Hz"));
  }

  @Test
  void unreadableFilesAreNamed() {
    assertEquals(
        "tone.wav: is empty (0 bytes); a WAV, AIFF, AU or FLAC sound is needed",
        refusal(new byte[0]));
    assertEquals(
        "tone.wav: is not a sound of a known format; a WAV, AIFF, AU or FLAC sound is needed",
        refusal("just some text".getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        "tone.wav: is not a sound of a known format; a WAV, AIFF, AU or FLAC sound is needed",
        refusal("RIFF".getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        "none.wav: no such file; a WAV, AIFF, AU or FLAC sound is needed",
        assertThrows(
                SignalFormatException.class, () -> SoundReader.read(folder.resolve("none.wav")))
            .getMessage());
  }

  @Test
  void aFailedWriteLeavesNothing() throws IOException {
    Medium.Sound medium = new Medium.Sound(3, 1, 8_000, 16, false);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            SoundWriter.write(
                folder.resolve("a.wav"), medium, new Samples.Integers(new int[2]), false));
    try (var files = Files.list(folder)) {
      assertArrayEquals(new Object[0], files.toArray());
    }
  }
}
