package inr.bench.rate;

import inr.io.Output;
import inr.io.plan.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Our files ⇄ JSON, in the form of a folder of baselines: {@code codec}, and {@code points} with
 * {@code picture}, {@code quality}, {@code bytes}, {@code bpp}, {@code psnr}.
 */
final class MeasuredFile {
  private MeasuredFile() {}

  /** What a run before has written; nothing where there is no file. */
  static List<Measured> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      Map<?, ?> tree = Json.object(JsonText.read(Files.readString(file)));
      return Json.list(tree, "points").stream().map(MeasuredFile::measured).toList();
    } catch (IllegalArgumentException wrong) {
      throw new IOException(file + ": " + wrong.getMessage() + "; move it away", wrong);
    }
  }

  private static Measured measured(Object tree) {
    Map<?, ?> point = Json.object(tree);
    return new Measured(
        new Measured.Settings(
            Json.text(point, "picture"),
            Json.text(point, "sha256"),
            Json.number(point, "quality"),
            Json.text(point, "effort")),
        Json.point(point),
        optional(point, "ssim"),
        optional(point, "ms_ssim"),
        Json.number(point, "encode_s"),
        Json.number(point, "decode_s"));
  }

  private static OptionalDouble optional(Map<?, ?> point, String name) {
    return point.get(name) == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(Json.number(point, name));
  }

  /** Writes all files of a codec. */
  static void write(Path file, String codec, List<Measured> files) throws IOException {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("codec", codec);
    tree.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    tree.put("points", files.stream().map(MeasuredFile::tree).toList());
    String text = JsonText.write(tree) + "\n";
    Output.write(file, true, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, @Nullable Object> tree(Measured file) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("picture", file.settings().picture());
    tree.put("sha256", file.settings().sha256());
    tree.put("quality", file.settings().lambda());
    tree.put("effort", file.settings().effort());
    tree.put("bytes", file.point().bytes());
    tree.put("bpp", file.point().bpp());
    double psnr = file.point().psnr();
    tree.put("psnr", Double.isFinite(psnr) ? psnr : null);
    tree.put("ssim", orNull(file.ssim()));
    tree.put("ms_ssim", orNull(file.msSsim()));
    tree.put("encode_s", file.encodeSeconds());
    tree.put("decode_s", file.decodeSeconds());
    return tree;
  }

  private static @Nullable Double orNull(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }

  /** The same as lines of a table. */
  static void writeCsv(Path file, List<Measured> files) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("picture,lambda,effort,bytes,bpp,psnr,ssim,ms_ssim,encode_s,decode_s");
    for (Measured one : files) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%d,%.5f,%.4f,%s,%s,%.2f,%.3f",
              one.settings().picture(),
              one.settings().lambdaText(),
              one.settings().effort(),
              one.point().bytes(),
              one.point().bpp(),
              one.point().psnr(),
              text(one.ssim()),
              text(one.msSsim()),
              one.encodeSeconds(),
              one.decodeSeconds()));
    }
    String text = String.join("\n", lines) + "\n";
    Output.write(file, true, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(OptionalDouble number) {
    return number.isPresent() ? String.format(Locale.ROOT, "%.6f", number.getAsDouble()) : "";
  }
}
