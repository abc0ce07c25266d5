package inr.codec.train;

import inr.codec.train.state.StateCode;
import java.io.IOException;

/** A part of a training that can be left between two of its steps and taken up there again. */
abstract class Phase {
  private final String name;
  private final int all;
  private int done;

  Phase(String name, int all) {
    this.name = name;
    this.all = all;
  }

  /** What happens before the first step, but not where the phase is taken up again. */
  void begin() {}

  /** Whether no step is left. */
  boolean isOver() {
    return done == all;
  }

  /** Does the next step. */
  final void step() {
    step(done);
    done++;
  }

  /**
   * Does a step.
   *
   * @param i its number, from 0
   */
  abstract void step(int i);

  /** What happens after the last step. */
  void end() {}

  /** How it is called. */
  final String name() {
    return name;
  }

  /** Steps that are done. */
  final int done() {
    return done;
  }

  /** Steps that it has at most. */
  final int all() {
    return all;
  }

  /** What the next step depends on, besides what the {@link Run} knows. */
  void state(StateCode code) throws IOException {
    done = code.number(done, 0, all);
  }
}
