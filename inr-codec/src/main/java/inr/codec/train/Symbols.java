package inr.codec.train;

import inr.codec.train.quantise.SymbolSearch;

/** Single symbols move by one, grid by grid. */
final class Symbols extends Phase {
  private final Run run;
  private final SymbolSearch search;

  /**
   * A search in the finest grids.
   *
   * @param grids how many
   */
  Symbols(Run run, int grids) {
    super("symbols", grids);
    this.run = run;
    search = run.objective.symbolSearch();
  }

  @Override
  void step(int i) {
    run.objective.moveSymbols(search, run.model, run.model.parameters, i);
    run.tell(this, i, run.objective.validate(run.model));
  }
}
