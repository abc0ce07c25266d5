package inr.cpu;

/** Where the columns of a wire lie in a buffer of so many rows. */
final class FeatureColumns {
  private final Panels panels;
  private final int[] places;
  private final int[] widths;

  FeatureColumns(int columns, int rowCapacity) {
    this.panels = new Panels(columns);
    this.places = new int[columns];
    this.widths = new int[columns];
    for (int column = 0; column < columns; column++) {
      places[column] = panels.index(rowCapacity, 0, column);
      widths[column] = panels.width(panels.panelOf(column));
    }
  }

  /** The columns in panels. */
  Panels panels() {
    return panels;
  }

  /** Place of an element. */
  int place(int row, int column) {
    return places[column] + row * widths[column];
  }
}
