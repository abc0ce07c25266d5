package inr.preset;

/** What a fit without further wishes is to be good at. */
public enum Effort {
  /** Done in a second or two. */
  FAST,
  /** Few bytes. */
  SMALL,
  /** As near to the signal as many parameters bring it. */
  BEST
}
