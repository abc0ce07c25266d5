package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read ends with exit code 3, one line and no output. */
class BadInputTest {
  @TempDir private Path folder = Path.of("");

  private static final int START_OF_FRAME = 0xc0;

  /** A damaged file under its own name, and what the message must hold. */
  private record Damage(String name, byte[] bytes, String message) {}

  private byte[] png() throws IOException {
    return Files.readAllBytes(TestMedia.picture(folder.resolve("good.png"), 30, 20, 3));
  }

  private byte[] jpeg() throws IOException {
    return Files.readAllBytes(TestMedia.picture(folder.resolve("good.jpg"), 30, 20, 3));
  }

  private byte[] wav() throws IOException {
    return Files.readAllBytes(TestMedia.sound(folder.resolve("good.wav"), 300, 9000));
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  /** Claims a picture of 100,000 x 100,000 pixels, with a checksum that fits. */
  private static byte[] lyingPng(byte[] png) {
    byte[] lie = png.clone();
    ByteBuffer.wrap(lie).putInt(16, 100_000).putInt(20, 100_000);
    CRC32 sum = new CRC32();
    sum.update(lie, 12, 17);
    ByteBuffer.wrap(lie).putInt(29, (int) sum.getValue());
    return lie;
  }

  /** Claims 65,000 rows in the start of the frame. */
  private static byte[] lyingJpeg(byte[] jpeg) {
    byte[] lie = jpeg.clone();
    int at = 2;
    while ((lie[at + 1] & 0xff) != START_OF_FRAME) {
      at += 2 + ByteBuffer.wrap(lie).getShort(at + 2);
    }
    ByteBuffer.wrap(lie).putShort(at + 5, (short) 65_000);
    return lie;
  }

  /** Claims no channels. */
  private static byte[] lyingWav(byte[] wav) {
    byte[] lie = wav.clone();
    ByteBuffer.wrap(lie).putShort(22, (short) 0);
    return lie;
  }

  @TestFactory
  Stream<DynamicTest> fitAndCompareRefuseDamagedMedia() throws IOException {
    Path good = TestMedia.picture(folder.resolve("good.png"), 30, 20, 3);
    return Stream.of(
            new Damage("empty.png", new byte[0], "empty.png: is empty (0 bytes); "),
            new Damage("empty.jpg", new byte[0], "empty.jpg: is empty (0 bytes); "),
            new Damage("empty.wav", new byte[0], "empty.wav: is empty (0 bytes); "),
            new Damage("cut.png", half(png()), "cut.png: "),
            new Damage("cut.jpg", half(jpeg()), "cut.jpg: "),
            new Damage("cut.wav", half(wav()), "cut.wav: "),
            new Damage("lying.png", lyingPng(png()), "lying.png: "),
            new Damage("lying.jpg", lyingJpeg(jpeg()), "lying.jpg: "),
            new Damage("lying.wav", lyingWav(wav()), "lying.wav: "),
            new Damage(
                "text.png",
                "no picture".getBytes(StandardCharsets.UTF_8),
                "text.png: is neither a picture nor a sound"))
        .map(
            damage ->
                dynamicTest(
                    damage.name(),
                    () -> {
                      Path file = Files.write(folder.resolve(damage.name()), damage.bytes());
                      Path out = folder.resolve("out.inr");
                      List<String> before = names();
                      Cli.run("fit", file, "-o", out, "--steps", 1)
                          .failed(ExitCode.UNREADABLE_INPUT, damage.message());
                      Cli.run("compare", good, file)
                          .failed(ExitCode.UNREADABLE_INPUT, damage.message());
                      assertEquals(before, names());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> renderAndInfoRefuseDamagedModels() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("good.png"), 30, 20, 3);
    Path model = folder.resolve("good.inr");
    Cli.run("fit", picture, "-o", model, "--steps", 1, "--width", 8).done();
    byte[] good = Files.readAllBytes(model);
    byte[] flipped = good.clone();
    flipped[good.length / 2] ^= 1;
    byte[] claiming = good.clone();
    claiming[15] = 0x7f;
    return Stream.of(
            new Damage("empty.inr", new byte[0], "empty.inr: is empty (0 bytes); "),
            new Damage(
                "cut.inr", Arrays.copyOf(good, good.length - 1), "cut.inr: has the checksum "),
            new Damage("half.inr", half(good), "half.inr: ends after "),
            new Damage("flipped.inr", flipped, "flipped.inr: has the checksum "),
            new Damage("lying.inr", claiming, "lying.inr: claims a header of "),
            new Damage("picture.inr", png(), "picture.inr: is not an inr model"))
        .map(
            damage ->
                dynamicTest(
                    damage.name(),
                    () -> {
                      Path file = Files.write(folder.resolve(damage.name()), damage.bytes());
                      List<String> before = names();
                      Cli.run("render", file, "-o", folder.resolve("out.png"))
                          .failed(ExitCode.UNREADABLE_INPUT, damage.message());
                      Cli.run("info", file).failed(ExitCode.UNREADABLE_INPUT, damage.message());
                      assertEquals(before, names());
                    }));
  }

  @Test
  void aFolderIsNoInput() {
    Cli.run("compare", folder, folder).failed(ExitCode.UNREADABLE_INPUT, "is a folder; a PNG, ");
    Cli.run("fit", folder)
        .failed(ExitCode.UNREADABLE_INPUT, "is a folder without a picture or sound; a PNG, ");
    Cli.run("info", folder)
        .failed(ExitCode.UNREADABLE_INPUT, "is a folder; an inr model is needed");
  }

  @Test
  void anEmptyFileIsNoPictureInParticular() throws IOException {
    Path good = TestMedia.picture(folder.resolve("good.png"), 30, 20, 3);
    String media =
        "a PNG, JPEG, TIFF, WebP, BMP, GIF, PSD, QOI, PNM or PFM picture, a WAV, AIFF, AU or FLAC sound or an array (NPY, NRRD, NIfTI or RAW with a JSON beside it)";
    for (String name : List.of("empty.wav", "empty.png")) {
      Path empty = Files.write(folder.resolve(name), new byte[0]);
      String line = "inr: " + name + ": is empty (0 bytes); " + media + " is needed\n";
      assertEquals(line, Cli.run("compare", empty, good).err());
      assertEquals(line, Cli.run("compare", good, empty).err());
    }
  }

  @Test
  void aMissingFileIsNoInput() throws IOException {
    Cli.run("fit", folder.resolve("no.png"), "-o", folder.resolve("a.inr"))
        .failed(ExitCode.UNREADABLE_INPUT, "no.png: no such file; a PNG, ");
    Cli.run("render", folder.resolve("no.inr"), "-o", folder.resolve("a.png"))
        .failed(ExitCode.UNREADABLE_INPUT, "no.inr: no such file; ");
    assertEquals(List.of(), names());
  }

  @Test
  void anAddressIsNoFile() throws IOException {
    Path good = TestMedia.picture(folder.resolve("good.png"), 30, 20, 3);
    String fetch = " is an address, and files are read and written here; fetch it first";
    String page = "https://example.org/a%20b.png?c=d";
    Cli.run("fit", page).failed(ExitCode.USAGE, "'" + page + "'" + fetch);
    Cli.run("compare", good, "HTTP://example.org/a.png").failed(ExitCode.USAGE, fetch);
    Cli.run("info", "s3://bucket/a.inr").failed(ExitCode.USAGE, fetch);
    Cli.run("render", "data:image/png;base64," + "A".repeat(5000), "-o", folder.resolve("b.png"))
        .failed(ExitCode.USAGE, "AA…'" + fetch);
    Cli.run("fit", good, "-o", "ftp://example.org/a.inr").failed(ExitCode.USAGE, fetch);
    Cli.run("fit", good, page).failed(ExitCode.USAGE, "'" + page + "'" + fetch);
    Cli.run("fit", good, "--output-folder", page).failed(ExitCode.USAGE, fetch);
    Cli.run("fit", good, "--log", page).failed(ExitCode.USAGE, fetch);
    Cli.run("fit", good, "--from", page).failed(ExitCode.USAGE, fetch);
    for (String local : List.of(good.toUri().toString(), "file:a.png", "file://localhost/a.png")) {
      Cli.run("fit", local)
          .failed(
              ExitCode.USAGE,
              "'" + local + "' is an address, and files are read and written here; leave 'file:'");
    }
    assertEquals(List.of("good.png"), names());
  }

  @Test
  void aNameWithAColonIsAFile() {
    Cli.run("fit", "./file:a.png").failed(ExitCode.UNREADABLE_INPUT, "file:a.png: no such file");
    Cli.run("fit", "C:/a.png").failed(ExitCode.UNREADABLE_INPUT, "a.png: no such file");
    Cli.run("fit", "12:30.png").failed(ExitCode.UNREADABLE_INPUT, "12:30.png: no such file");
    Cli.run("fit", "take:two.png").failed(ExitCode.UNREADABLE_INPUT, "take:two.png: no such");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
