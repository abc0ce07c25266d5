package inr.codec.file;

import java.io.IOException;

/** A file is not what the codec writes; the message says in one line what was found. */
public final class CodecFormatException extends IOException {
  private static final long serialVersionUID = 1;

  /** With what was found and what is accepted. */
  public CodecFormatException(String message) {
    super(message);
  }
}
