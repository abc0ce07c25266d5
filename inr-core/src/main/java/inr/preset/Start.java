package inr.preset;

import inr.circuit.Parameters;
import inr.network.NetworkSpec;
import inr.signal.Signal;
import java.util.Optional;

/**
 * What a fit begins with.
 *
 * @param signal what is fitted, perhaps in another training range than it came in
 * @param network what is fitted to it
 * @param recipe how
 * @param parameters where training starts, if not at values drawn by the network
 */
public record Start(
    Signal signal, NetworkSpec network, Recipe recipe, Optional<Parameters> parameters) {}
