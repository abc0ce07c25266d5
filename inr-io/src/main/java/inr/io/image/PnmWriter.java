package inr.io.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import inr.signal.Medium;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;

/**
 * Writes pictures of the Netpbm family in bytes: PGM, PPM, and PAM for those with alpha.
 *
 * @see <a href="https://netpbm.sourceforge.net/doc/pnm.html">Netpbm</a>
 */
final class PnmWriter {
  private PnmWriter() {}

  /**
   * Writes a picture row by row.
   *
   * @param pam whether the header is that of PAM, which alpha takes
   */
  static void write(Medium.Picture medium, PictureRows rows, boolean pam, RandomAccessFile file)
      throws IOException {
    // Not closed: the file is its caller's.
    OutputStream out =
        new BufferedOutputStream(Channels.newOutputStream(file.getChannel()), 1 << 16);
    out.write((pam ? pam(medium) : pnm(medium)).getBytes(US_ASCII));
    int[] row = new int[medium.width() * medium.channels()];
    for (int y = 0; y < medium.height(); y++) {
      rows.read(y, 1, row);
      for (int sample : row) {
        if (medium.bitDepth() > 8) {
          out.write(sample >> 8);
        }
        out.write(sample);
      }
    }
    out.flush();
  }

  private static String pnm(Medium.Picture medium) {
    return "P"
        + (medium.channels() == 1 ? 5 : 6)
        + "\n"
        + medium.width()
        + " "
        + medium.height()
        + "\n"
        + medium.peak()
        + "\n";
  }

  private static String pam(Medium.Picture medium) {
    String kind = medium.channels() < 3 ? "GRAYSCALE" : "RGB";
    return "P7\nWIDTH "
        + medium.width()
        + "\nHEIGHT "
        + medium.height()
        + "\nDEPTH "
        + medium.channels()
        + "\nMAXVAL "
        + medium.peak()
        + "\nTUPLTYPE "
        + kind
        + (medium.hasAlpha() ? "_ALPHA" : "")
        + "\nENDHDR\n";
  }
}
