package inr.fuzz;

import inr.activation.Activation;
import inr.codec.Codec;
import inr.codec.PictureDecoder;
import inr.codec.file.CodecFile;
import inr.codec.file.CodecFormatException;
import inr.encoding.Encoding;
import inr.family.CodedLatents;
import inr.family.Family;
import inr.family.LearningCheckpoint;
import inr.interchange.weights.ForeignSiren;
import inr.interchange.weights.ModelTensors;
import inr.interchange.weights.Safetensors;
import inr.interchange.weights.SafetensorsFile;
import inr.io.InputBudget;
import inr.io.SignalFormatException;
import inr.io.media.MediaOptions;
import inr.io.media.MediaReader;
import inr.io.model.CheckpointFile;
import inr.io.model.ModelFile;
import inr.io.operator.MeasuredRows;
import inr.io.operator.OperatorFile;
import inr.io.plan.JsonText;
import inr.io.plan.KindText;
import inr.io.plan.RecordJson;
import inr.loss.Loss;
import inr.network.Layer;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.signal.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A reader of the toolkit, and what its contract is: a value, or one line of its own exception. */
enum Target {
  PNG(Checksums::png, Target::media),
  JPEG(Target::media),
  WEBP(Target::media),
  GIF(Target::media),
  TIFF(Target::media),
  BMP(Target::media),
  PSD(Target::media),
  QOI(Target::media),
  PNM(Target::media),
  PFM(Target::media),
  NPY(Target::media),
  NRRD(Target::media),
  NIFTI(Target::media),
  WAV(Target::media),
  AIFF(Target::media),
  AU(Target::media),
  FLAC(Checksums::flac, Target::media),
  CODED(Checksums::coded, Target::coded),
  MODEL(Checksums::container, Target::model),
  CHECKPOINT(Checksums::container, Target::checkpoint),
  FAMILY(Checksums::container, Target::family),
  LEARNING(Checksums::container, Target::learning),
  LATENTS(Checksums::whole, Target::latents),
  SAFETENSORS(Target::safetensors),
  ENCODING(Checksums::whole, (bytes, file) -> SmallEncoding.read(bytes)),
  OPERATOR(Target::operator),
  PLAN((bytes, file) -> plan(text(bytes))),
  FORMULA((bytes, file) -> formula(text(bytes)));

  /**
   * Small enough for many readings a second, large enough for all that a small file holds; claims
   * beyond it are refused by their size.
   */
  private static final InputBudget BUDGET = new InputBudget(1 << 22, 64 << 20);

  /** A pixel takes some thousand operations, whatever the file's length. */
  private static final long MOST_CODED_PIXELS = 1 << 16;

  /** Those whose refusals do not name a file. */
  private static final Set<Target> WORDS_ALONE = EnumSet.of(SAFETENSORS, ENCODING, PLAN, FORMULA);

  private interface Reader {
    String read(byte[] bytes, Path file) throws IOException;
  }

  private interface FileReader {
    String read(Path file) throws IOException;
  }

  private final UnaryOperator<byte[]> checksums;
  private final Reader reader;

  Target(Reader reader) {
    this(bytes -> bytes, reader);
  }

  Target(UnaryOperator<byte[]> checksums, Reader reader) {
    this.checksums = checksums;
    this.reader = reader;
  }

  Target(FileReader reader) {
    this(bytes -> bytes, reader);
  }

  Target(UnaryOperator<byte[]> checksums, FileReader reader) {
    this(checksums, (bytes, file) -> reader.read(Files.write(file, bytes)));
  }

  /** The same bytes with checksums that fit, so that what lies behind them is reached. */
  byte[] mended(byte[] bytes) {
    return checksums.apply(bytes.clone());
  }

  /**
   * Reads and says in short what came of it: what was read, or the line of the refusal.
   *
   * @param file to put the bytes into, where a file is read
   * @throws Exception or an error that breaks the contract
   */
  String outcome(byte[] bytes, Path file) throws Exception {
    try {
      return reader.read(bytes, file);
    } catch (CodecFormatException refused) {
      return line(refused, "");
    } catch (SignalFormatException refused) {
      // Readers refuse what takes too much; that a small file gets as far as the error is a fault.
      if (refused.getCause() instanceof OutOfMemoryError) {
        throw refused;
      }
      return line(refused, file.getFileName() + ": ");
    } catch (IllegalArgumentException refused) {
      if (!WORDS_ALONE.contains(this)) {
        throw refused;
      }
      return line(refused, "");
    }
  }

  private static String line(Exception refused, String start) {
    String message = String.valueOf(refused.getMessage());
    if (!message.startsWith(start) || message.isBlank() || message.lines().count() != 1) {
      throw new IllegalStateException("not one line of words: '" + message + "'", refused);
    }
    return message;
  }

  private static String media(Path file) throws IOException {
    Signal signal = MediaReader.read(file, MediaOptions.of().withBudget(BUDGET)).signal();
    // What lies in a mapped file has not been read before it is asked for.
    double sum = 0;
    for (long i = 0; i < signal.samples().size(); i++) {
      sum += signal.samples().get(Math.toIntExact(i));
    }
    if (!Double.isFinite(sum)) {
      throw new IllegalStateException("samples add up to " + sum);
    }
    return signal.medium().getClass().getSimpleName();
  }

  /** A coded picture, whole, and as far as its beginning goes. */
  private static String coded(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try (PictureDecoder preview = Codec.decoder(CodecFile.ofPrefix(bytes, MOST_CODED_PIXELS), 1)) {
      Codec.decode(preview);
    }
    try (PictureDecoder decoder = Codec.decoder(CodecFile.of(bytes, MOST_CODED_PIXELS), 1)) {
      return "coded picture of " + Codec.decode(decoder).samples().size();
    }
  }

  private static String model(Path file) throws IOException {
    return "model of " + ModelFile.read(file).parameters().values().length;
  }

  /** The file, and then the network in its metadata or the one that its names tell of. */
  private static String safetensors(Path file) throws IOException {
    Safetensors tensors = SafetensorsFile.read(file);
    return ModelTensors.tellsAll(tensors)
        ? "model of " + ModelTensors.read(tensors, "a").parameters().values().length
        : ForeignSiren.of(tensors).getClass().getSimpleName();
  }

  private static String checkpoint(Path file) throws IOException {
    return "checkpoint of " + CheckpointFile.read(file).state().arrays().size();
  }

  private static String family(Path file) throws IOException {
    return "family of " + Family.read(file).shared();
  }

  private static String learning(Path file) throws IOException {
    return "learning at " + LearningCheckpoint.read(file).step();
  }

  private static String latents(Path file) throws IOException {
    return "latents of " + CodedLatents.read(file).count();
  }

  private static String operator(Path file) throws IOException {
    MeasuredRows rows = OperatorFile.read(file, BUDGET);
    double sum = 0;
    for (int k = 0; k < rows.columns().length; k++) {
      sum += rows.columns()[k] < rows.numbers() ? Math.abs(rows.weights()[k]) : Double.NaN;
    }
    if (Double.isNaN(sum)) {
      throw new IllegalStateException("an entry lies beyond the numbers");
    }
    return rows.places().isEmpty() ? "matrix of " + rows.rows() : "sums of " + rows.rows();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String plan(String text) {
    TrainingPlan plan = RecordJson.fromTree(TrainingPlan.class, JsonText.read(text));
    return "plan of " + plan.network().layout().size();
  }

  /** A formula, or a part of a plan by its kind; which of them, the first character tells. */
  private static String formula(String text) {
    List<Class<?>> parts =
        List.of(
            Activation.class,
            Loss.class,
            Encoding.class,
            Layer.class,
            Optimizer.class,
            Schedule.class);
    int choice = text.isEmpty() ? 0 : text.charAt(0) % (parts.size() + 2);
    String rest = text.isEmpty() ? text : text.substring(1);
    if (choice == 0) {
      return "activation " + new Activation.Formula(rest).formula().operations();
    }
    if (choice == 1) {
      return "loss " + new Loss.Formula(rest).getClass().getSimpleName();
    }
    return KindText.parse(parts.get(choice - 2), rest).getClass().getSimpleName();
  }
}
