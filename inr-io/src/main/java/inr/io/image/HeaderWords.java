package inr.io.image;

import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.stream.ImageInputStream;

/** The words of a header of the Netpbm family, between spaces and comments. */
record HeaderWords(Path file, ImageInputStream in) {
  private static final int LONGEST = 32;

  /** The next word and the one space behind it; comments are skipped. */
  String next() throws IOException {
    StringBuilder word = new StringBuilder();
    while (true) {
      int c = in.readUnsignedByte();
      boolean space = c == ' ' || c >= '\t' && c <= '\r';
      if (c == '#' && word.isEmpty()) {
        skipLine();
      } else if (!space) {
        word.append((char) c);
      } else if (!word.isEmpty()) {
        return word.toString();
      }
      if (word.length() > LONGEST) {
        throw new SignalFormatException(
            file, "header has a word of more than " + LONGEST + " letters");
      }
    }
  }

  void skipLine() throws IOException {
    for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
      // Nothing in the line matters.
    }
  }

  /** The next word as a whole number; {@code what} names it if it is none. */
  long number(String what) throws IOException {
    String word = next();
    if (!word.matches("[0-9]{1,10}")) {
      throw new SignalFormatException(
          file, what + " is " + CodecPicture.plain(word) + "; a whole number is needed");
    }
    return Long.parseLong(word);
  }
}
