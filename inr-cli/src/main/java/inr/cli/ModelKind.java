package inr.cli;

import static inr.cli.Tuning.plain;
import static inr.cli.Tuning.waves;

import inr.activation.Activation.Damping;
import inr.encoding.Encoding;
import inr.network.NetworkSpec;
import inr.network.Networks;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The networks by name, with their settings per medium.
 *
 * <p>Settings: nonlinear layers, width, learning rate, ω, and the factor on ω in the first layer,
 * which has to follow the highest frequency of the signal: with the size of a picture, and by 100
 * for a sound, which lies on [−1, 1] too but has thousands of cycles there. Numbers:
 * docs/decisions/0005-fit-defaults.md.
 */
enum ModelKind {
  SIREN(
      "siren",
      "sine layers, sin ω(Wx + b)",
      "Sitzmann et al. 2020, arXiv 2006.09661",
      waves(4, 256, 4e-4, 30, 1).risingEvery(150),
      waves(4, 256, 5e-4, 30, 100),
      s ->
          Networks.siren(
              s.inputs(), s.outputs(), s.hiddenLayers(), s.width(), s.firstOmega(), s.omega())),
  SIREN_RFF(
      "siren-rff",
      "sine layers on 256 random Fourier features",
      "Sitzmann et al. 2020 on the features of Tancik et al. 2020",
      waves(3, 256, 5e-4, 30, 1),
      waves(3, 256, 5e-4, 30, 1),
      s ->
          Networks.sirenOn(
              randomFeatures(s), s.inputs(), s.outputs(), s.hiddenLayers(), s.width(), s.omega())),
  SPDER(
      "spder",
      "sines damped by the square root, sin t √|t|",
      "Shah and Sitawarin 2023, arXiv 2306.15242",
      waves(4, 256, 1e-4, 30, 1),
      waves(4, 256, 1e-4, 30, 100),
      s -> damped(s, Damping.SQRT)),
  SPDER_ARCTAN(
      "spder-arctan",
      "sines damped by the arctangent, sin t arctan t",
      "Shah and Sitawarin 2023, arXiv 2306.15242",
      waves(4, 256, 3e-4, 30, 1).risingEvery(256),
      waves(4, 256, 1e-4, 30, 100),
      s -> damped(s, Damping.ARCTAN)),
  SPDER_LOG(
      "spder-log",
      "sines damped by the logarithm, sin t log(1 + |t|)",
      "Shah and Sitawarin 2023, arXiv 2306.15242",
      waves(4, 256, 2e-4, 30, 1).risingEvery(256),
      waves(4, 256, 1e-4, 30, 100),
      s -> damped(s, Damping.LOG)),
  FINER(
      "finer",
      "sines of variable period, sin ω(|z| + 1)z",
      "Liu et al. 2024, arXiv 2312.02434",
      waves(4, 256, 3e-4, 30, 1).risingEvery(256),
      waves(4, 256, 1e-4, 30, 100),
      s ->
          Networks.finer(
              s.inputs(),
              s.outputs(),
              s.hiddenLayers(),
              s.width(),
              s.firstOmega(),
              s.omega(),
              1 / Math.sqrt(s.inputs()))),
  GAUSS(
      "gauss",
      "Gaussian layers, exp(-(ωz)²)",
      "Ramasinghe and Lucey 2022, arXiv 2111.15135",
      waves(4, 256, 1e-3, 15, 1),
      waves(4, 256, 1e-3, 100, 1),
      // exp(-z²/(2a²)) with a = 1/(√2 ω).
      s ->
          Networks.gauss(
              s.inputs(), s.outputs(), s.hiddenLayers(), s.width(), Math.sqrt(0.5) / s.omega())),
  FKAN(
      "fkan",
      "Fourier-KAN layer of 270 harmonics, then gated tanh layers of 2, 2, 2 and 4 times the width",
      "Mehrabian et al. 2024, arXiv 2409.09323",
      plain(4, 128, 3e-4),
      plain(4, 128, 1e-4),
      s -> Networks.fkan(s.inputs(), s.outputs(), 270, s.width())),
  RELU(
      "relu",
      "ReLU layers on the bare coordinates",
      "baseline of Tancik et al. 2020, arXiv 2006.10739",
      plain(4, 256, 1e-3),
      plain(4, 256, 1e-3),
      s ->
          Networks.relu(
              s.inputs(), new Encoding.Identity(), s.outputs(), s.hiddenLayers(), s.width())),
  GELU(
      "gelu",
      "GELU layers on the bare coordinates",
      "Hendrycks and Gimpel 2016, arXiv 1606.08415",
      plain(4, 256, 1e-3),
      plain(4, 256, 1e-3),
      s ->
          Networks.gelu(
              s.inputs(), new Encoding.Identity(), s.outputs(), s.hiddenLayers(), s.width())),
  SILU(
      "silu",
      "SiLU layers on the bare coordinates",
      "Elfwing et al. 2017, arXiv 1702.03118",
      plain(4, 256, 1e-3),
      plain(4, 256, 1e-3),
      s ->
          Networks.silu(
              s.inputs(), new Encoding.Identity(), s.outputs(), s.hiddenLayers(), s.width())),
  TANH(
      "tanh",
      "tanh layers on the bare coordinates",
      "baseline of Sitzmann et al. 2020, arXiv 2006.09661",
      plain(4, 256, 1e-3),
      plain(4, 256, 1e-3),
      s ->
          Networks.tanh(
              s.inputs(), new Encoding.Identity(), s.outputs(), s.hiddenLayers(), s.width())),
  RELU_PE(
      "relu-pe",
      "ReLU layers on octaves of sines and cosines per axis",
      "Mildenhall et al. 2020, arXiv 2003.08934",
      plain(4, 256, 3e-3),
      plain(4, 256, 1e-3),
      s -> Networks.relu(s.inputs(), octaves(s), s.outputs(), s.hiddenLayers(), s.width())),
  GELU_PE(
      "gelu-pe",
      "GELU layers on octaves of sines and cosines per axis",
      "Mildenhall et al. 2020, arXiv 2003.08934",
      plain(4, 256, 1e-3),
      plain(4, 256, 1e-3),
      s -> Networks.gelu(s.inputs(), octaves(s), s.outputs(), s.hiddenLayers(), s.width())),
  SILU_PE(
      "silu-pe",
      "SiLU layers on octaves of sines and cosines per axis",
      "Mildenhall et al. 2020, arXiv 2003.08934",
      plain(4, 256, 1e-3),
      plain(4, 256, 1e-3),
      s -> Networks.silu(s.inputs(), octaves(s), s.outputs(), s.hiddenLayers(), s.width())),
  TANH_PE(
      "tanh-pe",
      "tanh layers on octaves of sines and cosines per axis",
      "Mildenhall et al. 2020, arXiv 2003.08934",
      plain(4, 256, 5e-4),
      plain(4, 256, 5e-4),
      s -> Networks.tanh(s.inputs(), octaves(s), s.outputs(), s.hiddenLayers(), s.width())),
  RELU_RFF(
      "relu-rff",
      "ReLU layers on 256 random Fourier features (also called rff)",
      "Tancik et al. 2020, arXiv 2006.10739",
      plain(4, 256, 1e-3),
      plain(4, 256, 1e-3),
      s -> Networks.relu(s.inputs(), randomFeatures(s), s.outputs(), s.hiddenLayers(), s.width())),
  GELU_RFF(
      "gelu-rff",
      "GELU layers on 256 random Fourier features",
      "Tancik et al. 2020, arXiv 2006.10739",
      plain(4, 256, 1e-3),
      plain(4, 256, 1e-3),
      s -> Networks.gelu(s.inputs(), randomFeatures(s), s.outputs(), s.hiddenLayers(), s.width()));

  private static final int RANDOM_FREQUENCIES = 256;

  private final String text;
  private final String description;
  private final String source;
  private final Tuning picture;
  private final Tuning sound;
  private final Function<NetworkSettings, NetworkSpec> builder;

  ModelKind(
      String text,
      String description,
      String source,
      Tuning picture,
      Tuning sound,
      Function<NetworkSettings, NetworkSpec> builder) {
    this.text = text;
    this.description = description;
    this.source = source;
    this.picture = picture;
    this.sound = sound;
    this.builder = builder;
  }

  private static NetworkSpec damped(NetworkSettings s, Damping damping) {
    return Networks.spder(
        s.inputs(), s.outputs(), s.hiddenLayers(), s.width(), s.firstOmega(), s.omega(), damping);
  }

  private static Encoding octaves(NetworkSettings s) {
    return new Encoding.PositionalEncoding(s.octaves(), Math.PI, true);
  }

  private static Encoding randomFeatures(NetworkSettings s) {
    return new Encoding.FourierFeatures(RANDOM_FREQUENCIES, s.sigma(), s.seed());
  }

  /** The model of a name. */
  static ModelKind named(String name) {
    String wanted = name.equalsIgnoreCase("rff") ? RELU_RFF.text : name;
    return Arrays.stream(values())
        .filter(kind -> kind.text.equalsIgnoreCase(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "there is no model "
                        + name
                        + "; there are "
                        + Arrays.stream(values())
                            .map(ModelKind::text)
                            .collect(Collectors.joining(", "))));
  }

  /** Name on the command line. */
  String text() {
    return text;
  }

  /** What it is, in one line. */
  String description() {
    return description;
  }

  /** Where it comes from. */
  String source() {
    return source;
  }

  /** Settings for pictures or for sounds. */
  Tuning tuning(boolean isSound) {
    return isSound ? sound : picture;
  }

  /** Whether {@code --octaves} means something. */
  boolean hasOctaves() {
    return text.endsWith("-pe");
  }

  /** Whether {@code --sigma} means something. */
  boolean hasSigma() {
    return text.endsWith("-rff");
  }

  /** Whether {@code --hidden-layers} means something. */
  boolean hasFreeDepth() {
    return this != FKAN;
  }

  /** The network. */
  NetworkSpec build(NetworkSettings settings) {
    return builder.apply(settings);
  }
}
