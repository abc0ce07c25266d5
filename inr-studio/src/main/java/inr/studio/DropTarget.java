package inr.studio;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Takes files that people drop on the page. */
@FunctionalInterface
public interface DropTarget {
  /** Longer files are refused before they are read. */
  long MOST_BYTES = 1L << 30;

  /**
   * Takes a file, or says why not.
   *
   * @param name of the file, without folders: a text to be shown, and no path of this machine
   * @param file its bytes, at most {@link #MOST_BYTES}
   * @return a refusal in one line, empty if the file was taken
   */
  Optional<String> take(String name, InputStream file) throws IOException;
}
