package inr.fuzz;

import inr.backend.Numbers;
import inr.backend.TrainerState;
import inr.circuit.ParameterLayout;
import inr.circuit.Parameters;
import inr.codec.weights.PackedParameters;
import inr.family.CodedLatents;
import inr.family.FamilyMethod;
import inr.family.Learning;
import inr.family.SignalSet;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.interchange.weights.ModelTensors;
import inr.interchange.weights.ParameterNames;
import inr.interchange.weights.SafetensorsFile;
import inr.io.Output;
import inr.io.array.ArrayWriter;
import inr.io.image.FloatPictureWriter;
import inr.io.image.FloatRows;
import inr.io.image.PictureWriter;
import inr.io.model.Checkpoint;
import inr.io.model.CheckpointFile;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.io.model.PackedModel;
import inr.io.model.Precision;
import inr.io.model.Provenance;
import inr.io.plan.JsonText;
import inr.io.plan.RecordJson;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.selftest.Specimens;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * What fuzzing begins with: the files that the tests of inr-io and inr-codec read, and for formats
 * that have few of them small ones made here.
 */
final class Corpus {
  /** Longer files spend the time on their length. */
  static final int LONGEST = 1 << 15;

  private static final String AIFC = "inr/io/media/cases/sound-aifc.aifc";

  /** Resources of the tests of inr-codec, seen from those of inr-io. */
  private static final String CODEC = "../../../../inr-codec/src/test/resources";

  private static final byte[] SIX = {1, 2, 3, 4, 5, (byte) 250};
  private static final int WIDTH = 5;
  private static final int HEIGHT = 3;
  private static final String HASH = "0123456789abcdef".repeat(4);

  private final Path resources;
  private final Path scratch;

  /**
   * A corpus.
   *
   * @param resources of the tests of inr-io
   * @param scratch a folder for files on their way
   */
  Corpus(Path resources, Path scratch) {
    this.resources = resources;
    this.scratch = scratch;
  }

  /** Files of a target, at least one. */
  List<byte[]> of(Target target) throws IOException {
    List<byte[]> files =
        switch (target) {
          case PNG -> ending(".png");
          case JPEG -> ending(".jpg");
          case WEBP -> ending(".webp");
          case GIF -> ending(".gif");
          case TIFF -> ending(".tif");
          case BMP -> ending(".bmp");
          case PSD -> ending(".psd");
          case QOI -> List.of(qoi());
          case PNM -> pnm();
          case PFM -> List.of(floats("a.pfm", 1), floats("b.pfm", 3));
          case NPY -> List.of(array(WIDTH), array(WIDTH, 3), array(WIDTH, 5));
          case NRRD -> List.of(nrrd("raw", SIX), nrrd("gzip", packed(SIX)));
          case NIFTI -> List.of(nifti(), packed(nifti()));
          case WAV -> ending(".wav");
          case AIFF -> List.of(aiff(), Files.readAllBytes(resources.resolve(AIFC)));
          case AU -> ending(".au");
          case FLAC -> ending(".flac");
          case CODED -> ending(resources.resolve(CODEC), ".inc");
          case MODEL -> models();
          case CHECKPOINT -> checkpoints();
          case FAMILY -> learned((learning, output) -> learning.family().write(output));
          case LEARNING -> learned((learning, output) -> learning.checkpoint(1).write(output));
          case LATENTS -> List.of(latents());
          case SAFETENSORS -> safetensors();
          case ENCODING -> SmallEncoding.states();
          case OPERATOR -> operators();
          case PLAN -> plans();
          case FORMULA -> formulas();
        };
    if (files.isEmpty()) {
      throw new IOException(
          resources + ": holds no files for " + target + "; start in a checkout of the project");
    }
    return files;
  }

  private List<byte[]> ending(String ending) throws IOException {
    return ending(resources, ending);
  }

  private static List<byte[]> ending(Path folder, String ending) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
    List<byte[]> contents = new ArrayList<>();
    for (Path file : files) {
      boolean truth = file.toString().contains(".truth.");
      if (!truth && Files.size(file) <= LONGEST) {
        contents.add(Files.readAllBytes(file));
      }
    }
    return contents;
  }

  /** Every code of QOI once. */
  private static byte[] qoi() {
    int[] bytes = {
      'q', 'o', 'i', 'f', 0, 0, 0, 3, 0, 0, 0, 3, 4, 0, 0xfe, 100, 150, 200, 0x5e, 0xaa, 0x3c, 0xc1,
      0xff, 1, 2, 3, 4, 0x21, 0x40, 0, 0, 0, 0, 0, 0, 0, 0, 1
    };
    byte[] file = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      file[i] = (byte) bytes[i];
    }
    return file;
  }

  private List<byte[]> pnm() throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (int bits : new int[] {8, 16}) {
      files.add(picture("a.pgm", 1, bits));
      files.add(picture("a.ppm", 3, bits));
      files.add(picture("a.pam", 4, bits));
    }
    files.add(ascii("P1\n# a comment\n5 3\n10101\n0 1 0 1 0\n11111\n"));
    files.add(ascii("P2 5 3 100\n" + "7 ".repeat(15)));
    files.add(ascii("P3 5 3 65535\n" + "65535 0 1 ".repeat(15)));
    files.add(ascii("P4 5 3\nabc"));
    return files;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] picture(String name, int channels, int bits) throws IOException {
    int[] values = IntStream.range(0, WIDTH * HEIGHT * channels).map(i -> 17 * i % 256).toArray();
    Path file = scratch.resolve(name);
    Medium.Picture medium = new Medium.Picture(WIDTH, HEIGHT, channels, bits);
    PictureWriter.write(file, medium, new Samples.Integers(values), true);
    return taken(file);
  }

  private byte[] floats(String name, int channels) throws IOException {
    float[] values = new float[WIDTH * HEIGHT * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 7f - 1;
    }
    Path file = scratch.resolve(name);
    FloatPictureWriter.write(
        file, WIDTH, HEIGHT, channels, FloatRows.of(values, WIDTH * channels), true);
    return taken(file);
  }

  /** HEIGHT rows of such a shape. */
  private byte[] array(int... row) throws IOException {
    List<Integer> shape =
        IntStream.concat(IntStream.of(HEIGHT), IntStream.of(row)).boxed().toList();
    Path file = scratch.resolve("a.npy");
    try (Output output = Output.claim(file, true)) {
      ArrayWriter.write(
          output,
          shape,
          (first, rows, samples) -> {
            for (int i = 0; i < samples.length; i++) {
              samples[i] = first + i / 7f;
            }
          });
    }
    return taken(file);
  }

  /** A volume of 3 x 1 x 2 numbers. */
  private static byte[] nrrd(String encoding, byte[] numbers) {
    byte[] header =
        ascii(
            "NRRD0004\n# a volume\ntype: unsigned char\ndimension: 3\nsizes: 3 1 2\nkinds: domain domain domain\nencoding: "
                + encoding
                + "\nendian: little\n\n");
    byte[] file = Arrays.copyOf(header, header.length + numbers.length);
    System.arraycopy(numbers, 0, file, header.length, numbers.length);
    return file;
  }

  /** The same volume, with a scale. */
  private static byte[] nifti() {
    ByteBuffer header = ByteBuffer.allocate(352 + SIX.length).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0, 348).putLong(40, 0x0002_0001_0003_0003L).putInt(70, 0x0008_0002);
    header.putFloat(108, 352).putFloat(112, 0.5f).putFloat(116, -1);
    return header.put(344, ascii("n+1\0")).put(352, SIX).array();
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** Sixteen bits, one channel, four frames, 8,000 Hz. */
  private static byte[] aiff() {
    return ascii(
        "FORM\0\0\0\66AIFFCOMM\0\0\0\22\0\1\0\0\0\4\0\20\100\13\372\0\0\0\0\0\0\0SSND\0\0\0\20\0\0\0\0\0\0\0\0abcdefgh");
  }

  private static Model model(TrainingPlan plan) {
    NetworkSpec network = plan.network();
    return new Model(
        plan,
        new Grid(Collections.nCopies(network.inputs(), Axis.centred("x", 2))),
        new Medium.Field(network.outputs()),
        ValueRange.symmetric(-1, 1),
        new Parameters(network.layout(), new float[network.layout().size()]),
        Precision.FLOAT16,
        new Provenance("", "", "inr", "17", "cpu", 1, Map.of(), Map.of()));
  }

  /** Of a small network under all names. */
  private List<byte[]> safetensors() throws IOException {
    List<byte[]> files = new ArrayList<>();
    Path file = scratch.resolve("a.safetensors");
    NetworkSpec siren = Siren.network(2, 3, 1, 4, 30, 30);
    for (ParameterNames names : ParameterNames.values()) {
      Model model = model(TrainingPlan.of(siren, 1e-3, 1));
      try (Output output = Output.claim(file, true)) {
        SafetensorsFile.write(output, ModelTensors.write(model, names));
      }
      addSmall(files, taken(file));
    }
    return files;
  }

  private List<byte[]> models() throws IOException {
    List<byte[]> files = ending(".inr");
    Path file = scratch.resolve("a.inr");
    for (Specimens.Specimen specimen : Specimens.plans()) {
      Model model = model(specimen.plan());
      ModelFile.write(file, model, true);
      addSmall(files, taken(file));
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      ModelFile.write(packed, PackedModel.of(model, numbered(model.parameters().layout())));
      addSmall(files, packed.toByteArray());
    }
    return files;
  }

  private static PackedParameters numbered(ParameterLayout layout) {
    int[] values = new int[layout.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 7 - 3;
    }
    return new PackedParameters(layout, new int[layout.tensors().size()], values);
  }

  private List<byte[]> checkpoints() throws IOException {
    List<byte[]> files = new ArrayList<>();
    Path file = scratch.resolve("a.checkpoint");
    for (Specimens.Specimen specimen : Specimens.plans()) {
      TrainingPlan plan = specimen.plan();
      Numbers numbers = new Numbers.Floats(new float[plan.network().layout().size()]);
      TrainerState state =
          TrainerState.of(3, 1, Map.of(TrainerState.PARAMETERS, numbers, "adam.first", numbers));
      CheckpointFile.write(file, new Checkpoint(plan, HASH, state, 1.5, Map.of("best", 31.25)));
      addSmall(files, taken(file));
    }
    return files;
  }

  /** Writes something of a learning. */
  private interface OfLearning {
    void write(Learning learning, Output output) throws IOException;
  }

  /** Of two sounds, learned for a step. */
  private List<byte[]> learned(OfLearning part) throws IOException {
    Medium.Sound medium = new Medium.Sound(WIDTH, 1, 8000, 16, false);
    List<Signal> signals = new ArrayList<>();
    for (int s = 1; s <= 2; s++) {
      signals.add(
          new Signal(
              Grid.of(Axis.centred("t", WIDTH)),
              medium,
              new Samples.Integers(new int[] {0, 100 * s, 200, 300, -400 * s}),
              ValueRange.symmetric(-1, 1)));
    }
    SignalSet set = SignalSet.of(signals, List.of("a", "b"));
    Path file = scratch.resolve("a.inr");
    try (Learning learning = new Learning(FamilyMethod.COIN.plan(set, 2, 0), set, 1);
        Output output = Output.claim(file, true)) {
      learning.step();
      part.write(learning, output);
    }
    return List.of(taken(file));
  }

  private byte[] latents() throws IOException {
    Path file = scratch.resolve("a.inl");
    try (Output output = Output.claim(file, true)) {
      new CodedLatents(5, 3, HASH.substring(0, 8), new byte[20]).write(output);
    }
    return taken(file);
  }

  private static void addSmall(List<byte[]> files, byte[] file) {
    if (file.length <= LONGEST) {
      files.add(file);
    }
  }

  private static byte[] taken(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  private static List<byte[]> operators() {
    return Stream.of(
            "%%MatrixMarket matrix coordinate real general\n% a\n2 4 3\n1 1 0.5\n1 4 -1e-3\n2 2 2\n",
            "%%MatrixMarket matrix coordinate integer symmetric\n2 2 3\n1 1 4\n2 1 -3\n2 2 5\n",
            "{\"shape\":[2,2],\"starts\":[0,2,3],\"columns\":[0,3,1],\"weights\":[0.5,-1e-3,2]}",
            "{\"axes\":[\"x\",\"y\"],\"measurements\":[{\"points\":[[0,1],[2.5,3]],\"weights\":[1,2],\"value\":7},{\"points\":[[2.5,3]],\"weights\":[3],\"value\":-8}]}")
        .map(Corpus::ascii)
        .toList();
  }

  private static List<byte[]> plans() {
    return Specimens.plans().stream()
        .map(each -> JsonText.write(RecordJson.toTree(TrainingPlan.class, each.plan())))
        .map(Corpus::ascii)
        .toList();
  }

  /** The first character chooses what the rest is read as. */
  private static List<byte[]> formulas() {
    List<String> formulas =
        List.of(
            "sin(30*z)*exp(-z^2)",
            "max(z, 0.5*z) + min(1, hold(z)) - tanh(pi/2)",
            "log(cosh(e))",
            "sqrt(1e-3 + e^2)^0.5/(1+abs(e))",
            "sine(omega0=30)",
            "huber(delta=0.1)",
            "positional-encoding(octaves=8)",
            "hash-grid(levels=8,features=2,rowBits=12,coarsest=16,growth=1.5)",
            "layer-norm(epsilon=1e-5)",
            "averaged(inner=adam(beta1=0.8), decay=0.99)",
            "cosine(end=0.1)");
    List<byte[]> texts = new ArrayList<>();
    for (String formula : formulas) {
      for (int choice = 0; choice < 8; choice++) {
        texts.add(ascii((char) ('@' + choice) + formula));
      }
    }
    return texts;
  }
}
