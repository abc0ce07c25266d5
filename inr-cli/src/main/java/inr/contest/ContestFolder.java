package inr.contest;

import inr.field.NeuralField;
import inr.io.Output;
import inr.plot.ImageCanvas;
import inr.plot.Plot;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of a contest: {@code results.json}, from which the contest goes on, and the models;
 * then {@code results.csv}, {@code results.md}, and of each input a page, curves and a sheet of
 * pictures.
 *
 * @param folder that holds them
 */
public record ContestFolder(Path folder) {
  /** Where the rows are kept. */
  public Path results() {
    return folder.resolve("results.json");
  }

  /** The folder of all models. */
  public Path models() {
    return folder.resolve("models");
  }

  /** The model of a fit. */
  public Path model(ContestInput input, Row.Entry entry) {
    String model = entry.model().replaceAll("[^A-Za-z0-9.=+]+", "-");
    return models().resolve(input.stem() + "-" + model + "-" + entry.seed() + ".inr");
  }

  /** The page of an input. */
  public Path page(ContestInput input) {
    return folder.resolve(input.stem() + ".html");
  }

  /**
   * The rows that are there already; none in a new folder.
   *
   * @throws IllegalArgumentException if they are of another contest
   */
  public Results begin(ContestRules rules) throws IOException {
    Files.createDirectories(folder); // alone, since a file in its place is another failure then
    Files.createDirectories(models());
    if (!Files.exists(results())) {
      return new Results(rules);
    }
    try {
      return Results.of(Files.readAllBytes(results()), rules);
    } catch (IllegalArgumentException other) {
      throw new IllegalArgumentException(results() + ": " + other.getMessage());
    }
  }

  /** Keeps the rows. */
  public void keep(Results results, Map<String, String> facts) throws IOException {
    write(results(), results.bytes(facts));
  }

  /**
   * Writes tables, curves and sheets.
   *
   * @param betweenPictures called often; what it throws ends the writing
   */
  public void publish(
      Results results,
      List<ContestInput> inputs,
      Map<String, String> facts,
      Runnable betweenPictures)
      throws IOException {
    Map<String, List<String>> pictures = new LinkedHashMap<>();
    for (ContestInput input : inputs) {
      pictures.put(input.name(), pictures(results, input, betweenPictures));
    }
    write(folder.resolve("results.csv"), ResultTables.csv(results));
    write(folder.resolve("results.md"), ResultTables.markdown(results, facts, pictures));
  }

  /** Draws one input, and returns the names of the files in pixels. */
  private List<String> pictures(Results results, ContestInput input, Runnable betweenPictures)
      throws IOException {
    List<Standing> standings = results.standings(input.name());
    List<String> names = new ArrayList<>();
    List<CurvePlot.Named> curves = CurvePlot.curves(standings);
    String title = "PSNR of training over %s, " + input.stem();
    names.add(
        curves(input.stem() + "-steps", CurvePlot.overSteps(title.formatted("steps"), curves)));
    names.add(
        curves(
            input.stem() + "-seconds", CurvePlot.overSeconds(title.formatted("seconds"), curves)));
    Optional<BufferedImage> picture = input.picture();
    if (picture.isPresent()) {
      List<Standing> done = standings.stream().filter(one -> one.middle().isPresent()).toList();
      ContactSheet sheet = new ContactSheet(picture.get(), done.size());
      for (Standing standing : done) {
        betweenPictures.run();
        Path model = model(input, standing.middle().orElseThrow().entry());
        double psnr = standing.mean(Row.Result::psnr).orElseThrow();
        sheet.add(standing.model(), psnr, NeuralField.read(model).image());
      }
      String name = input.stem() + "-sheet.png";
      write(folder.resolve(name), Plot.png(sheet.image()));
      names.add(name);
    }
    return names;
  }

  private String curves(String stem, Plot plot) throws IOException {
    write(folder.resolve(stem + ".svg"), plot.svg());
    write(folder.resolve(stem + ".png"), plot.png());
    return stem + ".png";
  }

  private static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Output.write(file, true, out -> out.write(bytes));
  }

  /** Whether the system has letters for what is written in pixels; else words are left out. */
  public static boolean hasLetters() {
    return ImageCanvas.hasLetters();
  }
}
