package inr.bench.rate;

/**
 * One real file of a picture.
 *
 * @param picture its name without ending
 * @param bytes of the file
 * @param bpp bits of the file per pixel
 * @param psnr of what it decodes to, in dB; infinite, and null in JSON, where that is the picture
 *     itself
 */
record RatePoint(String picture, long bytes, double bpp, double psnr) {}
