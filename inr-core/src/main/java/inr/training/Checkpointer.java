package inr.training;

import inr.backend.TrainerState;
import java.io.IOException;

/** Keeps a state from which the fit can go on later. */
public interface Checkpointer {
  /** Keeps {@code state} in place of any earlier one; called between steps. */
  void save(TrainerState state) throws IOException;
}
