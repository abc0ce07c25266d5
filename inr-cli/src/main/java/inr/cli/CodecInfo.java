package inr.cli;

import inr.codec.file.CodecFile;
import inr.codec.file.CodecFormatException;
import inr.codec.file.Header;
import inr.codec.file.LatentFile;
import inr.codec.file.LosslessFile;
import inr.codec.shape.Shape;
import inr.io.media.MediaOptions;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code inr info} says of a coded picture: its networks, and the bytes of each part. */
final class CodecInfo {
  private CodecInfo() {}

  static double bitsPerPixel(long bytes, Medium.Picture medium) {
    return 8.0 * bytes / ((double) medium.width() * medium.height());
  }

  static void print(CommandInput input, boolean json, Session session) throws IOException {
    CodecFile file = CodedPictures.read(input.file(), MediaOptions.of());
    long bytes = Files.size(input.file());
    try {
      if (json) {
        report(input.named(), file, file.parts(), bytes).print(session);
      } else {
        String size =
            String.format(
                Locale.ROOT,
                "%s, %d bytes, %.4f bits a pixel",
                input,
                bytes,
                bitsPerPixel(bytes, file.medium()));
        FactLines.print(session, size, facts(file, bytes));
      }
    } catch (CodecFormatException damaged) {
      throw CodedPictures.named(input.file(), damaged);
    }
  }

  private static Report report(Path input, CodecFile file, List<CodecFile.Part> parts, long bytes) {
    Medium.Picture medium = file.medium();
    Report report =
        new Report()
            .put("file", input.toString())
            .put("bytes", bytes)
            .put("bpp", bitsPerPixel(bytes, medium))
            .put("width", medium.width())
            .put("height", medium.height())
            .put("channels", medium.channels())
            .put("bit_depth", medium.bitDepth())
            .put("lossless", file instanceof LosslessFile);
    if (file instanceof LatentFile latents) {
      Header header = latents.header();
      Shape shape = header.shape();
      report
          .put("preset", OptionWord.of(shape.preset()))
          .put("finest_level", shape.finest())
          .put("coarsest_level", shape.coarsest())
          .put("tiles", header.tiles())
          .put("parameters", shape.layout().size());
    }
    return report
        .put("checksum", file.checksum().isPresent())
        .putReports(
            "parts",
            parts.stream()
                .map(part -> new Report().put("part", part.name()).put("bytes", part.bytes()))
                .toList());
  }

  /**
   * What is to be told of a file besides its size, by names in the order of a table.
   *
   * @throws CodecFormatException if a part is damaged
   */
  static Map<String, String> facts(CodecFile file, long bytes) throws CodecFormatException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("picture", file.medium().text());
    if (file instanceof LatentFile latents) {
      Header header = latents.header();
      Shape shape = header.shape();
      facts.put(
          "networks",
          "preset " + OptionWord.of(shape.preset()) + ", " + shape.layout().size() + " parameters");
      facts.put(
          "grids",
          "levels " + shape.finest() + " to " + shape.coarsest() + ", tiles: " + header.tiles());
    } else {
      facts.put("content", "samples without loss, no networks");
    }
    facts.put("checksum of the samples", file.checksum().isPresent() ? "yes" : "no");
    for (CodecFile.Part part : file.parts()) {
      facts.put(
          "bytes of " + part.name(),
          String.format(Locale.ROOT, "%.1f (%.1f %%)", part.bytes(), 100 * part.bytes() / bytes));
    }
    return facts;
  }
}
