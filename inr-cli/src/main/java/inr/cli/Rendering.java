package inr.cli;

import inr.backend.Backend;
import inr.backend.BackendChoice;
import inr.backend.Evaluator;
import inr.io.Output;
import inr.io.model.Model;
import inr.network.NetworkSpec;
import java.io.IOException;
import java.nio.file.Path;

/** A model as a file of its medium, before it is computed. */
interface Rendering {
  /** What the file will hold, in words. */
  String text();

  /**
   * Refuses a format that does not hold it.
   *
   * @throws IllegalArgumentException with the reason
   */
  void check(Output target);

  /**
   * The same for a name that must tell the format.
   *
   * @throws IllegalArgumentException with the reason
   */
  void check(Path name);

  /** Says what it will take, if that is much, and refuses what will find no room. */
  void tellCost(Output target, Session session) throws IOException;

  /** Computes and writes it. */
  void write(Output target, Evaluator evaluator, Session session) throws IOException;

  /**
   * The same with a backend of its own.
   *
   * @param model that is rendered
   * @param backendName what renders it
   */
  default void write(Output target, Model model, String backendName, Session session)
      throws IOException {
    NetworkSpec network = model.plan().network();
    Backend backend =
        CommandFailure.unlessUsage(() -> BackendChoice.rendering(backendName, network));
    try (Evaluator evaluator =
        backend.evaluator(
            network, model.parameters(), Runtime.getRuntime().availableProcessors())) {
      write(target, evaluator, session);
    }
  }
}
