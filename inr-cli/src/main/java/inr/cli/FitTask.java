package inr.cli;

import inr.io.SignalFormatException;
import inr.io.media.MediaReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One of several fits.
 *
 * @param input what is fitted
 * @param model to write
 */
record FitTask(Path input, Path model) {
  /**
   * The fits of some inputs. A folder stands for the pictures and sounds that lie in it, told by
   * their first bytes, in the order of their names; what is hidden or in folders below is left.
   *
   * @param folder of the models
   * @throws CommandFailure if two would have the same model
   * @throws SignalFormatException if a folder holds neither a picture nor a sound
   */
  static List<FitTask> of(List<Path> inputs, Path folder) throws IOException {
    List<FitTask> tasks = new ArrayList<>();
    for (Path input : inputs) {
      for (Path file : Files.isDirectory(input) ? media(input) : List.of(input)) {
        tasks.add(new FitTask(file, folder.resolve(FitFiles.usualModel(file))));
      }
    }
    requireNamesApart(tasks);
    return tasks;
  }

  /** Name of the model without its ending: what names of files about the input begin with. */
  String stem() {
    return String.valueOf(model.getFileName()).replaceFirst("\\.inr$", "");
  }

  /** The pictures and sounds that lie in a folder, in the order of their names. */
  static List<Path> media(Path folder) throws IOException {
    List<Path> media = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.sorted().toList()) {
        boolean shown = Files.isRegularFile(file) && !Files.isHidden(file);
        // What may not be read may be meant, so its fit is to tell.
        if (shown && (!Files.isReadable(file) || MediaReader.recognises(file))) {
          media.add(file);
        }
      }
    }
    if (media.isEmpty()) {
      throw new SignalFormatException(
          folder, "is a folder without a picture or sound; " + MediaReader.ACCEPTED + " is needed");
    }
    return media;
  }

  private static void requireNamesApart(List<FitTask> tasks) {
    Map<Path, Path> inputs = new HashMap<>();
    for (FitTask task : tasks) {
      Path other = inputs.put(task.model, task.input);
      if (other != null) {
        throw CommandFailure.usage(
            other
                + " and "
                + task.input
                + " would both become "
                + task.model
                + "; fit one of them apart, with -o");
      }
    }
  }
}
