package inr.io.model;

import inr.io.plan.RawDeflate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.DataFormatException;

/** How the JSON of a header lies in a file. */
enum HeaderText {
  /** As it is. */
  PLAIN {
    @Override
    byte[] stored(byte[] text) {
      return text;
    }

    @Override
    byte[] text(byte[] stored) {
      return stored;
    }
  },
  /** After raw deflate, with a dictionary of words that are usual in headers. */
  DEFLATED {
    @Override
    byte[] stored(byte[] text) {
      byte[] stored = RawDeflate.deflate(text, dictionary());
      if (text.length > most(stored)) {
        throw new IllegalArgumentException(
            "header repeats itself so much that no reader would take it; use float32 or float16");
      }
      return stored;
    }

    @Override
    byte[] text(byte[] stored) {
      try {
        return RawDeflate.inflate(stored, dictionary(), most(stored));
      } catch (DataFormatException damaged) {
        throw new IllegalArgumentException("has a damaged header", damaged);
      }
    }
  };

  private static final int LEAST_ROOM = 1 << 16;
  private static final long LARGEST_RATIO = 256;

  /**
   * The bytes of a file for those of a text.
   *
   * @throws IllegalArgumentException if no reader would take them
   */
  abstract byte[] stored(byte[] text);

  /**
   * The bytes of a text.
   *
   * @throws IllegalArgumentException if they are damaged or too many
   */
  abstract byte[] text(byte[] stored);

  /** A few bytes are not to ask for much memory. */
  private static int most(byte[] stored) {
    return (int) Math.min(Container.MAX_HEADER, LEAST_ROOM + LARGEST_RATIO * stored.length);
  }

  /** Part of the format: files cannot be read with another one. */
  private static byte[] dictionary() {
    try (InputStream in = HeaderText.class.getResourceAsStream("header-dictionary-2.txt")) {
      if (in == null) {
        throw new IllegalStateException("the dictionary of headers is missing in this jar");
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
