package inr.cli;

import inr.codec.Codec;
import inr.codec.Encoding;
import inr.codec.EncodingOptions;
import inr.codec.file.CodecFile;
import inr.field.Original;
import inr.report.Chart;
import inr.report.Compared;
import inr.report.FitCurve;
import inr.report.ReportPage;
import inr.signal.Signal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * The page of an encoding: the picture beside what its file decodes to. It tells no seconds,
 * threads or folders, so that equal files give equal pages.
 *
 * @param result what it is of
 * @param words of the command line
 */
record EncodingReport(EncodedPicture result, ParseResult words) {
  private static final List<String> OF_THIS_RUN = List.of("threads");

  /** The page. */
  ReportPage page() throws IOException {
    Original original = result.original();
    Signal signal = original.signal();
    Signal decoded =
        new Signal(
            signal.coordinates(), signal.medium(), result.decoded().samples(), signal.range());
    Compared compared = Compared.of(List.of("Original", "Decoded"), signal, decoded);
    List<Chart> charts = new ArrayList<>(result.curve().charts());
    compared.spectrum().ifPresent(charts::add);
    return new ReportPage(
        PageOrigin.name(original),
        result.text(),
        Optional.of(compared),
        original.notes(),
        FitCurve.none(),
        charts,
        List.of(),
        facts(),
        PageOrigin.lines(command(), original, ""),
        result.addTo(new Report()).without(OF_THIS_RUN).fields());
  }

  private Map<String, String> facts() throws IOException {
    CodecFile file = CodecFile.of(result.file(), Codec.MOST_PIXELS);
    Map<String, String> facts = new LinkedHashMap<>();
    result.metrics().ssim().ifPresent(value -> facts.put("SSIM", fiveDecimals(value)));
    result.metrics().msSsim().ifPresent(value -> facts.put("MS-SSIM", fiveDecimals(value)));
    result.encoding().ifPresent(training -> addTraining(facts, training));
    facts.putAll(CodecInfo.facts(file, result.file().length));
    return facts;
  }

  private static void addTraining(Map<String, String> facts, Encoding encoding) {
    EncodingOptions options = encoding.options();
    facts.put(
        "training",
        options.effort().word()
            + ", steps: "
            + encoding.steps()
            + ", lambda "
            + String.format(Locale.ROOT, "%.3g", encoding.lambda())
            + ", seed "
            + options.seed());
  }

  private static String fiveDecimals(double value) {
    return String.format(Locale.ROOT, "%.5f", value);
  }

  private RepeatedCommand command() {
    RepeatedCommand command =
        new RepeatedCommand("encode", PageOrigin.name(result.original())).withGiven(words);
    result.encoding().ifPresent(encoding -> settle(command, encoding));
    return command;
  }

  private static void settle(RepeatedCommand command, Encoding encoding) {
    EncodingOptions options = encoding.options();
    command
        .with("--" + OptionWord.of(options.target().kind()), options.target().value())
        .with("--effort", options.effort().word())
        .with("--seed", options.seed());
    int side = options.tileSide(encoding.medium());
    if (side > 0) {
      command.with("--tiles", side);
    }
  }
}
