package inr.cli;

import inr.io.audio.SoundWriter;
import inr.io.image.PictureWriter;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.nio.file.Path;

/** Small pictures and sounds. */
final class TestMedia {
  private TestMedia() {}

  /** Waves in 8 bits. */
  static Path picture(Path file, int width, int height, int channels) throws IOException {
    byte[] values = new byte[width * height * channels];
    for (int i = 0; i < values.length; i++) {
      int pixel = i / channels;
      int x = pixel % width;
      int y = pixel / width;
      values[i] =
          (byte) Math.round(128 + 90 * Math.sin(0.4 * x + i % channels) * Math.cos(0.3 * y));
    }
    PictureWriter.write(
        file,
        new Medium.Picture(width, height, channels, 8),
        new Samples.UnsignedBytes(values),
        true);
    return file;
  }

  /** A slope in 16 bits with alpha. */
  static Path deepPicture(Path file, int width, int height) throws IOException {
    short[] values = new short[width * height * 4];
    for (int i = 0; i < values.length; i++) {
      values[i] = (short) (i * 65_535L / values.length);
    }
    PictureWriter.write(
        file, new Medium.Picture(width, height, 4, 16), new Samples.UnsignedShorts(values), true);
    return file;
  }

  /** Two channels of a tone in 16 bits; silent at amplitude 0. */
  static Path sound(Path file, int frames, double amplitude) throws IOException {
    int[] values = new int[frames * 2];
    for (int i = 0; i < values.length; i++) {
      int frame = i / 2;
      values[i] = (int) Math.round(amplitude * Math.sin(0.05 * frame + i % 2));
    }
    SoundWriter.write(
        file, new Medium.Sound(frames, 2, 8000, 16, false), new Samples.Integers(values), true);
    return file;
  }

  /** Two channels of a tone that glides and swells, in 16 bits. */
  static Path glide(Path file, int frames) throws IOException {
    int[] values = new int[frames * 2];
    for (int i = 0; i < values.length; i++) {
      int frame = i / 2;
      double loudness = 9000 * Math.pow(Math.sin(Math.PI * frame / frames), 2);
      values[i] = (int) Math.round(loudness * Math.sin((0.3 + 1e-5 * frame) * frame + i % 2));
    }
    SoundWriter.write(
        file, new Medium.Sound(frames, 2, 8000, 16, false), new Samples.Integers(values), true);
    return file;
  }
}
