package inr.cuda.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a kernel takes of a multiprocessor, as the assembler tells it.
 *
 * @param kernel its name
 * @param architecture such as {@code sm_75}
 * @param registers of a thread
 * @param sharedBytes of a block, besides what the launch asks for
 * @param spilledBytes stores and loads of registers that did not fit
 */
record KernelUse(
    String kernel, String architecture, int registers, int sharedBytes, int spilledBytes) {
  private static final Pattern ENTRY =
      Pattern.compile("Compiling entry function '(\\w+)' for '(\\w+)'");
  private static final Pattern SPILLS =
      Pattern.compile("(\\d+) bytes spill stores, (\\d+) bytes spill loads");
  private static final Pattern REGISTERS = Pattern.compile("Used (\\d+) registers");
  private static final Pattern SHARED = Pattern.compile("(\\d+) bytes smem");

  /** All kernels of a verbose log. */
  static List<KernelUse> parse(String log) {
    List<KernelUse> uses = new ArrayList<>();
    Matcher entry = ENTRY.matcher(log);
    while (entry.find()) {
      int next = log.indexOf("Compiling entry", entry.end());
      String part = log.substring(entry.end(), next < 0 ? log.length() : next);
      uses.add(
          new KernelUse(
              entry.group(1),
              entry.group(2),
              number(REGISTERS, part, 1),
              SHARED.matcher(part).find() ? number(SHARED, part, 1) : 0,
              number(SPILLS, part, 1) + number(SPILLS, part, 2)));
    }
    return uses;
  }

  private static int number(Pattern pattern, String text, int group) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no " + pattern + " in " + text);
    }
    return Integer.parseInt(matcher.group(group));
  }
}
