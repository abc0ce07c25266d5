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
import java.util.List;
import java.util.Locale;

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
      List<CodecFile.Part> parts = file.parts();
      if (json) {
        report(input.named(), file, parts, bytes).print(session);
      } else {
        describe(input, file, parts, bytes, session);
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
          .put("preset", EncodeCommand.word(shape.preset()))
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

  private static void describe(
      CommandInput input, CodecFile file, List<CodecFile.Part> parts, long bytes, Session session) {
    line(
        session,
        "file",
        "%s, %d bytes, %.4f bits a pixel",
        input,
        bytes,
        bitsPerPixel(bytes, file.medium()));
    line(session, "picture", "%s", file.medium().text());
    if (file instanceof LatentFile latents) {
      Header header = latents.header();
      Shape shape = header.shape();
      line(
          session,
          "networks",
          "preset %s, %d parameters",
          EncodeCommand.word(shape.preset()),
          shape.layout().size());
      line(
          session,
          "grids",
          "levels %d to %d, tiles: %d",
          shape.finest(),
          shape.coarsest(),
          header.tiles());
    } else {
      line(session, "content", "%s", "samples without loss, no networks");
    }
    line(session, "checksum of the samples", "%s", file.checksum().isPresent() ? "yes" : "no");
    for (CodecFile.Part part : parts) {
      line(
          session,
          "bytes of " + part.name(),
          "%.1f (%.1f %%)",
          part.bytes(),
          100 * part.bytes() / bytes);
    }
  }

  private static void line(Session session, String key, String format, Object... values) {
    session.out().println(key + ": " + String.format(Locale.ROOT, format, values));
  }
}
