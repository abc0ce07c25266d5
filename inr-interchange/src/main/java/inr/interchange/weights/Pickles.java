package inr.interchange.weights;

import inr.io.InputFile;
import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Files of PyTorch that are programs of pickle: told by their first bytes, and never read. */
final class Pickles {
  /** A ZIP archive, in which PyTorch puts its pickle since 1.6. */
  private static final byte[] ARCHIVE = {'P', 'K', 3, 4};

  /** The opcode that begins a bare pickle. */
  private static final byte PROTOCOL = (byte) 0x80;

  private static final int MOST_PROTOCOL = 5;

  private Pickles() {}

  /**
   * Refuses a pickle, with what makes a safetensors file of it.
   *
   * @throws SignalFormatException if the file is one
   */
  static void refuse(Path file) throws IOException {
    byte[] start = InputFile.start(file, ARCHIVE.length);
    boolean bare =
        start.length == ARCHIVE.length
            && start[0] == PROTOCOL
            && start[1] > 1
            && start[1] <= MOST_PROTOCOL
            && start[3] != 0; // the length of a safetensors header has three bytes
    if (bare || Arrays.equals(start, ARCHIVE)) {
      throw new SignalFormatException(
          file,
          "is a pickle, a program that can do anything to this machine, and is not read; convert it in Python: from"
              + " safetensors.torch import save_file; save_file(torch.load('"
              + file.getFileName()
              + "', map_location='cpu', weights_only=True), 'model.safetensors')");
    }
  }
}
