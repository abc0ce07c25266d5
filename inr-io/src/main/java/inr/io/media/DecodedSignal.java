package inr.io.media;

import inr.signal.Signal;
import java.util.List;

/**
 * A picture or sound file as a signal.
 *
 * @param signal values on a grid; its medium tells which of the two it is
 * @param notes what was changed on the way from the file's numbers to the signal's, one short line
 *     each; empty if nothing was
 */
public record DecodedSignal(Signal signal, List<String> notes) {
  public DecodedSignal {
    notes = List.copyOf(notes);
  }
}
