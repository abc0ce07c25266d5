package inr.codec.train;

import inr.codec.train.quantise.NetworkCost.Cost;
import inr.codec.train.quantise.ValueSearch;
import inr.codec.train.state.StateCode;
import java.io.IOException;
import java.util.Optional;

/** Single parameters of the networks move by whole steps. */
final class Values extends Phase {
  private final Run run;
  private final ValueSearch search;

  Values(Run run, ValueSearch search) {
    super("values", search.size());
    this.run = run;
    this.search = search;
  }

  @Override
  void step(int i) {
    Cost now = search.visited(i, run.quantised.orElseThrow());
    run.quantised = Optional.of(now);
    run.tell(this, i, now.error(), now.latentBits());
  }

  @Override
  void state(StateCode code) throws IOException {
    super.state(code);
    run.networksState(code);
  }
}
