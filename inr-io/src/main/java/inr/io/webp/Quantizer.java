package inr.io.webp;

/**
 * Steps of the coefficients of a segment.
 *
 * @param luma of DC and of the others, of luma
 * @param lumaDc of the transform of the DCs of luma
 * @param chroma of chroma
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6386#section-14.1">RFC 6386, sections 9.6 and
 *     14.1</a>
 */
record Quantizer(int[] luma, int[] lumaDc, int[] chroma) {
  private static final int LARGEST_INDEX = 127;
  private static final int LARGEST_CHROMA_DC_INDEX = 117;
  private static final int LEAST_LUMA_DC_AC = 8;

  private static final int[] DC =
      NumberTable.of(
          """
          4 5 6 7 8 9 10 10 11 12 13 14 15 16 17 17
          18 19 20 20 21 21 22 22 23 23 24 25 25 26 27 28
          29 30 31 32 33 34 35 36 37 37 38 39 40 41 42 43
          44 45 46 46 47 48 49 50 51 52 53 54 55 56 57 58
          59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74
          75 76 76 77 78 79 80 81 82 83 84 85 86 87 88 89
          91 93 95 96 98 100 101 102 104 106 108 110 112 114 116 118
          122 124 126 128 130 132 134 136 138 140 143 145 148 151 154 157
          """);

  private static final int[] AC =
      NumberTable.of(
          """
          4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19
          20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35
          36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51
          52 53 54 55 56 57 58 60 62 64 66 68 70 72 74 76
          78 80 82 84 86 88 90 92 94 96 98 100 102 104 106 108
          110 112 114 116 119 122 125 128 131 134 137 140 143 146 149 152
          155 158 161 164 167 170 173 177 181 185 189 193 197 201 205 209
          213 217 221 225 229 234 239 245 249 254 259 264 269 274 279 284
          """);

  /**
   * Reads those of all segments.
   *
   * @param segments index of each segment
   * @param absolute whether that is instead of the frame's index, or added to it
   * @param quantizers overwritten, one for each segment
   */
  static void read(BoolReader in, int[] segments, boolean absolute, Quantizer[] quantizers) {
    int base = in.number(7);
    int lumaDc = in.optionalSigned(4);
    int secondDc = in.optionalSigned(4);
    int secondAc = in.optionalSigned(4);
    int chromaDc = in.optionalSigned(4);
    int chromaAc = in.optionalSigned(4);
    for (int i = 0; i < quantizers.length; i++) {
      int index = absolute ? segments[i] : base + segments[i];
      quantizers[i] =
          new Quantizer(
              new int[] {step(DC, index + lumaDc), step(AC, index)},
              new int[] {
                2 * step(DC, index + secondDc),
                Math.max(LEAST_LUMA_DC_AC, step(AC, index + secondAc) * 155 / 100)
              },
              new int[] {
                DC[clip(index + chromaDc, LARGEST_CHROMA_DC_INDEX)], step(AC, index + chromaAc)
              });
    }
  }

  private static int step(int[] steps, int index) {
    return steps[clip(index, LARGEST_INDEX)];
  }

  private static int clip(int index, int largest) {
    return Math.max(0, Math.min(largest, index));
  }
}
