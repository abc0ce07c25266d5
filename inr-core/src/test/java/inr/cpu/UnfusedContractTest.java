package inr.cpu;

import inr.backend.Backend;
import inr.backend.BackendContract;

/** The contract of the fast engine where every operation is executed by itself. */
class UnfusedContractTest extends BackendContract {
  @Override
  protected Backend backend() {
    return new CpuBackend().variants().get(0).backend();
  }
}
