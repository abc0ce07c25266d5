package inr.codec.file;

/** What a file holds, by the number behind its versions. */
final class ContentKind {
  static final int LATENTS = 1;
  static final int LOSSLESS = 2;

  private ContentKind() {}
}
