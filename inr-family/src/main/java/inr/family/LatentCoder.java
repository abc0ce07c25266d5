package inr.family;

import inr.codec.entropy.SymbolReader;
import inr.codec.entropy.SymbolWriter;

/**
 * Latents of a family ⇄ few bytes: whole multiples of one step along the axes of {@link
 * LatentBasis}, entropy coded by {@link SpreadCode}. What it codes by follows from the family, to
 * the bit, and is found once.
 */
public final class LatentCoder {
  private final LatentBasis basis;
  private final String named;

  /**
   * Of a family.
   *
   * @param sha256 of its file
   * @throws IllegalArgumentException if its latents have too many numbers
   */
  public LatentCoder(Family family, String sha256, int threads) {
    named = CodedLatents.named(sha256);
    basis = LatentBasis.of(family, threads);
  }

  /**
   * Codes latents.
   *
   * @param bits of the widest number, 2 to 10; 4 to 7 are usual
   * @param latents {@code [S][latent]}
   */
  public CodedLatents encode(int bits, double[][] latents) {
    SpreadCode code = SpreadCode.of(basis.spreads(), bits);
    SymbolWriter writer = new SymbolWriter();
    for (double[] latent : latents) {
      code.write(writer, code.symbols(basis.coefficients(latent)));
    }
    return new CodedLatents(bits, latents.length, named, writer.stream());
  }

  /**
   * The latents of a file, {@code [count][latent]}, the same on every machine.
   *
   * @throws IllegalArgumentException if it is of another family, or its symbols are damaged
   */
  public double[][] decode(CodedLatents coded) {
    if (!coded.family().equals(named)) {
      throw new IllegalArgumentException(
          "was coded with the family of SHA-256 "
              + coded.family()
              + "… but the one given has "
              + named
              + "…; give that family");
    }
    SpreadCode code = SpreadCode.of(basis.spreads(), coded.bits());
    byte[] stream = coded.stream();
    SymbolReader reader = new SymbolReader(stream, 0, stream.length);
    double[][] latents = new double[coded.count()][];
    for (int s = 0; s < latents.length; s++) {
      latents[s] = basis.latent(code.numbers(code.read(reader)));
    }
    if (!reader.complete()) {
      throw new IllegalArgumentException("has damaged symbols; copy it again");
    }
    return latents;
  }
}
