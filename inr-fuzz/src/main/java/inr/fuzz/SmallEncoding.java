package inr.fuzz;

import inr.codec.Codec;
import inr.codec.DecodedPicture;
import inr.codec.EncodingEffort;
import inr.codec.EncodingOptions;
import inr.codec.file.CodecFormatException;
import inr.codec.train.TrainingListener;
import inr.codec.train.TrainingPlace;
import inr.codec.train.TrainingState;
import inr.random.CounterRandom;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** An encoding of a small grey picture of noise: states of it, and a reader of such states. */
final class SmallEncoding {
  private static final Medium.Picture MEDIUM = new Medium.Picture(16, 12, 1, 8);
  private static final EncodingOptions OPTIONS =
      new EncodingOptions(
          EncodingOptions.of(EncodingEffort.DRAFT).target(),
          EncodingEffort.DRAFT,
          Optional.empty(),
          0,
          1);

  /** Phases that have states of their own, and the steps after which they are taken. */
  private static final List<String> PLACES = List.of("warm-up 3", "warm-up 260", "main 2");

  private SmallEncoding() {}

  private static DecodedPicture picture() {
    CounterRandom random = new CounterRandom(1, 1);
    byte[] noise = new byte[MEDIUM.width() * MEDIUM.height()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) random.bits(i);
    }
    return new DecodedPicture(MEDIUM, new Samples.UnsignedBytes(noise), Optional.empty());
  }

  private interface Look {
    void at(TrainingState state) throws IOException;
  }

  private static TrainingListener looking(Look look) {
    return new TrainingListener() {
      @Override
      public void step(TrainingPlace place, double error, double bits) {}

      @Override
      public void between(TrainingState state) {
        try {
          look.at(state);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  /** States from several phases. */
  static List<byte[]> states() {
    List<byte[]> states = new ArrayList<>();
    try {
      Codec.encode(
          picture(),
          OPTIONS,
          looking(
              state -> {
                if (PLACES.contains(state.phase() + " " + state.done())) {
                  ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                  state.writeTo(bytes);
                  states.add(bytes.toByteArray());
                }
                if (states.size() == PLACES.size()) {
                  throw new CancellationException("enough");
                }
              }));
    } catch (CancellationException enough) {
      return states;
    }
    throw new IllegalStateException("an encoding ended before it was at " + PLACES);
  }

  /** Reads a state, and says where it stands. */
  static String read(byte[] state) throws CodecFormatException {
    StringBuilder place = new StringBuilder("encoding");
    try {
      Codec.resume(
          picture(),
          OPTIONS,
          state,
          looking(
              read -> {
                place.append(" in ").append(read.phase());
                throw new CancellationException("enough");
              }));
    } catch (CancellationException enough) {
      return place.toString();
    }
    // What stood before its last step may have none left.
    return place.toString();
  }
}
