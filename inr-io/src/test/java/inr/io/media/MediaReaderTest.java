package inr.io.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.io.InputBudget;
import inr.io.RowWatch;
import inr.io.SampleStorage;
import inr.io.SignalFormatException;
import inr.io.audio.SoundWriter;
import inr.io.image.FloatPictureWriter;
import inr.io.image.FloatRows;
import inr.io.image.PictureWriter;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaReaderTest {
  @TempDir private Path folder;

  private Path picture(int channels, byte... samples) throws IOException {
    Path file = folder.resolve("picture.png");
    PictureWriter.write(
        file,
        new Medium.Picture(samples.length / channels, 1, channels, 8),
        new Samples.UnsignedBytes(samples),
        true);
    return file;
  }

  private Path sound(int channels, int... samples) throws IOException {
    Path file = folder.resolve("sound.wav");
    SoundWriter.write(
        file,
        new Medium.Sound(samples.length / channels, channels, 8_000, 16, false),
        new Samples.Integers(samples),
        true);
    return file;
  }

  @Test
  void pictureLiesOnRowsAndColumns() throws IOException {
    Signal signal =
        MediaReader.read(
                picture(3, (byte) 0, (byte) 255, (byte) 51, (byte) 1, (byte) 2, (byte) 3),
                MediaOptions.of())
            .signal();
    assertEquals(Grid.of(Axis.centred("y", 1), Axis.centred("x", 2)), signal.coordinates());
    assertEquals(ValueRange.symmetric(0, 255), signal.range());
    assertEquals(-1, signal.target(0, 0));
    assertEquals(1, signal.target(0, 1));
    assertEquals(-0.6, signal.target(0, 2), 1e-15);
  }

  @Test
  void soundIsScaledByItsLoudestSample() throws IOException {
    Signal signal = MediaReader.read(sound(1, 100, -200, 50), MediaOptions.of()).signal();
    assertEquals(Grid.of(Axis.centred("t", 3)), signal.coordinates());
    assertEquals(ValueRange.symmetric(-200, 200), signal.range());
    assertEquals(-1, signal.target(1, 0));
  }

  @Test
  void silenceHasARangeAndSaysSo() throws IOException {
    DecodedSignal silent = MediaReader.read(sound(1, 0, 0), MediaOptions.of());
    assertEquals(ValueRange.symmetric(-1, 1), silent.signal().range());
    assertEquals(List.of("the sound is silent"), silent.notes());
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 7, 3.4e38f, -3.4e38f})
  void floatsThatAreAllTheSameHaveARange(float value) throws IOException {
    Path file = folder.resolve("flat.pfm");
    float[] flat = {value, value, value};
    FloatPictureWriter.write(file, 3, 1, 1, FloatRows.of(flat, 3), false);
    Signal signal = MediaReader.read(file, MediaOptions.of()).signal();
    assertEquals(0, signal.target(1, 0));
    assertEquals(value, signal.range().toStored(0));
  }

  @Test
  void theRowsOfAPictureAreSeenAsTheyAreRead() throws IOException {
    Path file = folder.resolve("rows.png");
    PictureWriter.write(
        file, new Medium.Picture(1, 3, 1, 8), new Samples.UnsignedBytes(new byte[3]), true);
    List<String> seen = new ArrayList<>();
    MediaReader.read(file, MediaOptions.of().withWatch((done, all) -> seen.add(done + "/" + all)));
    assertEquals(List.of("1/3", "2/3", "3/3"), seen);
  }

  @Test
  void onlyWhatBeginsAsAPictureOrSoundIsRecognised() throws IOException {
    assertTrue(MediaReader.recognises(picture(1, (byte) 0)));
    assertTrue(MediaReader.recognises(sound(1, 0)));
    Path pfm = Files.writeString(folder.resolve("a.pfm"), "Pf\n1 1\n-1.0\n\0\0\0\0");
    assertTrue(MediaReader.recognises(pfm));
    assertFalse(MediaReader.recognises(Files.writeString(folder.resolve("a.png"), "text")));
    assertFalse(MediaReader.recognises(Files.createFile(folder.resolve("empty.png"))));
  }

  @Test
  void optionsPlaceTheAxes() throws IOException {
    MediaOptions options =
        new MediaOptions(
            false, Placement.END_POINTS, 0, 1, SampleStorage.of(), InputBudget.of(), RowWatch.NONE);
    Signal signal = MediaReader.read(sound(1, 1, 2, 3), options).signal();
    assertEquals(Grid.of(Axis.of("t", 3, 0, 1, Placement.END_POINTS)), signal.coordinates());
  }

  @Test
  void greyIsRoundedLumaAndKeepsGreyExactly() throws IOException {
    byte[] pixels = {
      10, 20, 30, 99, (byte) 255, (byte) 255, (byte) 255, 0, 77, 77, 77, 1, (byte) 255, 0, 0, 5
    };
    DecodedSignal grey =
        MediaReader.read(picture(4, pixels), MediaOptions.of().withOneChannel(true));
    assertEquals(new Medium.Picture(4, 1, 1, 8), grey.signal().medium());
    int[] expected = {18, 255, 77, 76}; // 2.99 + 11.74 + 3.42 = 18.15; 76.245
    for (int i = 0; i < 4; i++) {
      assertEquals(expected[i], grey.signal().samples().get(i));
    }
    assertEquals(
        List.of("RGB converted to grey by Y' = 0.299 R + 0.587 G + 0.114 B", "alpha dropped"),
        grey.notes());
  }

  @Test
  void greyOfALargePictureIsMappedToo() throws IOException {
    byte[] pixels = {10, 20, 30, (byte) 255, (byte) 255, (byte) 255, 77, 77, 77, (byte) 255, 0, 0};
    MediaOptions inArrays = MediaOptions.of().withOneChannel(true);
    MediaOptions mapped = inArrays.withStorage(new SampleStorage(0, folder));
    Samples expected = MediaReader.read(picture(3, pixels), inArrays).signal().samples();
    Samples found = MediaReader.read(picture(3, pixels), mapped).signal().samples();
    assertInstanceOf(Samples.Mapped.class, found);
    assertEquals(4, found.size());
    for (int i = 0; i < 4; i++) {
      assertEquals(expected.get(i), found.get(i));
    }
  }

  @Test
  void monoIsTheMean() throws IOException {
    DecodedSignal mono =
        MediaReader.read(sound(2, 100, 200, -5, -6), MediaOptions.of().withOneChannel(true));
    assertEquals(150, mono.signal().samples().get(0));
    assertEquals(-5, mono.signal().samples().get(1)); // halves are rounded up
    assertEquals(List.of("2 channels made one by their mean"), mono.notes());
  }

  @Test
  void endingsAreNotBelieved() throws IOException {
    Path odd = Files.move(sound(1, 1, 2), folder.resolve("really.png"));
    assertEquals(
        new Medium.Sound(2, 1, 8_000, 16, false),
        MediaReader.read(odd, MediaOptions.of()).signal().medium());
  }

  @Test
  void otherFilesAreRefusedWithTheirFirstBytes() throws IOException {
    Path text = Files.writeString(folder.resolve("readme.png"), "hello");
    assertEquals(
        "readme.png: is neither a picture nor a sound nor an array of a known format (it starts with 68 65 6c 6c);"
            + " a PNG, JPEG, TIFF, WebP, BMP, GIF, PSD, QOI, PNM or PFM picture, a WAV, AIFF, AU or FLAC sound or an array (NPY, NRRD, NIfTI or RAW with a JSON beside it) is needed",
        assertThrows(SignalFormatException.class, () -> MediaReader.read(text, MediaOptions.of()))
            .getMessage());
    assertEquals(
        folder.getFileName()
            + ": is a folder; a PNG, JPEG, TIFF, WebP, BMP, GIF, PSD, QOI, PNM or PFM picture, a WAV, AIFF, AU or FLAC sound or an array (NPY, NRRD, NIfTI or RAW with a JSON beside it) is needed",
        assertThrows(SignalFormatException.class, () -> MediaReader.read(folder, MediaOptions.of()))
            .getMessage());
  }
}
