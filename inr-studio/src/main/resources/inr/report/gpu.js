// Fields that the browser's graphics processor draws: layer by layer, with activations and weights in textures.

/** Side of the piece in which a drawing is proved. */
const PIECE = 64;

/** Points along the side of a square that is drawn at once, of which each of four textures holds a quarter of the rows. */
const SQUARE = 128;
const PARTS = 4;

/** Seconds that one drawing may take, so that the screen and other programs get their turns. */
const PATIENCE = 0.2;

const EVERYWHERE = `#version 300 es
void main() { gl_Position = vec4(4.0 * vec2(gl_VertexID & 1, gl_VertexID >> 1) - 1.0, 0.0, 1.0); }`;

/** Stored units as colours; rows of the canvas are counted from below. */
const COLOURS = {1: "vec4(v.xxx, 1.0)", 2: "vec4(v.xxx, v.y)", 3: "vec4(v.xyz, 1.0)", 4: "v"};
const showing = channels => `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2DArray;
uniform sampler2DArray x0;
uniform int rows;
uniform int height;
uniform vec2 shades;
out vec4 colour;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int row = height - 1 - at.y;
  vec4 v = clamp((texelFetch(x0, ivec3(at.x, row % rows, row / rows), 0) - shades.x) / (shades.y - shades.x), 0.0, 1.0);
  colour = ${COLOURS[channels]};
}`;

function lost() {
  return new Error("the graphics processor was taken away");
}

/** What all fields of a page draw with, one after the other. */
class Gpu {
  /**
   * @param anyway whether a processor in software will do
   * @throws Error that says what is missing
   */
  constructor(anyway) {
    this.canvas = element("canvas", {width: SQUARE, height: SQUARE});
    const gl = this.canvas.getContext("webgl2", {premultipliedAlpha: false, antialias: false, depth: false, failIfMajorPerformanceCaveat: !anyway});
    if (!gl) {
      throw new Error("the browser has no WebGL 2 on a graphics processor");
    }
    if (!gl.getExtension("EXT_color_buffer_float")) {
      throw new Error("the graphics processor writes no floating point (EXT_color_buffer_float)");
    }
    this.gl = gl;
    this.most = gl.getParameter(gl.MAX_TEXTURE_SIZE);
    this.idle = [];
    this.programs = new Map();
    this.last = Promise.resolve();
  }

  /** Makes sure that the context is not lost, in which WebGL gives null in place of what is asked for. */
  demand() {
    if (this.gl.isContextLost()) {
      throw lost();
    }
  }

  /** Does something when all that was asked before is done. */
  turn(work) {
    const mine = this.last.then(work);
    this.last = mine.catch(() => {});
    return mine;
  }

  /** The program of a fragment shader, which is compiled once. */
  program(fragment) {
    if (!this.programs.has(fragment)) {
      this.programs.set(fragment, this.compiled(fragment));
    }
    return this.programs.get(fragment);
  }

  compiled(fragment) {
    const {gl} = this;
    this.demand();
    const program = gl.createProgram();
    for (const [type, text] of [[gl.VERTEX_SHADER, EVERYWHERE], [gl.FRAGMENT_SHADER, fragment]]) {
      const part = gl.createShader(type);
      gl.shaderSource(part, text);
      gl.compileShader(part);
      gl.attachShader(program, part);
    }
    gl.linkProgram(program);
    return program;
  }

  /** Uniforms of a program, in which the sampler of input i reads unit i; not before it is needed, since compilers work beside. */
  place(program) {
    const {gl} = this;
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
      this.demand();
      throw new Error("the graphics processor does not take its program");
    }
    gl.useProgram(program);
    const at = {};
    for (let i = 0; i < gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS); i++) {
      const uniform = gl.getActiveUniform(program, i);
      if (!uniform) {
        throw lost();
      }
      const {name} = uniform;
      at[name] = gl.getUniformLocation(program, name);
      if (/^x\d/.test(name)) {
        gl.uniform1i(at[name], Number(name.slice(1)));
      }
    }
    return at;
  }

  texture(target) {
    const {gl} = this;
    const texture = gl.createTexture();
    gl.bindTexture(target, texture);
    for (const key of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(target, key, gl.NEAREST);
    }
    return texture;
  }

  /** Rows of points that a texture of a value holds at most. */
  rows(vectors) {
    return Math.min(SQUARE / PARTS, Math.floor(this.most / vectors));
  }

  /** Room for a value: four textures, to be written together. */
  take(vectors) {
    const {gl} = this;
    const there = this.idle.findIndex(each => each.vectors === vectors);
    if (there >= 0) {
      return this.idle.splice(there, 1)[0];
    }
    const texture = this.texture(gl.TEXTURE_2D_ARRAY);
    gl.texStorage3D(gl.TEXTURE_2D_ARRAY, 1, gl.RGBA32F, SQUARE, this.rows(vectors) * vectors, PARTS);
    const buffer = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, buffer);
    const parts = Array.from({length: PARTS}, (_, k) => gl.COLOR_ATTACHMENT0 + k);
    parts.forEach((part, k) => gl.framebufferTextureLayer(gl.FRAMEBUFFER, part, texture, 0, k));
    gl.drawBuffers(parts);
    return {vectors, texture, buffer};
  }

  give(value) {
    this.idle.push(value);
  }

  /** Waits until all that was asked for is drawn. */
  async finish() {
    const {gl} = this;
    this.demand();
    const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    while (fence && gl.clientWaitSync(fence, 0, 0) === gl.TIMEOUT_EXPIRED) {
      await new Promise(done => setTimeout(done, 1));
    }
    gl.deleteSync(fence);
    this.demand();
  }
}

/** A field with a graphics processor, which gives tiles of it. */
class GpuField {
  /**
   * @param drawing {passes, vectors, across, channels, low, high, x, y}, as FieldDrawing tells it
   * @param size {width, height} of the original
   * @param newest gives the numbers of a version, or null where they are none
   */
  constructor(gpu, drawing, size, newest) {
    Object.assign(this, {gpu, drawing, size, newest});
    const {gl} = gpu;
    this.most = Math.min(...drawing.vectors.map(vectors => gpu.rows(vectors)));
    if (this.most < PIECE / PARTS) {
      throw new Error("the network is too wide for the graphics processor");
    }
    this.programs = [...drawing.passes.map(pass => pass.text), showing(drawing.channels)].map(text => gpu.program(text));
    this.numbers = gpu.texture(gl.TEXTURE_2D);
    this.version = 0;
    this.seconds = 0;
    this.ends = drawing.passes.map((_, i) => drawing.passes[i].inputs.concat(drawing.passes[i].output)
      .filter((value, k, all) => all.indexOf(value) === k && value !== drawing.passes.at(-1).output && !drawing.passes.slice(i + 1).some(later => later.inputs.includes(value))));
  }

  /** Takes the numbers of a version; whether they are there. */
  async load(version) {
    if (this.version === version) {
      return true;
    }
    const numbers = await this.newest(version);
    if (!numbers) {
      return false;
    }
    const {gl, most} = this.gpu;
    const {across} = this.drawing;
    const rows = Math.ceil(numbers.length / 4 / across);
    if (rows > most) {
      throw new Error("the network is too large for the graphics processor");
    }
    const all = new Float32Array(4 * across * rows);
    all.set(numbers);
    gl.bindTexture(gl.TEXTURE_2D, this.numbers);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, across, rows, 0, gl.RGBA, gl.FLOAT, all);
    this.version = version;
    return true;
  }

  /** Coordinates of samples as the engine has them, computed in double and rounded once. */
  coordinates(area, rows) {
    const place = ([from, to], samples, index) => from + (to - from) * ((index + 0.5) / samples);
    const points = new Float32Array(4 * area.width * rows * PARTS);
    for (let row = 0; row < area.height; row++) {
      const y = place(this.drawing.y, area.rows, area.row + row);
      for (let column = 0; column < area.width; column++) {
        points[4 * (row * area.width + column)] = y;
        points[4 * (row * area.width + column) + 1] = place(this.drawing.x, area.columns, area.column + column);
      }
    }
    return points;
  }

  /**
   * Runs all passes for a part of a level, which is given by its {rows, columns}, from {row, column} on, {width, height};
   * the value of what is predicted, and the rows of each of its textures.
   */
  run(area) {
    const {gpu, drawing} = this;
    const {gl} = gpu;
    gpu.demand();
    this.places ??= this.programs.map(program => gpu.place(program));
    const rows = Math.ceil(area.height / PARTS);
    const values = new Map([[0, gpu.take(drawing.vectors[0])]]);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, values.get(0).texture);
    gl.texSubImage3D(gl.TEXTURE_2D_ARRAY, 0, 0, 0, 0, area.width, rows, PARTS, gl.RGBA, gl.FLOAT, this.coordinates(area, rows));
    drawing.passes.forEach((pass, i) => {
      const vectors = drawing.vectors[pass.output];
      const result = gpu.take(vectors);
      values.set(pass.output, result);
      gl.useProgram(this.programs[i]);
      pass.inputs.forEach((input, unit) => {
        gl.activeTexture(gl.TEXTURE0 + unit);
        gl.bindTexture(gl.TEXTURE_2D_ARRAY, values.get(input).texture);
      });
      gl.activeTexture(gl.TEXTURE0 + pass.inputs.length);
      gl.bindTexture(gl.TEXTURE_2D, this.numbers);
      gl.uniform1i(this.places[i].numbers ?? null, pass.inputs.length);
      gl.uniform1i(this.places[i].rows ?? null, rows);
      gl.bindFramebuffer(gl.FRAMEBUFFER, result.buffer);
      gl.viewport(0, 0, area.width, rows * vectors);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
      this.ends[i].forEach(value => gpu.give(values.get(value)));
    });
    return {rows, value: values.get(drawing.passes.at(-1).output)};
  }

  /** A tile, in squares as large as there is time for. */
  async tile(tile, version) {
    return this.gpu.turn(async () => {
      if (!await this.load(version)) {
        return null;
      }
      const {gpu, size} = this;
      const canvas = element("canvas", {width: tile.width, height: tile.height});
      const context = canvas.getContext("2d");
      const level = {rows: Math.round(size.height / tile.down), columns: Math.round(size.width / tile.across)};
      const height = this.seconds > 0 ? clamp(Math.floor(PATIENCE / this.seconds / SQUARE / PARTS), 1, this.most) * PARTS : this.most * PARTS;
      for (let y = 0; y < tile.height; y += height) {
        for (let x = 0; x < tile.width; x += SQUARE) {
          const area = {
            ...level, row: tile.row * size.tile + y, column: tile.column * size.tile + x,
            width: Math.min(SQUARE, tile.width - x), height: Math.min(height, tile.height - y),
          };
          const begun = performance.now();
          const drawn = this.run(area);
          await gpu.finish();
          this.seconds = (performance.now() - begun) / 1000 / area.width / area.height;
          this.show(drawn, area);
          context.drawImage(gpu.canvas, 0, gpu.canvas.height - area.height, area.width, area.height, x, y, area.width, area.height);
          gpu.give(drawn.value);
        }
      }
      return {canvas};
    });
  }

  /** Colours on the canvas, from its lower left corner on. */
  show({rows, value}, area) {
    const {gl} = this.gpu;
    const {low, high} = this.drawing;
    const place = this.places.at(-1);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, area.width, area.height);
    gl.useProgram(this.programs.at(-1));
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, value.texture);
    gl.uniform1i(place.rows, rows);
    gl.uniform1i(place.height, area.height);
    gl.uniform2f(place.shades, low, high);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  /**
   * Draws a piece of the picture at its own size, and reads what it drew.
   *
   * @return predictions, four numbers for each sample, and the seconds that this took
   */
  read(piece) {
    const {gl} = this.gpu;
    const begun = performance.now();
    const {rows, value} = this.run({...piece, rows: this.size.height, columns: this.size.width});
    const found = new Float32Array(4 * piece.width * rows * PARTS);
    const length = found.length / PARTS;
    gl.bindFramebuffer(gl.FRAMEBUFFER, value.buffer);
    for (let k = 0; k < PARTS; k++) {
      gl.readBuffer(gl.COLOR_ATTACHMENT0 + k);
      gl.readPixels(0, 0, piece.width, rows, gl.RGBA, gl.FLOAT, found.subarray(k * length, (k + 1) * length));
    }
    this.gpu.demand();
    this.gpu.give(value);
    return {found, seconds: (performance.now() - begun) / 1000};
  }

  /**
   * Compares a piece in the middle with what is known of it; the seconds that drawing it takes once all is compiled.
   *
   * @param known stored units, channel by channel for each sample; NaN is not compared
   * @param off how far shades may be off
   * @throws Error if one is
   */
  compare(known, off) {
    const piece = middle(this.size);
    this.read(piece);
    const {found, seconds} = this.read(piece);
    const {channels, low, high} = this.drawing;
    const shade = number => 255 * clamp((number - low) / (high - low), 0, 1);
    for (let i = 0; i < known.length; i++) {
      const number = found[4 * Math.floor(i / channels) + i % channels];
      if (!Number.isNaN(known[i]) && !(Math.abs(shade(number) - shade(known[i])) <= off)) {
        throw new Error("the graphics processor draws other colours than the engine");
      }
    }
    this.seconds = seconds / piece.width / piece.height;
    return seconds;
  }
}

/** The piece in the middle of a picture. */
function middle(size) {
  const width = Math.min(PIECE, size.width);
  const height = Math.min(PIECE, size.height);
  return {row: (size.height - height) >> 1, column: (size.width - width) >> 1, width, height};
}

/**
 * A field that another layer shows until the graphics processor has proved that it draws the same. Whoever extends it says
 *   async begin()   what draws the tiles; null if that must be asked again for another version; fails with the reason if nothing does
 *   get newest()    the version to be shown, 0 if there is none yet
 */
class GpuLayer {
  /**
   * @param plain the other layer
   * @param size as of tiles
   */
  constructor(plain, size) {
    Object.assign(this, {plain, size, tiles: null, trouble: "", refused: 0});
  }

  /** Tries it, once at a time and until it is decided. */
  async attempt() {
    if (this.trying || this.tiles || this.trouble || this.newest === this.refused) {
      return;
    }
    this.trying = true;
    const version = this.newest;
    try {
      const source = await this.begin();
      if (source) {
        this.tiles = new TileLayer("", this.size, {tile: (tile, wanted) => this.tile(source, tile, wanted)});
        this.tiles.onchange = () => this.onchange?.();
      } else {
        this.refused = version;
      }
    } catch (failure) {
      this.fail(failure);
    }
    this.trying = false;
    this.onchange?.();
  }

  /** A tile, or null; nothing else paints again where its version is gone and the newest came before. */
  async tile(source, tile, version) {
    try {
      const made = await source.tile(tile, version);
      if (!made && this.newest !== version) {
        this.onchange?.();
      }
      return made;
    } catch (failure) {
      return this.fail(failure);
    }
  }

  fail(failure) {
    this.tiles = null;
    this.trouble = failure.message;
    this.onchange?.();
    return null;
  }

  /** What is being drawn is drawn to its end before a newer version is. */
  paint(context, area, smooth) {
    this.attempt();
    if (this.tiles?.isDone) {
      this.tiles.newest = this.newest;
    }
    // Something is seen at once.
    if (!this.tiles || this.tiles.isEmpty) {
      this.plain.paint(context, area, smooth);
    }
    this.tiles?.paint(context, area, smooth);
  }

  /** Whose numbers are told: never those of the graphics processor. */
  get valueName() {
    return this.plain.name;
  }

  valueAt(x, y) {
    return this.plain.valueAt(x, y);
  }
}
