package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.field.Original;
import inr.io.Sha256;
import inr.io.image.PictureWriter;
import inr.io.media.MediaOptions;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnCommandTest {
  @TempDir private Path folder = Path.of("");

  private Path pictures = Path.of("");
  private Path family = Path.of("");

  @BeforeEach
  void drawSlopes() throws IOException {
    pictures = Files.createDirectory(folder.resolve("pictures"));
    family = folder.resolve("family.inr");
    for (int p = 0; p < 11; p++) {
      slope(pictures.resolve("p" + (char) ('a' + p) + ".png"), p, 8);
    }
  }

  private static Path slope(Path file, int steepness, int side) throws IOException {
    byte[] values = new byte[side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (20 + steepness * (i % side + i / side));
    }
    Medium.Picture medium = new Medium.Picture(side, side, 1, 8);
    PictureWriter.write(file, medium, new Samples.UnsignedBytes(values), true);
    return file;
  }

  private Cli learn(Object... options) {
    Object[] args = {"learn", pictures, "-o", family, "--latent", 3, "--steps", 4, "--force"};
    Object[] all = Arrays.copyOf(args, args.length + options.length);
    System.arraycopy(options, 0, all, args.length, options.length);
    return Cli.run(all);
  }

  @Test
  void aFolderIsLearnedAndEveryTenthHeldOut() throws IOException {
    Cli told = learn("--json", "--threads", 1).done();
    assertEquals(
        Set.of(
            "file",
            "family",
            "latent",
            "learned",
            "held_out",
            "steps",
            "seconds",
            "train_psnr",
            "test_psnr",
            "test_psnr_long",
            "test_psnr_tenth",
            "mean_psnr",
            "pca_psnr"),
        told.json().keySet());
    assertEquals(10, told.number("learned"));
    assertEquals(1, told.number("held_out"));
    assertEquals(4, told.number("steps"));
    byte[] bytes = Files.readAllBytes(family);
    learn("--threads", 2, "--quiet").done();
    assertArrayEquals(bytes, Files.readAllBytes(family));
  }

  /** Asks the command to stop as soon as it tells of a step. */
  private static final class Impatient extends ByteArrayOutputStream {
    private final Interruption interruption = new Interruption();

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, length);
      if (toString(StandardCharsets.UTF_8).contains("learning: step")) {
        interruption.request();
      }
    }
  }

  @Test
  void aLearningThatIsInterruptedGoesOnToTheSameFamily() throws IOException {
    learn("--quiet", "--threads", 2).done();
    byte[] whole = Files.readAllBytes(family);
    Files.delete(family);
    Path checkpoint = folder.resolve("family.inr.checkpoint");
    Impatient err = new Impatient();
    Session session =
        new Session(
            InputStream.nullInputStream(),
            Cli.stream(new ByteArrayOutputStream()),
            new Screen(Cli.stream(err), true, 80),
            err.interruption);
    Object[] words = {"learn", pictures, "-o", family, "--latent", 3, "--steps", 4};
    assertEquals(ExitCode.INTERRUPTED, Main.run(Cli.words(words), session));
    String told = err.toString(StandardCharsets.UTF_8).strip();
    assertTrue(
        told.endsWith(
            "inr: interrupted at step 1; "
                + checkpoint
                + " is kept, the same command with --resume goes on from it"),
        told);
    assertTrue(Files.notExists(family));
    Cli.run(words).failed(ExitCode.FAILURE, "an interrupted learning left this");
    learn("--resume", "--seed", 1)
        .failed(ExitCode.USAGE, "checkpoint is of another plan: seed is 0 there and 1 here");
    slope(pictures.resolve("pa.png"), 9, 8);
    learn("--resume").failed(ExitCode.USAGE, "checkpoint is of other signals");
    slope(pictures.resolve("pa.png"), 0, 8);
    Cli.run("info", checkpoint)
        .failed(ExitCode.UNREADABLE_INPUT, "is a checkpoint of inr learn; an inr model is needed");
    learn("--resume", "--quiet", "--threads", 1).done();
    assertArrayEquals(whole, Files.readAllBytes(family));
    assertTrue(Files.notExists(checkpoint));
    learn("--resume").failed(ExitCode.UNREADABLE_INPUT, "there is no such checkpoint");
  }

  @Test
  void aFamilyTellsWhatItIs() throws IOException {
    Cli told = learn("--json").done();
    Cli info = Cli.run("info", family, "--json").done();
    assertEquals("functa", info.json().get("family"));
    assertEquals(3, info.number("latent"));
    assertEquals(10, info.number("learned"));
    assertEquals(Sha256.of(family), info.json().get("sha256"));
    assertEquals(told.json().get("test_psnr"), ((Map<?, ?>) info.json().get("psnr")).get("test"));
    String words = Cli.run("info", family).done().out();
    assertTrue(words.contains("learned: from 10 signals, 1 held out, 4 steps of 16"), words);
  }

  @Test
  void aNewSignalIsFittedAndItsModelReadByOthers() throws IOException {
    learn("--quiet").done();
    Path input = slope(folder.resolve("new.png"), 5, 8);
    Path model = folder.resolve("new.inr");
    Cli fitted = Cli.run("fit", input, "-o", model, "--family", family, "--json").done();
    assertEquals(3, fitted.number("steps"));
    Cli compared = Cli.run("compare", input, model, "--json").done();
    assertEquals(compared.number("psnr"), fitted.number("psnr"), 1e-9);
    Cli.run("info", model).done();
    Path twice = folder.resolve("twice.png");
    Cli.run("render", model, "-o", twice, "--scale", 2).done();
    assertEquals(256, Original.read(twice, MediaOptions.of()).signal().points());
  }

  @Test
  void signalsAreCodedAsLatentsOfAFamilyAndGivenBack() throws IOException {
    learn("--quiet").done();
    Path coded = folder.resolve("all.inl");
    Cli told = Cli.run("encode", pictures, "--family", family, "-o", coded, "--json").done();
    assertEquals(11, told.number("signals"));
    assertEquals((double) Files.size(coded), told.number("bytes"));
    Cli info = Cli.run("info", coded, "--json").done();
    assertEquals(told.json().get("family_sha256"), info.json().get("family_sha256"));
    Path back = folder.resolve("back");
    Cli.run("decode", coded, "--family", family, "-o", back).done();
    assertTrue(Files.exists(back.resolve("01.png")) && Files.exists(back.resolve("11.png")));
    Path third = folder.resolve("third.png");
    Cli.run("decode", coded, "--family", family, "-o", third, "--only", 3).done();
    assertArrayEquals(Files.readAllBytes(back.resolve("03.png")), Files.readAllBytes(third));
    Path one = folder.resolve("one.inl");
    Cli.run("encode", pictures.resolve("pc.png"), "--family", family, "-o", one).done();
    Path alone = folder.resolve("alone.png");
    Cli.run("decode", one, "--family", family, "-o", alone).done();
    assertArrayEquals(Files.readAllBytes(third), Files.readAllBytes(alone));
    Cli.run("decode", one, "-o", alone, "--force").failed(ExitCode.USAGE, "give it with --family");
    Cli.run("decode", coded, "--family", family, "-o", alone, "--only", 12)
        .failed(ExitCode.USAGE, "there are the signals 1 to 11");
    learn("--quiet", "--seed", 5).done();
    Cli.run("decode", one, "--family", family, "-o", folder.resolve("no.png"))
        .failed(ExitCode.UNREADABLE_INPUT, "one.inl: was coded with the family of SHA-256");
    Cli.run("encode", pictures.resolve("pc.png"), "--bits", 5).failed(ExitCode.USAGE, "--family");
    Cli.run("encode", pictures, "--family", family, "--lambda", 1)
        .failed(ExitCode.USAGE, "--family has its own way; leave out --lambda");
    Cli.run("encode", pictures, "--family", family, "--bits", 11, "-o", folder.resolve("b.inl"))
        .failed(ExitCode.USAGE, "bits are 11; 2 to 10 are accepted");
  }

  @Test
  void fewBitsAreToldBesideThoseOfOthers() throws IOException {
    Cli told = learn("--rates").done();
    assertTrue(told.out().contains("JPEG, whole files"), told.out());
    assertTrue(learn("--rates", "--json").done().json().get("rates") instanceof List<?>);
  }

  /** Equal families have equal pages, whose words give the family again. */
  @Test
  void aFamilyHasAPage() throws IOException {
    for (int p = 0; p < 40; p++) {
      slope(pictures.resolve("q" + p + ".png"), p % 20, 8);
    }
    String[] pages = new String[2];
    for (int i = 0; i < pages.length; i++) {
      Path page = folder.resolve("page" + i + ".html");
      learn("--report", page, "--threads", i + 1).done();
      pages[i] = Files.readString(page);
    }
    assertEquals(pages[0], pages[1]);
    assertEquals(4, pages[0].split("<image ", -1).length - 1, "pictures where latents lie");
    assertTrue(pages[0].contains("the first 4 of 5 signals held out are shown"), "whole rows");
    assertEquals(4, pages[0].split("<img ", -1).length - 1, "two boards and two strips");
    String wanted =
        "inr learn pictures --output pictures.inr --latent 3 --steps 4 --method functa --lr 0.001 --seed 0\n";
    assertTrue(pages[0].contains(wanted), pages[0].substring(pages[0].indexOf("<pre>")));
    assertFalse(pages[0].contains(folder.toString()), "a folder of this machine");
  }

  @Test
  void aFamilyOfSoundsHasAPageInWhichItIsHeard() throws IOException {
    Path sounds = Files.createDirectory(folder.resolve("sounds"));
    for (int s = 0; s < 4; s++) {
      TestMedia.sound(sounds.resolve("s" + s + ".wav"), 2000 + s, 8000);
    }
    Path page = folder.resolve("sounds.html");
    Object[] words = {"learn", sounds, "-o", family, "--patch", 200, "--latent", 2, "--steps", 1};
    List<Object> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--rates", "--report", page));
    Cli.run(all.toArray()).done();
    String text = Files.readString(page);
    assertEquals(2, text.split("<audio ", -1).length - 1);
    assertEquals(10, text.split("<circle ", -1).length - 1, "windows of the file held out");
    assertTrue(text.contains("\"title\":\"Few bits\""), "rates are drawn");
  }

  @Test
  void latentsThatAreNeverCodedAreRefusedBeforeTheLearning() {
    Cli.run("learn", "digits8", "-o", family, "--rates", "--latent", 513)
        .failed(ExitCode.USAGE, "latent has 513 numbers; at most 512 are coded");
  }

  @Test
  void membersAreRendered() throws IOException {
    learn("--quiet").done();
    Path strip = folder.resolve("strip.png");
    Path a = pictures.resolve("pa.png");
    Path b = pictures.resolve("pb.png");
    Cli.run("render", family, "-o", strip, "--between", a, b, 4).done();
    Samples four = Original.read(strip, MediaOptions.of()).signal().samples();
    assertEquals(4 * 64, four.size());
    Path alone = folder.resolve("alone.inr");
    Cli.run("fit", a, "-o", alone, "--family", family).done();
    Path first = folder.resolve("first.png");
    Cli.run("render", alone, "-o", first).done();
    Samples one = Original.read(first, MediaOptions.of()).signal().samples();
    for (int i = 0; i < 64; i++) {
      assertEquals(one.get(i), four.get(i / 8 * 32 + i % 8), "sample " + i);
    }
    Cli.run("render", family, "-o", strip, "--sample", 3, "--force").done();
    Cli.run("render", family, "-o", strip, "--latent", "0.1,0,-0.1", "--size", "20x20", "--force")
        .done();
  }

  /** All ways that a family goes, of one that has no inner steps. */
  @Test
  void anEncoderFindsLatentsAndCompletesPictures() throws IOException {
    learn("--quiet", "--method", "hypernetwork").done();
    Path a = pictures.resolve("pa.png");
    Path strip = folder.resolve("strip.png");
    Cli told = Cli.run("render", family, "-o", strip, "--complete", a, "3,64").done();
    assertTrue(told.err().contains("3 of 64 pixels known, PSNR"), told.err());
    Samples both = Original.read(strip, MediaOptions.of()).signal().samples();
    assertEquals(4 * 64, both.size());
    Samples whole = Original.read(a, MediaOptions.of()).signal().samples();
    int known = 0;
    for (int i = 0; i < 64; i++) {
      double left = both.get(i / 8 * 16 + i % 8);
      assertTrue(left == 0 || left == whole.get(i), "sample " + i);
      known += left == 0 ? 0 : 1;
      assertEquals(whole.get(i), both.get(i / 8 * 16 + 8 + i % 8), "sample " + i);
    }
    assertEquals(3, known);
    Path model = folder.resolve("new.inr");
    Cli.run("fit", a, "-o", model, "--family", family, "--quiet").done();
    Path alone = folder.resolve("alone.png");
    Cli.run("render", model, "-o", alone).done();
    Samples fitted = Original.read(alone, MediaOptions.of()).signal().samples();
    for (int i = 0; i < 64; i++) {
      assertEquals(fitted.get(i), both.get(128 + i / 8 * 16 + 8 + i % 8), "sample " + i);
    }
    Path coded = folder.resolve("all.inl");
    Cli.run("encode", pictures, "--family", family, "-o", coded).done();
    Cli.run("decode", coded, "--family", family, "-o", folder.resolve("back")).done();
    assertTrue(Cli.run("info", family).done().out().contains("encoder: of 8 to 64 points"));
    Cli.run("fit", a, "-o", model, "--family", family, "--steps", 3, "--force")
        .failed(ExitCode.USAGE, "inner steps are 3 but the family has none");
    Cli.run("render", family, "-o", strip, "--complete", a, "0", "--force")
        .failed(ExitCode.USAGE, "--complete asks for 0 pixels; 1 to 64 are accepted");
    Cli.run("render", family, "-o", strip, "--complete", a, "x", "--force")
        .failed(ExitCode.USAGE, "numbers of pixels with commas but ends in x");
    learn("--method", "hypernetwork", "--first-order")
        .failed(ExitCode.USAGE, "no inner steps whose derivatives could be left out");
    learn("--held-out", folder).failed(ExitCode.USAGE, "--held-out is for shapes28 and digits8");
  }

  @ParameterizedTest
  @CsvSource({
    "--method, maml, 'functa, coin, gon, variational-gon, hypernetwork and film are accepted'",
    "--latent, 0, 'latent has 0 numbers'",
    "--steps, 0, '1 or more are accepted'",
    "--lr, -1, 'learning rate is -1.0; a positive number is needed'",
    "--threads, 0, '1 to 4096 are accepted'"
  })
  void wrongNumbersAreRefused(String option, String value, String part) {
    Path held = folder.resolve("held");
    Cli.run("learn", "shapes28", "-o", family, option, value, "--held-out", held)
        .failed(ExitCode.USAGE, part);
    assertFalse(Files.exists(held), "pictures of a learning that did not begin");
  }

  @ParameterizedTest
  @CsvSource({
    "film, 'weights: a frequency and a phase of each neuron, by 3 hidden layers of 64'",
    "variational-gon, 'divergence: counts '"
  })
  void aFamilyTellsHowItsMembersDiffer(String method, String part) throws IOException {
    learn("--quiet", "--method", method).done();
    String told = Cli.run("info", family).done().out();
    assertTrue(told.contains(part), told);
    Path strip = folder.resolve("strip.png");
    Cli.run("render", family, "-o", strip, "--complete", pictures.resolve("pa.png"), "9").done();
    assertEquals(2 * 64, Original.read(strip, MediaOptions.of()).signal().samples().size());
  }

  /** Squares of files of any size, whose rest is left out; a file is learned from or held out. */
  @Test
  void partsOfFilesAreLearned() throws IOException {
    slope(pictures.resolve("pa.png"), 1, 11);
    slope(pictures.resolve("pj.png"), 2, 9);
    Cli told = learn("--json", "--patch", 4).done();
    assertEquals(10 * 4, told.number("learned"));
    assertEquals(4, told.number("held_out"));
    Path square = slope(folder.resolve("square.png"), 3, 4);
    Path model = folder.resolve("square.inr");
    Cli.run("fit", square, "-o", model, "--family", family, "--quiet").done();
    learn("--patch", 9).failed(ExitCode.FAILURE, "pb.png: is a picture of 8 x 8");
    learn("--patch", 0).failed(ExitCode.FAILURE, "patches have 0 samples a side");
    Cli.run("learn", "digits8", "-o", family, "--patch", 4, "--force")
        .failed(ExitCode.USAGE, "--patch is for a folder, and digits8 is none");
  }

  @Test
  void wrongInputsAreRefused() throws IOException {
    Cli.run("learn", folder.resolve("none"), "-o", family)
        .failed(ExitCode.USAGE, "is neither a folder nor shapes28 nor digits8");
    Path odd = slope(pictures.resolve("z.png"), 1, 9);
    learn().failed(ExitCode.FAILURE, "z.png: is a picture of 9 x 9");
    Files.delete(odd);
    learn("--lr", "1e38").failed(ExitCode.FAILURE, "loss became NaN at step 1");
    learn("--quiet").done();
    Path other = slope(folder.resolve("other.png"), 1, 9);
    Path model = folder.resolve("other.inr");
    Cli.run("fit", other, "-o", model, "--family", family)
        .failed(ExitCode.FAILURE, "but each of the family is a picture of 8 x 8");
    Cli.run("fit", other, "-o", model, "--family", other)
        .failed(ExitCode.UNREADABLE_INPUT, "is not an inr family");
    Cli.run("fit", other, "-o", model, "--family", family, "--lr", "1e-3")
        .failed(ExitCode.USAGE, "--lr is not for a fit with --family");
    Cli.run("render", family, "-o", folder.resolve("a.png"))
        .failed(ExitCode.USAGE, "none is given");
    Cli.run("render", family, "-o", folder.resolve("a.png"), "--latent", "1,2")
        .failed(ExitCode.USAGE, "latent has 2 numbers; the family needs 3");
    assertTrue(Files.notExists(model));
  }
}
