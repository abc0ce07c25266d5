package inr.codec.latent;

/** What codes symbols whose distributions are known: a reader, a writer, or what counts bits. */
@FunctionalInterface
public interface SymbolCode {
  /**
   * Codes the first {@code count} symbols, in order.
   *
   * @param scales k of each, ln b = −5 + k/16: read
   * @param centres m of each, µ = m/64: read
   * @param symbols a reader overwrites them, others read them
   */
  void code(int[] scales, int[] centres, int[] symbols, int count);
}
