package inr.samples;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * Draws the sample media into a folder: {@code java -cp samples/target/classes
 * inr.samples.MakeMedia samples/media}.
 *
 * <p>The samples are the same on every machine; the compressed bytes of a PNG may differ between
 * Java versions.
 */
public final class MakeMedia {
  private MakeMedia() {}

  /**
   * Writes harbour.png, terrain-16bit.png, leaf-alpha.png and bells.wav into the folder given as
   * the only argument.
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println(
          "MakeMedia needs one argument, the folder to write to, but got " + arguments.length);
      System.exit(2);
    }
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    writePicture(new HarbourPicture().draw(), folder.resolve("harbour.png"));
    writePicture(TerrainPicture.draw(), folder.resolve("terrain-16bit.png"));
    writePicture(new LeafPicture().draw(), folder.resolve("leaf-alpha.png"));
    writeSound(new BellsSound().play(), folder.resolve("bells.wav"));
  }

  private static void writePicture(BufferedImage image, Path file) throws IOException {
    ImageIO.write(image, "png", file.toFile());
  }

  private static void writeSound(short[] samples, Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    AudioFormat format = new AudioFormat(BellsSound.RATE, 16, 2, true, false);
    try (AudioInputStream stream =
        new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, samples.length / 2)) {
      AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
    }
  }
}
