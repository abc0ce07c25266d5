/**
 * How close an estimate is to a reference: MSE, PSNR, SSIM and MS-SSIM of pictures; MSE, PSNR, SNR,
 * SI-SDR and log-spectral distance of sounds.
 *
 * <p>Every metric reads the stored numbers where they lie, accumulates in double on one thread in
 * one order, and needs no copy of the signal. Where a number is not defined (a picture smaller than
 * the window, a silent reference) the result is empty; a perfect estimate has a PSNR of +∞; a NaN
 * among the samples gives NaN. Samples are compared as they are: clamp and round an estimate first
 * where the file would. Equal samples give equal bits on every machine and Java.
 */
@NullMarked
package inr.metric;

import org.jspecify.annotations.NullMarked;
