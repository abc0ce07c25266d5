package inr.codec.train.kernel;

import inr.cpu.kernel.VectorLanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Sums over taps in the Vector API. */
final class VectorTapKernel implements TapKernel {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.FLOATS;

  @Override
  public void affine(
      float[] bias,
      int biasOffset,
      float[] w,
      int wOffset,
      int wRow,
      int rows,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float least,
      float[] out,
      int outOffset,
      int outRow,
      int n) {
    VectorSums.run(
        bias,
        biasOffset,
        w,
        wOffset,
        wRow,
        rows,
        taps,
        in,
        inOffset,
        at,
        least,
        out,
        outOffset,
        outRow,
        n);
  }

  @Override
  public void add(
      float[] w,
      int wOffset,
      int wRow,
      int rows,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float[] out,
      int outOffset,
      int outRow,
      int n) {
    VectorSums.run(
        VectorSums.ADDS,
        0,
        w,
        wOffset,
        wRow,
        rows,
        taps,
        in,
        inOffset,
        at,
        ANY,
        out,
        outOffset,
        outRow,
        n);
  }

  @Override
  public void back(
      float[] w,
      int wOffset,
      int wRow,
      int rows,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float[] gate,
      int gateOffset,
      float[] out,
      int outOffset,
      int outRow,
      int n) {
    VectorBack.run(
        w,
        wOffset,
        wRow,
        rows,
        taps,
        in,
        inOffset,
        at,
        gate,
        gateOffset,
        out,
        outOffset,
        outRow,
        n);
  }

  @Override
  public void addDots(
      float[] a,
      int aOffset,
      int aRow,
      int rows,
      float[] in,
      int inOffset,
      int[] at,
      int taps,
      float[] sums,
      int sumsOffset,
      int n) {
    VectorDots.run(a, aOffset, aRow, rows, in, inOffset, at, taps, sums, sumsOffset, n);
  }

  @Override
  public void stop(float[] gate, int gateOffset, float[] out, int outOffset, int n) {
    int bound = SPECIES.loopBound(n);
    for (int i = 0; i < bound; i += SPECIES.length()) {
      IntVector open =
          FloatVector.fromArray(SPECIES, gate, gateOffset + i)
              .reinterpretAsInts()
              .neg()
              .lanewise(VectorOperators.ASHR, 31);
      FloatVector.fromArray(SPECIES, out, outOffset + i)
          .reinterpretAsInts()
          .and(open)
          .reinterpretAsFloats()
          .intoArray(out, outOffset + i);
    }
    ScalarTapKernel.close(gate, gateOffset, out, outOffset, bound, n);
  }
}
