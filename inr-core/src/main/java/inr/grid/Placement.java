package inr.grid;

/** Where the samples of an axis lie in its interval. */
public enum Placement {
  /**
   * Sample i of n lies at the centre of cell i: from + (to − from)·(i + ½)/n. Consistent between
   * resolutions.
   */
  CENTRES,
  /**
   * The first and the last sample lie on the ends: from + (to − from)·i/(n − 1); a single sample
   * lies in the middle.
   */
  END_POINTS
}
