// A field that the browser's graphics processor draws: the network itself, sharp at any zoom.

/** One triangle that covers all. */
const EVERYWHERE = `#version 300 es
void main() { gl_Position = vec4(4.0 * vec2(gl_VertexID & 1, gl_VertexID >> 1) - 1.0, 0.0, 1.0); }`;

/** Side of the square in which the drawing is compared with the stored pixels before it is shown. */
const COMPARED = 64;

/** Seconds that a drawing may take while the view moves, and once it stands still. */
const MOVING = 0.1;
const STILL = 3;

class ShaderLayer {
  /**
   * @param field the layer of its pixels as they are stored, which is shown where it cannot be drawn
   * @param size of the original
   * @param shader {text, left, right, top, bottom}: vec4 f(vec2 p) in GLSL ES 3.00, and p at the edges
   */
  constructor(field, size, shader) {
    this.name = `${field.name}, at any zoom`;
    this.field = field;
    this.size = size;
    this.shader = shader;
    this.drawn = "";
  }

  /** Compiles and compares, at the first drawing; whether there is anything to draw with. */
  ready() {
    if (this.works === undefined) {
      const trouble = this.trouble();
      this.works = trouble === "";
      if (!this.works) {
        this.name = `${this.field.name} as it is stored: ${trouble}`;
      }
    }
    return this.works;
  }

  trouble() {
    this.canvas = element("canvas");
    const gl = this.canvas.getContext("webgl2", {premultipliedAlpha: false, preserveDrawingBuffer: true, antialias: false});
    if (!gl) {
      return "this browser has no WebGL 2";
    }
    this.gl = gl;
    this.program = gl.createProgram();
    for (const [type, text] of [[gl.VERTEX_SHADER, EVERYWHERE], [gl.FRAGMENT_SHADER, this.fragment()]]) {
      const part = gl.createShader(type);
      gl.shaderSource(part, text);
      gl.compileShader(part);
      gl.attachShader(this.program, part);
    }
    gl.linkProgram(this.program);
    if (!gl.getProgramParameter(this.program, gl.LINK_STATUS)) {
      return "its program was not taken";
    }
    gl.useProgram(this.program);
    return this.compare();
  }

  fragment() {
    return `#version 300 es
precision highp float;
uniform vec2 origin;
uniform vec2 distance_;
out vec4 colour;
${this.shader.text}
void main() { colour = clamp(f(origin + distance_ * gl_FragCoord.xy), 0.0, 1.0); }`;
  }

  /** Draws an area, and tells how long that took for each pixel. */
  render({x0, y0, x1, y1}, width, height) {
    const {gl, canvas, size} = this;
    const {left, right, top, bottom} = this.shader;
    Object.assign(canvas, {width, height});
    gl.viewport(0, 0, width, height);
    const across = (right - left) / size.width;
    const down = (bottom - top) / size.height;
    // Rows are counted from below there.
    gl.uniform2f(gl.getUniformLocation(this.program, "origin"), left + across * x0, top + down * y1);
    gl.uniform2f(gl.getUniformLocation(this.program, "distance_"), across * (x1 - x0) / width, down * (y0 - y1) / height);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  /** Pixels in the middle beside the stored ones: none may be off by more than a level. */
  compare() {
    const {gl, size} = this;
    const {pixels} = this.field;
    if (pixels.width !== size.width || pixels.height !== size.height) {
      return "its pixels are means of several";
    }
    const width = Math.min(COMPARED, size.width);
    const height = Math.min(COMPARED, size.height);
    const x0 = (size.width - width) >> 1;
    const y0 = (size.height - height) >> 1;
    const found = new Uint8Array(4 * width * height);
    const draw = () => {
      this.render({x0, y0, x1: x0 + width, y1: y0 + height}, width, height);
      gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, found);
    };
    draw();
    const begun = performance.now();
    draw();
    this.secondsPerPixel = (performance.now() - begun) / 1000 / (width * height);
    for (let i = 0; i < width * height; i++) {
      const x = x0 + i % width;
      const y = y0 + height - 1 - Math.floor(i / width);
      const at = 4 * (y * size.width + x);
      // Of what is not opaque browsers keep colours only in part.
      const first = pixels.data[at + 3] === 255 ? 0 : 3;
      for (let c = first; c < 4; c++) {
        if (Math.abs(found[4 * i + c] - pixels.data[at + c]) > 1) {
          return "this graphics processor draws other colours";
        }
      }
    }
    return "";
  }

  /** Draws as many pixels of an area as there is time for. */
  update(area, seconds) {
    const width = (area.x1 - area.x0) * area.zoom;
    const height = (area.y1 - area.y0) * area.zoom;
    const share = Math.min(1, Math.sqrt(seconds / (this.secondsPerPixel * width * height)));
    this.render(area, Math.max(1, Math.round(width * share)), Math.max(1, Math.round(height * share)));
    return share;
  }

  paint(context, area, smooth) {
    if (!this.ready()) {
      this.field.paint(context, area, smooth);
      return;
    }
    const key = [area.x0, area.y0, area.x1, area.y1, area.zoom].join(" ");
    if (key !== this.drawn) {
      this.drawn = key;
      clearTimeout(this.settling);
      if (this.update(area, MOVING) < 1) {
        this.settling = setTimeout(() => {
          this.update(area, STILL);
          this.onchange?.();
        }, 250);
      }
    }
    context.imageSmoothingEnabled = true;
    context.drawImage(this.canvas, area.left + area.x0 * area.zoom, area.top + area.y0 * area.zoom,
      (area.x1 - area.x0) * area.zoom, (area.y1 - area.y0) * area.zoom);
  }

  valueAt(x, y) {
    return this.field.valueAt(x, y);
  }
}
