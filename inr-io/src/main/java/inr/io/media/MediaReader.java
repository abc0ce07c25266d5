package inr.io.media;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.InputBudget;
import inr.io.InputFile;
import inr.io.SignalFormatException;
import inr.io.array.ArrayReader;
import inr.io.array.NumberArray;
import inr.io.audio.DecodedSound;
import inr.io.audio.SoundReader;
import inr.io.image.DecodedPicture;
import inr.io.image.FloatPicture;
import inr.io.image.FloatPictureReader;
import inr.io.image.PictureFormat;
import inr.io.image.PictureReader;
import inr.io.image.PictureStream;
import inr.signal.Extremes;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads a picture, a sound or a volume, told apart by their first bytes, as a signal on a grid. */
public final class MediaReader {
  /** What is read, in words, for messages. */
  public static final String ACCEPTED =
      PictureFormat.ALL + ", " + SoundReader.ALL + " or an array (" + ArrayReader.ALL + ")";

  private static final List<String> AXES = List.of("z", "y", "x");

  private MediaReader() {}

  /**
   * Reads a file.
   *
   * <p>A picture lies on the axes (y, x) with stored 0 to 255 or 65,535 on [−1, 1]; a sound on the
   * axis t with −m to m on [−1, 1], where m is the largest magnitude stored, 1 if all is silent; a
   * picture of floating point is a field on the axes (y, x), a volume one on (z, y, x), with its
   * least number on −1 and its largest on 1. So no sample is outside of the training range.
   *
   * @throws SignalFormatException if the file is missing, damaged, cut off or of a kind that is not
   *     read
   * @throws IOException if the disk fails or is full
   */
  public static DecodedSignal read(Path file, MediaOptions options) throws IOException {
    InputFile.check(file, ACCEPTED);
    if (ArrayReader.recognises(file)) {
      return signal(ArrayReader.read(file, options.budget()), options);
    }
    byte[] start = start(file);
    if (SoundReader.recognises(start)) {
      DecodedSound sound = SoundReader.read(file, options.budget());
      return signal(options.oneChannel() ? OneChannel.mono(sound) : sound, options);
    }
    if (FloatPictureReader.recognises(file)) {
      FloatPicture picture = FloatPictureReader.read(file, options.budget());
      return signal(options.oneChannel() ? OneChannel.grey(picture) : picture, options);
    }
    if (PictureFormat.of(start).isPresent()) {
      DecodedPicture picture =
          PictureReader.read(file, options.storage(), options.budget(), options.watch());
      return signal(
          options.oneChannel() ? OneChannel.grey(picture, options.storage()) : picture, options);
    }
    throw new SignalFormatException(
        file,
        "is neither a picture nor a sound nor an array of a known format (it starts with "
            + HexFormat.ofDelimiter(" ").formatHex(start, 0, Math.min(4, start.length))
            + "); "
            + ACCEPTED
            + " is needed");
  }

  /**
   * A picture from top to bottom, of any number of samples up to those of a budget that is less
   * than the usual one.
   *
   * @return none if the file is no picture whose rows come one by one, see {@link
   *     PictureReader#stream}
   * @throws SignalFormatException as above
   * @throws IOException if the disk fails
   */
  public static Optional<PictureStream> stream(Path file, MediaOptions options) throws IOException {
    Optional<PictureStream> stream = PictureReader.stream(file);
    if (stream.isPresent()) {
      Medium.Picture picture = stream.get().medium();
      long samples = (long) picture.width() * picture.height() * picture.channels();
      long most = options.budget().samples();
      if (samples > most && most < InputBudget.of().samples()) {
        stream.get().close();
        throw new SignalFormatException(
            file,
            "has " + samples + " samples; at most " + most + " are read; allow it more samples");
      }
    }
    return options.oneChannel() ? stream.map(OneChannel::grey) : stream;
  }

  /** Whether a file begins as a picture, a sound or an array does. */
  public static boolean recognises(Path file) throws IOException {
    byte[] start = start(file);
    return SoundReader.recognises(start)
        || PictureFormat.of(start).isPresent()
        || FloatPictureReader.recognises(file)
        || ArrayReader.recognises(file);
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(PictureFormat.MAGIC_BYTES);
    }
  }

  /**
   * Reads what a stream gives up to its end, as a file of these bytes is read.
   *
   * @param in stays open
   * @throws SignalFormatException as above, or if there are more bytes than the budget of {@code
   *     options} allows for temporary files
   * @throws IOException if the stream or the disk fails, or the disk is full
   */
  public static DecodedSignal read(InputStream in, MediaOptions options) throws IOException {
    try (StreamFile copy = StreamFile.named("stream", options)) {
      copy.fill(in, options);
      return read(copy.file(), options);
    }
  }

  /** A picture as a signal on the axes (y, x). */
  public static DecodedSignal signal(DecodedPicture picture, MediaOptions options) {
    Medium.Picture medium = picture.medium();
    Grid grid = Grid.of(options.axis("y", medium.height()), options.axis("x", medium.width()));
    return new DecodedSignal(
        new Signal(grid, medium, picture.samples(), ValueRange.symmetric(0, medium.peak())),
        picture.notes());
  }

  /**
   * A picture of floating point as a field on the axes (y, x), with the least number of it on −1
   * and the largest on 1.
   */
  public static DecodedSignal signal(FloatPicture picture, MediaOptions options) {
    NumberArray numbers =
        new NumberArray(
            List.of(picture.height(), picture.width()),
            picture.channels(),
            picture.samples(),
            picture.notes());
    return field(numbers, options);
  }

  /**
   * An array as a field on the axes (y, x) or (z, y, x), with the least number of it on −1 and the
   * largest on 1; as one channel if the options want that.
   */
  public static DecodedSignal signal(NumberArray array, MediaOptions options) {
    return field(options.oneChannel() ? OneChannel.grey(array) : array, options);
  }

  private static DecodedSignal field(NumberArray array, MediaOptions options) {
    Samples numbers = new Samples.Floats(array.numbers());
    Extremes extremes = Extremes.of(numbers);
    List<String> notes = new ArrayList<>(array.notes());
    notes.add("numbers from " + (float) extremes.least() + " to " + (float) extremes.largest());
    List<String> names = AXES.subList(AXES.size() - array.axes().size(), AXES.size());
    List<Axis> axes = new ArrayList<>();
    for (int d = 0; d < names.size(); d++) {
      axes.add(options.axis(names.get(d), array.axes().get(d)));
    }
    return new DecodedSignal(
        new Signal(
            new Grid(axes),
            new Medium.Field(array.channels()),
            numbers,
            ValueRange.symmetric(extremes.apart().least(), extremes.apart().largest())),
        notes);
  }

  /** A sound as a signal on the axis t. */
  public static DecodedSignal signal(DecodedSound sound, MediaOptions options) {
    double largest = 0;
    Samples samples = sound.samples();
    for (int i = 0; i < samples.size(); i++) {
      largest = Math.max(largest, Math.abs(samples.get(i)));
    }
    List<String> notes = new ArrayList<>(sound.notes());
    if (largest == 0) {
      notes.add("the sound is silent");
      largest = 1;
    }
    Grid grid = Grid.of(options.axis("t", sound.medium().frames()));
    return new DecodedSignal(
        new Signal(grid, sound.medium(), samples, ValueRange.symmetric(-largest, largest)), notes);
  }
}
