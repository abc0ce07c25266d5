package inr.bench.rate;

import inr.io.plan.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Another codec's files.
 *
 * @param codec its name
 * @param points of all pictures
 */
record Baseline(String codec, List<RatePoint> points) {
  /**
   * All codecs of a folder, by name: its JSON files that have {@code points} with {@code bpp} and
   * {@code psnr}. Others are of published means or of sounds.
   */
  static List<Baseline> folder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    Map<String, List<RatePoint>> codecs = new TreeMap<>();
    for (Path file : files) {
      add(file, codecs);
    }
    return codecs.entrySet().stream()
        .map(codec -> new Baseline(codec.getKey(), List.copyOf(codec.getValue())))
        .toList();
  }

  private static void add(Path file, Map<String, List<RatePoint>> codecs) throws IOException {
    try {
      Map<?, ?> tree = Json.object(JsonText.read(Files.readString(file)));
      if (!tree.containsKey("points")) {
        return;
      }
      List<RatePoint> points =
          Json.list(tree, "points").stream()
              .map(Json::object)
              .filter(point -> point.get("psnr") != null && point.get("bpp") != null)
              .map(Json::point)
              .toList();
      if (!points.isEmpty()) {
        codecs.computeIfAbsent(Json.text(tree, "codec"), name -> new ArrayList<>()).addAll(points);
      }
    } catch (IllegalArgumentException wrong) {
      throw new IOException(file + ": " + wrong.getMessage(), wrong);
    }
  }

  /** Its files of one picture. */
  RateCurve curve(String picture) {
    return RateCurve.ofFiles(
        points.stream().filter(point -> point.picture().equals(picture)).toList());
  }
}
