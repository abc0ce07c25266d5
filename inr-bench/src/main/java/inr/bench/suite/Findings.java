package inr.bench.suite;

/** Where a section hands in what it found, as soon as it knows. */
interface Findings {
  /** One line of the section's table; all rows of a section have the labels of its first. */
  void row(Row row);

  /** A sentence that belongs to the table. */
  void note(String text);

  /** The section cannot run here, for a reason that names the remedy. */
  void skip(String reason);
}
