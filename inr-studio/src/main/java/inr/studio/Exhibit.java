package inr.studio;

import inr.report.FitCurve;
import java.util.Map;
import java.util.Optional;

/** A field that a page shows: a finished model, or a fit under way. */
public interface Exhibit {
  /** What it is called. */
  String name();

  /** How a page sees it. */
  FieldView view();

  /** How it stands, as a page takes it. */
  Map<String, ?> state();

  /** Settings and numbers by their names, in order; none before they are known. */
  Map<String, String> facts();

  /** How its training went. */
  FitCurve curve();

  /** The bytes of its model file, once there is one. */
  Optional<byte[]> model();

  /** Asks it to do something, such as {@code pause}; what it cannot do it leaves. */
  void ask(Wish wish);

  /** What a person may want of a fit. */
  enum Wish {
    /** No steps for now; the view goes on. */
    PAUSE,
    /** Steps again. */
    RESUME,
    /** Enough: the model as it is. */
    FINISH,
    /** No model. */
    DISCARD
  }
}
