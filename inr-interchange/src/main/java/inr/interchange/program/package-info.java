/**
 * Networks as programs for others to run: circuit → operations of a language ({@code Language}),
 * formulas → values ({@code FormulaWriter}), each printed once for ONNX and once for GLSL.
 */
@NullMarked
package inr.interchange.program;

import org.jspecify.annotations.NullMarked;
