package inr.codec.train;

import inr.codec.parameter.QuantisedParameters;
import inr.codec.train.quantise.NetworkCost;
import inr.codec.train.quantise.SymbolSearch;
import inr.codec.train.state.StateCode;
import java.io.IOException;
import java.util.Optional;

/** Single symbols move by one, grid by grid, with the networks as the file has them. */
final class LastSymbols extends Phase {
  private final Run run;
  private final SymbolSearch search;

  /**
   * A search in the finest grids.
   *
   * @param grids how many
   */
  LastSymbols(Run run, int grids) {
    super("symbols again", grids);
    this.run = run;
    search = run.objective.symbolSearch();
  }

  @Override
  void step(int i) {
    QuantisedParameters networks = run.quantised.orElseThrow().parameters();
    run.objective.moveSymbols(search, run.model, networks.floats(), i);
    NetworkCost.Cost now = run.objective.networkCost(run.model).of(networks);
    run.quantised = Optional.of(now);
    run.tell(this, i, now.error(), now.latentBits());
  }

  @Override
  void state(StateCode code) throws IOException {
    super.state(code);
    run.networksState(code);
  }
}
