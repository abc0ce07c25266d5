package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.field.NeuralField;
import inr.grid.Placement;
import inr.interchange.weights.Safetensors;
import inr.interchange.weights.SafetensorsFile;
import inr.io.InputBudget;
import inr.io.Output;
import inr.io.array.ArrayReader;
import inr.io.array.NumberArray;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models in formats of other tools, and back. */
class InterchangeTest {
  @TempDir private Path folder = Path.of("");

  private Path siren() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 12, 8, 3);
    Path model = folder.resolve("a.inr");
    Cli.run(Cli.sixSteps(picture, model)).done();
    return model;
  }

  private Path tables() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 12, 8, 3);
    Path model = folder.resolve("tables.inr");
    Cli.run("fit", picture, "-o", model, "--steps", 3).done();
    return model;
  }

  /** The same tensors without what inr writes beside them. */
  private Path foreign(Path file) throws IOException {
    Path bare = folder.resolve("foreign.safetensors");
    try (Output output = Output.claim(bare, true)) {
      SafetensorsFile.write(
          output, new Safetensors(Map.of(), SafetensorsFile.read(file).tensors()));
    }
    return bare;
  }

  @ParameterizedTest
  @ValueSource(strings = {"layers", "siren"})
  void whatWasExportedComesBackByteForByte(String names) throws IOException {
    Path model = siren();
    Path file = folder.resolve("a.safetensors");
    Path back = folder.resolve("back.inr");
    Cli.run("export", model, "-o", file, "--names", names).done();
    Cli.run("import", file, "-o", back).done();
    assertArrayEquals(Files.readAllBytes(model), Files.readAllBytes(back));
  }

  @Test
  void tablesTravelAsWell() throws IOException {
    Path model = tables();
    Path file = folder.resolve("a.safetensors");
    Path back = folder.resolve("back.inr");
    Cli.run("export", model, "-o", file).done();
    Cli.run("import", file, "-o", back).done();
    assertArrayEquals(Files.readAllBytes(model), Files.readAllBytes(back));
    Cli.run("export", model, "-o", folder.resolve("a.onnx"))
        .failed(ExitCode.USAGE, "encoding Tables of this network");
    assertFalse(Files.exists(folder.resolve("a.onnx")));
    Cli.run("export", model, "-o", folder.resolve("b.safetensors"), "--names", "siren")
        .failed(ExitCode.USAGE, "the encoding is Tables; use names of layers");
  }

  @Test
  void aForeignSirenIsToldItsOmegaAndSize() throws IOException {
    Path model = siren();
    Path file = folder.resolve("a.safetensors");
    Cli.run("export", model, "-o", file, "--names", "siren").done();
    Path bare = foreign(file);
    Path out = folder.resolve("foreign.inr");
    Cli.run("import", bare, "-o", out).failed(ExitCode.USAGE, "does not tell omega of its layers");
    Cli.run("import", bare, "-o", out, "--omega", 30)
        .failed(ExitCode.USAGE, "does not tell the size of its picture; give --size WxH");
    Cli.run("import", file, "-o", out, "--omega", 30).failed(ExitCode.USAGE, "leave the options");
    Cli.run("import", bare, "-o", out, "--omega", 30, "--size", "12x8").done();
    Model imported = ModelFile.read(out);
    Model own = ModelFile.read(model);
    assertEquals(Placement.END_POINTS, imported.grid().axes().get(0).placement());
    assertEquals(new Medium.Picture(12, 8, 3, 8), imported.medium());
    assertArrayEquals(own.parameters().values(), imported.parameters().values());
    assertArrayEquals(
        new NeuralField(own).value(0.25, -0.5), new NeuralField(imported).value(0.25, -0.5));
    assertTrue(Cli.run("info", out).done().out().contains("source: foreign.safetensors\n"));
    Cli.run("import", bare, "-o", out, "--like", model, "--centres", "--force")
        .failed(ExitCode.USAGE, "--like tells network, omega and size; leave the options");
    Cli.run("import", bare, "-o", out, "--like", model)
        .failed(ExitCode.FAILURE, "exists already; name another file or give --force");
    Cli.run("import", bare, "-o", out, "--like", model, "--force").done();
    assertEquals(own.grid(), ModelFile.read(out).grid());
    Cli.run("import", bare, "-o", out, "--like", tables(), "--force")
        .failed(ExitCode.UNREADABLE_INPUT, "but the network needs encoding.table0");
    assertEquals(own.grid(), ModelFile.read(out).grid(), "what was there stays");
  }

  @Test
  void aSoundSirenIsToldItsLengthAndRate() throws IOException {
    Path sound = TestMedia.sound(folder.resolve("a.wav"), 50, 100);
    Path model = folder.resolve("sound.inr");
    Cli.run(Cli.sixSteps(sound, model)).done();
    Path file = folder.resolve("a.safetensors");
    Cli.run("export", model, "-o", file, "--names", "siren-modules").done();
    Path out = folder.resolve("back.inr");
    Cli.run("import", foreign(file), "-o", out)
        .failed(ExitCode.USAGE, "does not tell the length of its sound");
    Cli.run("import", foreign(file), "-o", out, "--frames", 50, "--rate", 8000).done();
    assertEquals(new Medium.Sound(50, 2, 8000, 32, true), ModelFile.read(out).medium());
  }

  @Test
  void programsAreWritten() throws IOException {
    Path model = siren();
    Cli.run("export", model, "-o", folder.resolve("a.onnx")).done();
    Cli.run("export", model, "-o", folder.resolve("a.frag")).done();
    assertTrue(Files.readString(folder.resolve("a.frag")).contains("vec4 f(vec2 p) {\n"));
    String printed = Cli.run("export", model, "-o", "-", "--format", "glsl").done().out();
    assertEquals(Files.readString(folder.resolve("a.frag")), printed);
    Cli.run("export", model, "-o", "-").failed(ExitCode.USAGE, "give --format");
    Cli.run("export", model, "-o", folder.resolve("a.onnx"), "--names", "siren", "--force")
        .failed(ExitCode.USAGE, "--names is for .safetensors");
    Cli.run("export", model, "-o", folder.resolve("a.npy"))
        .failed(ExitCode.USAGE, "inr render writes their samples");
    Cli.run("export", model, "-o", folder.resolve("a.pth"))
        .failed(ExitCode.USAGE, "pickles are programs");
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Path out = folder.resolve("out.inr");
    Path model = siren();
    Cli.run("import", model, "-o", out)
        .failed(ExitCode.UNREADABLE_INPUT, "a.inr: is no safetensors file");
    Path pickle = Files.writeString(folder.resolve("net.pt"), "PK\3\4 and so on");
    Cli.run("import", pickle, "-o", out)
        .failed(ExitCode.UNREADABLE_INPUT, "net.pt: is a pickle, a program");
    Cli.run("import", folder.resolve("none"), "-o", out)
        .failed(ExitCode.UNREADABLE_INPUT, "no such file");
    Cli.run("export", folder.resolve("none"), "-o", folder.resolve("a.onnx"))
        .failed(ExitCode.UNREADABLE_INPUT, "no such file");
    assertFalse(Files.exists(out) || Files.exists(folder.resolve("a.onnx")));
  }

  /** Numbers of an array are neither rounded nor clipped; a fit takes them as they are. */
  @Test
  void renderWritesArraysAndFitReadsThem() throws IOException {
    Path model = siren();
    Path array = folder.resolve("a.npy");
    Cli.run("render", model, "-o", array, "--scale", 2).done();
    NumberArray numbers = ArrayReader.read(array, InputBudget.of());
    assertEquals(24, numbers.axes().get(1));
    NeuralField field = NeuralField.read(model);
    float[] corner = field.value(-1 + 1 / 16.0, -1 + 1 / 24.0);
    for (int c = 0; c < 3; c++) {
      assertEquals(corner[c], numbers.numbers()[c]);
    }
    Path fitted = folder.resolve("array.inr");
    Cli.run("fit", array, "-o", fitted, "--steps", 3).done();
    assertEquals(new Medium.Field(3), ModelFile.read(fitted).medium());
    Path sound = TestMedia.sound(folder.resolve("a.wav"), 50, 100);
    Cli.run("fit", sound, "-o", fitted, "--steps", 3, "--force").done();
    Cli.run("render", fitted, "-o", array, "--rate", 16_000, "--force").done();
    String header = Files.readString(array, StandardCharsets.ISO_8859_1).substring(10, 128);
    assertTrue(header.contains("'shape': (100, 2)"), header);
  }
}
