package inr.cli;

/**
 * What a network is built from.
 *
 * @param inputs coordinates of a point
 * @param outputs channels of a point
 * @param hiddenLayers nonlinear layers
 * @param width features of a hidden layer
 * @param omega ω of the hidden layers
 * @param firstOmega ω of the first layer
 * @param octaves of a positional encoding
 * @param sigma deviation of Fourier features, in cycles per unit of coordinate
 * @param seed of Fourier features
 */
record NetworkSettings(
    int inputs,
    int outputs,
    int hiddenLayers,
    int width,
    double omega,
    double firstOmega,
    int octaves,
    double sigma,
    long seed) {}
