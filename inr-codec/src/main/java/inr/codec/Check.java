package inr.codec;

import inr.codec.file.CodecFile;
import inr.codec.file.SampleChecksum;
import inr.metric.MeanSquaredError;
import inr.metric.Psnr;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;

/**
 * What a file that was just written decodes to, row by row.
 *
 * @param checksum of the samples
 * @param psnr against the original, in dB
 */
record Check(int checksum, double psnr) {
  /**
   * Decodes a file of a picture.
   *
   * @param before called before each row, and may end this by throwing
   */
  static Check of(byte[] file, DecodedPicture original, int threads, Runnable before)
      throws IOException {
    Medium.Picture medium = original.medium();
    Samples samples = original.samples();
    int length = medium.width() * medium.channels();
    int[] row = new int[length];
    short[] stored = new short[length];
    double[] reference = new double[length];
    double[] estimate = new double[length];
    SampleChecksum sum = new SampleChecksum(medium.bitDepth());
    MeanSquaredError error = new MeanSquaredError();
    try (PictureDecoder decoder =
        new PictureDecoder(CodecFile.of(file, Codec.MOST_PIXELS), threads)) {
      for (int y = 0; y < medium.height(); y++) {
        before.run();
        decoder.read(y, 1, row);
        for (int i = 0; i < length; i++) {
          stored[i] = (short) row[i];
          estimate[i] = row[i];
          reference[i] = samples.get(y * length + i);
        }
        sum.add(stored, length);
        error.accept(reference, estimate);
      }
    }
    return new Check(sum.value(), Psnr.of(error.value(), medium.peak()));
  }
}
