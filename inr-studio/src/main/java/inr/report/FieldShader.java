package inr.report;

import java.util.Map;

/**
 * A field as a program of the graphics processor, by which a page draws it at any zoom.
 *
 * @param text {@code vec4 f(vec2 p)} in GLSL ES 3.00, which gives red, green, blue and alpha from 0
 *     to 1
 * @param left p.x at the left edge of the picture
 * @param right p.x at its right edge
 * @param top p.y at its upper edge
 * @param bottom p.y at its lower edge
 */
public record FieldShader(String text, double left, double right, double top, double bottom) {
  Map<String, ?> tree() {
    return Map.of("text", text, "left", left, "right", right, "top", top, "bottom", bottom);
  }
}
