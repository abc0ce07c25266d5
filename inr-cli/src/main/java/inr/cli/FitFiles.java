package inr.cli;

import java.nio.file.Path;

/**
 * The files of a fit.
 *
 * @param input what is fitted
 * @param inputSha256 of its bytes
 * @param target model to write
 * @param checkpoint beside it, while the fit goes on
 * @param overwrite whether an older model may be replaced
 */
record FitFiles(Path input, String inputSha256, Path target, Path checkpoint, boolean overwrite) {}
