package inr.io.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inr.signal.Medium;
import inr.signal.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * WAV of every width and channel count, there and back, and against Java's own reader and writer
 * where they can.
 */
class SoundContractTest {
  private static final int FRAMES = 501; // odd, so that 8-bit mono needs a byte of padding

  @TempDir private Path folder;

  static Stream<Arguments> media() {
    return IntStream.of(1, 2, 3, 6, 33)
        .boxed()
        .flatMap(
            channels ->
                Stream.concat(
                    IntStream.of(8, 16, 24, 32)
                        .mapToObj(
                            bits ->
                                Arguments.of(
                                    new Medium.Sound(FRAMES, channels, 44_100, bits, false))),
                    IntStream.of(32, 64)
                        .mapToObj(
                            bits ->
                                Arguments.of(
                                    new Medium.Sound(FRAMES, channels, 8_000, bits, true)))));
  }

  /** Both ends of the range, zero, and numbers between. */
  static Samples samples(Medium.Sound medium) {
    int size = medium.frames() * medium.channels();
    if (medium.floatingPoint()) {
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = (float) Math.sin(0.37 * i) * 1.5f; // floating point may go beyond full scale
      }
      return new Samples.Floats(values);
    }
    int[] values = new int[size];
    for (int i = 0; i < size; i++) {
      values[i] = i * 0x9E3779B1 >> (32 - medium.bits());
    }
    values[0] = (int) -medium.fullScale();
    values[1] = (int) (medium.fullScale() - 1);
    return new Samples.Integers(values);
  }

  static void assertSamples(Samples expected, Samples actual) {
    assertEquals(expected.getClass(), actual.getClass());
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), actual.get(i), "sample " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("media")
  void whatIsWrittenComesBackToTheBit(Medium.Sound medium) throws IOException {
    Path file = folder.resolve("tone.wav");
    SoundWriter.write(file, medium, samples(medium), false);
    DecodedSound sound = SoundReader.read(file);
    assertEquals(medium, sound.medium());
    assertSamples(samples(medium), sound.samples());
    assertEquals(
        medium.bits() == 64 ? List.of("64-bit float samples rounded to 32 bits") : List.of(),
        sound.notes());
    assertEquals(0, Files.size(file) % 2);
  }

  @ParameterizedTest
  @MethodSource("media")
  void javaReadsWhatIsWritten(Medium.Sound medium)
      throws IOException, UnsupportedAudioFileException {
    Path file = folder.resolve("tone.wav");
    SoundWriter.write(file, medium, samples(medium), false);
    try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
      assertEquals(medium.channels(), in.getFormat().getChannels());
      assertEquals(medium.rate(), in.getFormat().getSampleRate());
      assertEquals(medium.bits(), in.getFormat().getSampleSizeInBits());
      assertEquals(medium.frames(), in.getFrameLength());
      if (medium.bits() == 16) {
        ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < medium.frames() * medium.channels(); i++) {
          assertEquals(samples(medium).get(i), bytes.getShort());
        }
      }
    }
  }

  @Test
  void whatJavaWritesIsRead() throws IOException {
    byte[] bytes = new byte[3 * 2 * 70];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 29);
    }
    AudioFormat format = new AudioFormat(48_000, 24, 2, true, false);
    Path file = folder.resolve("java.wav");
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(bytes), format, 70),
        AudioFileFormat.Type.WAVE,
        file.toFile());
    DecodedSound sound = SoundReader.read(file);
    assertEquals(new Medium.Sound(70, 2, 48_000, 24, false), sound.medium());
    for (int i = 0; i < 140; i++) {
      assertEquals(
          (bytes[3 * i] & 0xff) + 256 * (bytes[3 * i + 1] & 0xff) + 65_536 * bytes[3 * i + 2],
          sound.samples().get(i));
    }
  }

  @Test
  void predictionsAreRoundedAndClipped() throws IOException {
    Medium.Sound medium = new Medium.Sound(4, 1, 8_000, 16, false);
    Path file = folder.resolve("loud.wav");
    SoundWriter.write(
        file, medium, new Samples.Floats(new float[] {1.4f, -1.6f, 40_000, -40_000}), false);
    assertSamples(
        new Samples.Integers(new int[] {1, -2, 32_767, -32_768}), SoundReader.read(file).samples());
  }

  @Test
  void writerRefusesWhatWavCannotHold() {
    Medium.Sound mono = new Medium.Sound(1, 1, 8_000, 16, false);
    String ending =
        assertThrows(
                IllegalArgumentException.class, () -> SoundWriter.check(Path.of("a.mp3"), mono))
            .getMessage();
    assertEquals("a.mp3: sounds are written to names that end in .wav", ending);
    Medium.Sound longer = new Medium.Sound(2_000_000_000, 2, 8_000, 16, false);
    String tooLong =
        assertThrows(
                IllegalArgumentException.class, () -> SoundWriter.check(Path.of("a.wav"), longer))
            .getMessage();
    assertEquals(
        "a.wav: 2000000000 frames of 4 bytes; WAV holds at most 1073741803 of them", tooLong);
  }

  @Test
  void aRealRecordingIsRead() throws IOException, UnsupportedAudioFileException {
    String media = System.getenv("INR_MEDIA");
    assumeTrue(media != null, "INR_MEDIA is not set; it names the folder with audio/bach.wav");
    Path file = Path.of(media, "audio", "bach.wav");
    DecodedSound sound = SoundReader.read(file);
    try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
      assertEquals(in.getFrameLength(), sound.medium().frames());
    }
    assertTrue(sound.medium().frames() > 100_000);
  }
}
