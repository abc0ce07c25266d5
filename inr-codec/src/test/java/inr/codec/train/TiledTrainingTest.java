package inr.codec.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.Codec;
import inr.codec.DecodedPicture;
import inr.codec.EncodingEffort;
import inr.codec.EncodingOptions;
import inr.codec.file.CodecFile;
import inr.codec.file.CodecWriter;
import inr.codec.file.LatentFile;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Layout;
import inr.codec.shape.Preset;
import inr.codec.shape.Shape;
import inr.codec.train.latent.Sheet;
import inr.codec.train.quantise.NetworkCost;
import inr.codec.train.synthesis.Picture;
import inr.metric.Psnr;
import inr.parallel.Workers;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A picture of 3 x 2 tiles, the last of which is 7 x 5 pixels. */
class TiledTrainingTest {
  private static final Medium.Picture MEDIUM = new Medium.Picture(135, 69, 3, 8);
  private static final Samples SAMPLES = samples();

  /** Of the file with any threads, on every Java. */
  private static final String GOLDEN = "83951857";

  private static Samples samples() {
    byte[] values = new byte[MEDIUM.width() * MEDIUM.height() * 3];
    for (int i = 0; i < values.length; i++) {
      int x = i / 3 % MEDIUM.width();
      int y = i / 3 / MEDIUM.width();
      values[i] = (byte) (40 + x + y + (x * y * (i % 3 + 1)) % 29);
    }
    return new Samples.UnsignedBytes(values);
  }

  private static PictureTraining.Settings settings(Target target, int logTile, int threads) {
    return new PictureTraining.Settings(target, Preset.LOP, 0, logTile, 80, false, 3, threads);
  }

  private static PictureTraining.Result trained(int threads, TrainingListener listener) {
    return PictureTraining.train(
        MEDIUM, SAMPLES, Optional.empty(), settings(Target.lambda(0.002), 6, threads), listener);
  }

  private static String checksum(byte[] file) {
    CRC32C sum = new CRC32C();
    sum.update(file);
    return Long.toString(sum.getValue());
  }

  @Test
  void fileAndDecodedPictureAreWhatTrainingBelieved() throws IOException {
    PictureTraining.Result result = trained(3, SmallTraining.NOBODY);
    byte[] file = CodecWriter.write(result.picture());
    assertEquals(GOLDEN, checksum(file));
    LatentFile tiled = (LatentFile) CodecFile.of(file, Codec.MOST_PIXELS);
    assertEquals(6, tiled.header().tiles());
    assertEquals(7, tiled.header().pyramid(5).width());
    assertEquals(5, tiled.header().pyramid(5).height());

    Samples decoded = Codec.decode(file).samples();
    double rounded = result.error() + 1.0 / 12 / (255 * 255);
    assertEquals(-10 * Math.log10(rounded), Psnr.of(MEDIUM, SAMPLES, decoded), 0.03);
    // A stream of its own costs each tile some bytes, chunk and checksum included.
    double estimate = result.bits() / 8;
    assertTrue(file.length > 0.997 * estimate, file.length + " for " + estimate);
    assertTrue(file.length < 1.003 * estimate + 6 * 20 + 60, file.length + " for " + estimate);

    int first = file.length - result.picture().tiles().get(5).length;
    Samples preview = Codec.preview(Arrays.copyOf(file, first)).samples();
    for (int i = 0; i < 64 * MEDIUM.width() * 3; i++) {
      assertEquals(decoded.get(i), preview.get(i), "sample " + i);
    }
    assertFalse(CodecFile.ofPrefix(Arrays.copyOf(file, first), Codec.MOST_PIXELS).whole());
  }

  /** States by place, such as {@code main 20} or {@code tiles 3}. */
  private static final class Keeper implements TrainingListener {
    final Map<String, byte[]> states = new LinkedHashMap<>();
    private final List<String> places;
    private double left = Double.POSITIVE_INFINITY;

    Keeper(List<String> places) {
      this.places = places;
    }

    @Override
    public void step(TrainingPlace place, double error, double bits) {
      assertTrue(place.pixelsLeft() < left, place + " is not nearer to the end");
      left = place.pixelsLeft();
    }

    @Override
    public void between(TrainingState state) {
      String place = state.phase() + " " + state.done();
      if (places.contains(place) && !states.containsKey(place)) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
          state.writeTo(out);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        states.put(place, out.toByteArray());
      }
    }
  }

  @Test
  void fromAnyPlaceItEndsInTheSameFileOnOneThread() throws IOException {
    List<String> places = List.of("warm-up 20", "tiles 2", "tiles 6");
    Keeper keeper = new Keeper(places);
    PictureTraining.Result whole = trained(1, keeper);
    assertEquals(GOLDEN, checksum(CodecWriter.write(whole.picture())));
    assertEquals(places.size(), keeper.states.size(), keeper.states.keySet()::toString);
    for (Map.Entry<String, byte[]> kept : keeper.states.entrySet()) {
      PictureTraining.Result rest =
          PictureTraining.resume(
              MEDIUM,
              SAMPLES,
              Optional.empty(),
              settings(Target.lambda(0.002), 6, 2),
              kept.getValue(),
              SmallTraining.NOBODY);
      assertArrayEquals(
          CodecWriter.write(whole.picture()), CodecWriter.write(rest.picture()), kept.getKey());
      assertEquals(whole.error(), rest.error(), kept.getKey());
      assertEquals(whole.bits(), rest.bits(), kept.getKey());
    }
    String refusal =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    PictureTraining.resume(
                        MEDIUM,
                        SAMPLES,
                        Optional.empty(),
                        settings(Target.lambda(0.002), 0, 2),
                        keeper.states.get("tiles 2"),
                        SmallTraining.NOBODY))
            .getMessage();
    assertTrue(
        refusal.startsWith("is of lambda 0.002, lop from level 0, tiles of 64, 80 steps"), refusal);
  }

  @Test
  void whatNoFileHoldsIsRefusedBeforeTheWork() {
    Medium.Picture line = new Medium.Picture((1 << 24) + 1, 1, 1, 8);
    DecodedPicture strip =
        new DecodedPicture(
            line, new Samples.UnsignedBytes(new byte[line.width()]), Optional.empty());
    String words = "a side of more than 16777216 pixels";
    for (Executable encoding :
        List.<Executable>of(
            () -> Codec.encodeLossless(strip),
            () ->
                Codec.encode(
                    strip, EncodingOptions.of(EncodingEffort.DRAFT), SmallTraining.NOBODY))) {
      String refusal = assertThrows(IllegalArgumentException.class, encoding).getMessage();
      assertTrue(refusal.contains(words), refusal);
    }
  }

  /** A bit of networks that serve four such pictures costs a quarter of one of latents. */
  @Test
  void bitsOfNetworksArePaidByAllThatTheyServe() {
    Shape shape = new Shape(Preset.LOP, 3, 0, 2);
    Layout layout = shape.layout();
    Sheet sheet = new Sheet(shape.pyramid(8, 6));
    byte[] bytes = new byte[8 * 6 * 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (5 * i);
    }
    Samples samples = new Samples.UnsignedBytes(bytes);
    Medium.Picture medium = new Medium.Picture(8, 6, 3, 8);
    Picture picture = SampleSpan.of(medium, samples).picture(medium, samples);
    try (Workers workers = new Workers(1)) {
      Model model = new Model(layout, sheet, picture, workers);
      model.lambda = 0.5;
      QuantisedParameters whole = QuantisedParameters.finest(layout, layout.defaults());
      NetworkCost.Cost alone =
          new Objective(layout, sheet, picture, 48, workers).networkCost(model).of(whole);
      NetworkCost.Cost shared =
          new Objective(layout, sheet, picture, 4 * 48, workers).networkCost(model).of(whole);
      double networks = alone.bits() - alone.latentBits();
      assertTrue(networks > 0);
      assertEquals(alone.bits(), shared.bits());
      assertEquals(0.5 * networks / 48 * 3 / 4, alone.loss() - shared.loss(), 1e-9 * alone.loss());
    }
  }

  @Test
  void aSizeIsRefusedBeforeTheWork() {
    assertEquals(
        "a size or a PSNR cannot be asked for of a picture in tiles; give a lambda, 0.001 is usual",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    PictureTraining.train(
                        MEDIUM,
                        SAMPLES,
                        Optional.empty(),
                        settings(Target.bytes(900), 6, 1),
                        SmallTraining.NOBODY))
            .getMessage());
  }
}
