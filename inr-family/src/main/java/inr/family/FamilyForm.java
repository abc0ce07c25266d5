package inr.family;

import inr.circuit.ParameterLayout;
import inr.network.NetworkSpec;
import java.util.OptionalInt;

/**
 * How the members of a family differ, and how the latent of a signal is found.
 *
 * <p>To add one, write its record, its {@link FamilyEngine} with workspace and gradient, and a
 * method that has it.
 */
public sealed interface FamilyForm permits ModulatedFamily, VariationalFamily, GeneratedFamily {
  /** The network that every member has. */
  NetworkSpec network();

  /** Numbers of a latent. */
  int latent();

  /** Where the parameters lie that all signals share. */
  ParameterLayout layout();

  /** Inner steps to a latent; none if it is found by a look at the signal. */
  OptionalInt innerSteps();

  /** The same without derivatives of inner steps, which it must have. */
  FamilyForm firstOrder();
}
