package inr.codec;

import inr.codec.file.CodecFile;
import inr.codec.file.CodecWriter;
import inr.codec.file.EncodedPicture;
import inr.codec.file.LatentFile;
import inr.codec.file.SampleChecksum;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** The stored files of {@link GoldenPicture} and the checksums of what they decode to. */
final class GoldenFiles {
  /** Name, CRC32C of all symbols, CRC32C of all samples. */
  static final List<String> LINES =
      List.of(
          "1x1x3-8-LOP-06 83667e1c cb688270",
          "1x1x1-16-HOP-00 527d5351 1c6bffc6",
          "7x5x4-8-MOP-03 4c5d8201 66c54512",
          "2x90x2-16-VHOP-15 22b8d004 398f7794",
          "64x64x1-8-LOP-14 6b6841b6 88242fc0",
          "64x64x3-8-MOP-06 2a0171e0 4b4812dc",
          "130x70x3-8-HOP-06 f0e69fa7 cc2e86dc",
          "130x70x3-16-VHOP-07 278284dc 8fe8fea9",
          "70x130x2-8-LOP-22 4c3d040b 67eb6194",
          "97x33x4-16-HOP-28 64d5aa1b 95b65528",
          "150x140x3-8-LOP-06-tiles6 8ed31c57 b9fb221e",
          "65x200x4-8-MOP-05-tiles6 27469670 d5c87f92");

  private GoldenFiles() {}

  /**
   * Prints the lines of this process; with a folder as argument it writes the files there first.
   */
  public static void main(String[] arguments) throws IOException {
    for (String folder : arguments) {
      for (GoldenPicture golden : GoldenPicture.ALL) {
        Files.write(Path.of(folder, golden.name() + ".inc"), written(golden));
      }
    }
    for (String line : lines(1)) {
      System.out.println(line);
    }
  }

  /** The file of a picture, with its checksum. */
  static byte[] written(GoldenPicture golden) throws IOException {
    EncodedPicture picture = golden.picture();
    LatentFile file = (LatentFile) CodecFile.of(CodecWriter.write(picture), Codec.MOST_PIXELS);
    return CodecWriter.write(
        new EncodedPicture(
            picture.header(),
            picture.parameters(),
            picture.symbols(),
            Optional.empty(),
            Optional.of(samples(file, 1))));
  }

  static byte[] stored(GoldenPicture golden) throws IOException {
    String name = "golden/" + golden.name() + ".inc";
    try (InputStream in = GoldenFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not among the resources of the tests");
      }
      return in.readAllBytes();
    }
  }

  static List<String> lines(int threads) throws IOException {
    List<String> lines = new ArrayList<>();
    for (GoldenPicture golden : GoldenPicture.ALL) {
      LatentFile file = (LatentFile) CodecFile.of(stored(golden), Codec.MOST_PIXELS);
      CRC32C symbols = new CRC32C();
      for (int tile = 0; tile < file.header().tiles(); tile++) {
        for (byte[] plane : file.symbols(tile)) {
          symbols.update(plane);
        }
      }
      lines.add(
          String.format("%s %08x %08x", golden.name(), symbols.getValue(), samples(file, threads)));
    }
    return lines;
  }

  private static int samples(LatentFile file, int threads) throws IOException {
    SampleChecksum sum = new SampleChecksum(file.header().medium().bitDepth());
    try (PictureDecoder decoder = Codec.decoder(file, threads)) {
      int[] row = new int[decoder.medium().width() * decoder.medium().channels()];
      for (int y = 0; y < decoder.medium().height(); y++) {
        decoder.read(y, 1, row);
        short[] samples = new short[row.length];
        for (int i = 0; i < row.length; i++) {
          samples[i] = (short) row[i];
        }
        sum.add(samples, samples.length);
      }
    }
    return sum.value();
  }
}
