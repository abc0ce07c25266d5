package inr.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.cli.Main;
import inr.field.tiled.TiledModel;
import inr.io.audio.SoundWriter;
import inr.io.image.PictureWriter;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on two threads of this process, where a task is tried four times. */
class SparkJobsTest {
  private static final String[] FIT = {
    "--model", "siren", "--width", "8", "--hidden-layers", "1", "--steps", "20", "--seed", "3"
  };

  private static SparkSession spark;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[2,4]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.hadoop.fs.frail.impl", FrailFileSystem.class.getName())
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @BeforeEach
  void fill() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    picture(in.resolve("good.png"), 8, 24, 20);
    picture(in.resolve("deep.tif"), 16, 17, 15);
    Files.copy(in.resolve("good.png"), in.resolve("twin.png"));
    Files.writeString(in.resolve("notes.txt"), "no picture\n");
    Files.createFile(in.resolve("void.png"));
    int[] tone = new int[400];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (int) Math.round(9000 * Math.sin(0.1 * i));
    }
    SoundWriter.write(
        in.resolve("tone.wav"),
        new Medium.Sound(400, 1, 8000, 16, false),
        new Samples.Integers(tone),
        false);
  }

  private static void picture(Path file, int bits, int width, int height) throws IOException {
    Medium.Picture medium = new Medium.Picture(width, height, 3, bits);
    short[] shorts = new short[width * height * 3];
    byte[] bytes = new byte[shorts.length];
    for (int i = 0; i < shorts.length; i++) {
      int x = i / 3 % width;
      int y = i / 3 / width;
      double wave = Math.sin(0.05 * x + i % 3) * Math.cos(0.04 * y);
      shorts[i] = (short) Math.round((0.5 + 0.4 * wave) * medium.peak());
      bytes[i] = (byte) shorts[i];
    }
    Samples samples =
        bits == 8 ? new Samples.UnsignedBytes(bytes) : new Samples.UnsignedShorts(shorts);
    PictureWriter.write(file, medium, samples, false);
  }

  private static String[] args(String input, String output, String run, String... more) {
    return Stream.of(new String[] {"--input", input, "--output", output, "--run", run}, more, FIT)
        .flatMap(Stream::of)
        .toArray(String[]::new);
  }

  private static void inr(String... words) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    assertEquals(0, Main.run(words, out, out), () -> said.toString(StandardCharsets.UTF_8));
  }

  private void fitAlone(String name) {
    inr(
        Stream.of(
                new String[] {"fit", folder.resolve("in").resolve(name).toString()},
                new String[] {"-o", folder.resolve(name + ".inr").toString(), "--quiet"},
                FIT)
            .flatMap(Stream::of)
            .toArray(String[]::new));
  }

  private static Map<String, Row> byName(List<Row> rows) {
    Map<String, Row> names = new TreeMap<>();
    rows.forEach(row -> names.put(row.<String>getAs("path").replaceFirst(".*/", ""), row));
    return names;
  }

  private static Map<String, byte[]> models(Path output) throws IOException {
    Map<String, byte[]> models = new TreeMap<>();
    try (Stream<Path> all = Files.list(output)) {
      for (Path file : all.filter(one -> one.toString().endsWith(".inr")).toList()) {
        models.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return models;
  }

  @Test
  void aFolderBecomesModelsAndRowsAndASecondRunSkipsThem() throws IOException {
    String in = folder.resolve("in").toString();
    Path out = folder.resolve("out");
    assertEquals(0, FitFolder.run(args(in, out.toString(), "1")));
    Map<String, Row> rows = byName(Results.latest(spark, out.toString()).collectAsList());
    assertEquals(
        Map.of(
            "good.png", "done",
            "deep.tif", "done",
            "tone.wav", "done",
            "twin.png", "skipped",
            "notes.txt", "unreadable",
            "void.png", "unreadable"),
        new TreeMap<>(
            rows.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey, row -> row.getValue().<String>getAs("status")))));
    assertTrue(rows.get("void.png").<String>getAs("message").contains("is empty"));
    assertTrue(rows.get("twin.png").<String>getAs("message").endsWith("good.png"));
    assertEquals(24, rows.get("good.png").<Integer>getAs("width"));
    assertEquals(400, rows.get("tone.wav").<Integer>getAs("frames"));

    // Byte for byte the models of the command.
    Map<String, byte[]> models = models(out.resolve("models"));
    assertEquals(3, models.size());
    for (String name : new String[] {"good.png", "deep.tif", "tone.wav"}) {
      fitAlone(name);
      assertArrayEquals(
          Files.readAllBytes(folder.resolve(name + ".inr")),
          models.get(rows.get(name).<String>getAs("key") + ".inr"));
    }

    // A damaged model is made again, the others are left.
    Path damaged = out.resolve("models").resolve(rows.get("tone.wav").getAs("key") + ".inr");
    Files.write(damaged, new byte[50]);
    assertEquals(0, FitFolder.run(args(in, out.toString(), "2")));
    Map<String, Row> again = byName(Results.latest(spark, out.toString()).collectAsList());
    assertEquals("done", again.get("tone.wav").getAs("status"));
    assertEquals("skipped", again.get("good.png").getAs("status"));
    assertEquals(
        rows.get("good.png").<Double>getAs("psnr"), again.get("good.png").<Double>getAs("psnr"));
    models(out.resolve("models"))
        .forEach((name, bytes) -> assertArrayEquals(models.get(name), bytes));
    assertEquals(12, spark.read().parquet(out + "/results").count());
  }

  @Test
  void aTaskThatFailsOnceGivesTheSameBytes() throws IOException {
    String in = folder.resolve("in").toString();
    assertEquals(0, FitFolder.run(args(in, folder.resolve("sound").toString(), "1")));
    FrailFileSystem.FAILURES.set(0);
    assertEquals(0, FitFolder.run(args(in, "frail://" + folder.resolve("frail"), "1")));
    assertEquals(4, FrailFileSystem.FAILURES.get());
    Map<String, byte[]> sound = models(folder.resolve("sound").resolve("models"));
    Map<String, byte[]> frail = models(folder.resolve("frail").resolve("models"));
    assertEquals(sound.keySet(), frail.keySet());
    sound.forEach((name, bytes) -> assertArrayEquals(bytes, frail.get(name)));
  }

  @Test
  void picturesAreEncodedAsTheCommandDoes() throws IOException {
    Path in = Files.createDirectory(folder.resolve("small"));
    picture(in.resolve("small.png"), 8, 12, 10);
    Files.copy(folder.resolve("in").resolve("tone.wav"), in.resolve("tone.wav"));
    Path out = folder.resolve("coded");
    String[] words = {
      "--input", in.toString(), "--output", out.toString(), "--run", "1", "--effort", "draft"
    };
    assertEquals(0, EncodeFolder.run(words));
    Map<String, Row> rows = byName(Results.latest(spark, out.toString()).collectAsList());
    assertEquals("done", rows.get("small.png").getAs("status"));
    assertEquals("refused", rows.get("tone.wav").getAs("status"));
    Path alone = folder.resolve("alone.inc");
    inr("encode", in + "/small.png", "-o", alone.toString(), "--effort", "draft");
    assertArrayEquals(
        Files.readAllBytes(alone),
        Files.readAllBytes(
            out.resolve("coded").resolve(rows.get("small.png").getAs("key") + ".inc")));
  }

  @Test
  void tilesAreThoseOfTheCommandAndSeamsDoNotShow() throws IOException {
    Path picture = folder.resolve("large.png");
    picture(picture, 8, 512, 512);
    String[] wishes = {"--model", "pyramid", "--steps", "30"};
    String[] words =
        Stream.of(
                new String[] {"--input", picture.toString(), "--output", folder + "/s.inrt"},
                new String[] {"--run", "1", "--tile", "256", "--overlap", "8"},
                wishes)
            .flatMap(Stream::of)
            .toArray(String[]::new);
    assertEquals(0, FitTiles.run(words));
    inr(
        Stream.of(
                new String[] {"fit", picture.toString(), "-o", folder + "/c.inrt"},
                new String[] {"--tiles", "256", "--overlap", "8"},
                wishes)
            .flatMap(Stream::of)
            .toArray(String[]::new));
    assertEquals(
        TiledModel.open(folder.resolve("c.inrt")).index(),
        TiledModel.open(folder.resolve("s.inrt")).index());
    Map<String, byte[]> here = models(folder.resolve("c.inrt"));
    Map<String, byte[]> there = models(folder.resolve("s.inrt"));
    assertEquals(here.keySet(), there.keySet());
    here.forEach((name, bytes) -> assertArrayEquals(bytes, there.get(name)));
    assertEquals(4, spark.read().parquet(folder + "/s.inrt/results").count());

    // Another fit takes the place of this one only if that is asked for, and leaves none of it.
    words[words.length - 1] = "29";
    assertEquals(1, FitTiles.run(words));
    assertEquals(here.keySet(), models(folder.resolve("s.inrt")).keySet());
    assertEquals(
        0,
        FitTiles.run(Stream.concat(Stream.of(words), Stream.of("--force")).toArray(String[]::new)));
    Set<String> keys = new HashSet<>(models(folder.resolve("s.inrt")).keySet());
    assertEquals(here.size(), keys.size());
    assertFalse(keys.removeAll(here.keySet()));
  }
}
