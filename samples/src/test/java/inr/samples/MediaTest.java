package inr.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;

/**
 * The committed media hold exactly the samples that the program draws, on every machine and Java
 * version.
 */
class MediaTest {
  private static final Path MEDIA = Path.of("media");

  @Test
  void harbourIsDrawnAsCommitted() throws IOException {
    assertSamePicture(new HarbourPicture().draw(), "harbour.png", 3, 8);
  }

  @Test
  void terrainIsDrawnAsCommitted() throws IOException {
    assertSamePicture(TerrainPicture.draw(), "terrain-16bit.png", 1, 16);
  }

  @Test
  void leafIsDrawnAsCommitted() throws IOException {
    assertSamePicture(new LeafPicture().draw(), "leaf-alpha.png", 4, 8);
  }

  @Test
  void bellsArePlayedAsCommitted() throws IOException, UnsupportedAudioFileException {
    try (AudioInputStream stream =
        AudioSystem.getAudioInputStream(MEDIA.resolve("bells.wav").toFile())) {
      assertEquals(BellsSound.RATE, stream.getFormat().getSampleRate());
      assertEquals(2, stream.getFormat().getChannels());
      byte[] bytes = stream.readAllBytes();
      short[] committed = new short[bytes.length / 2];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(committed);
      assertArrayEquals(new BellsSound().play(), committed);
    }
  }

  private static void assertSamePicture(BufferedImage drawn, String file, int channels, int bits)
      throws IOException {
    BufferedImage committed = ImageIO.read(MEDIA.resolve(file).toFile());
    assertEquals(channels, committed.getRaster().getNumBands());
    assertEquals(bits, committed.getSampleModel().getSampleSize(0));
    assertEquals(drawn.getWidth(), committed.getWidth());
    assertEquals(drawn.getHeight(), committed.getHeight());
    assertArrayEquals(samples(drawn), samples(committed));
  }

  private static int[] samples(BufferedImage image) {
    return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
  }
}
