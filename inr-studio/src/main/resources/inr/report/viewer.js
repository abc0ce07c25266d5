// The viewer: two layers over one another, side by side or in turns, or all fields in cells of their own, under one view.
//
// Places are in pixels of the original, from its top left corner. A layer has a name and
//   paint(context, area)   draws what of it lies in an area: {left, top, zoom, x0, y0, x1, y1}, place p at left + p·zoom
//   valueAt(x, y)          [r, g, b, a] of the pixel there, or null where it is not known yet; perhaps under a valueName
// and may tell of a change by calling its onchange.

const LEAST_ZOOM = 1 / 64;
const KEY_STEP = 0.12;
const WHOLE_STEPS = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64];

class Viewer {
  /**
   * @param root element that it fills
   * @param size {width, height} of the original
   * @param layers at least one; a single one is shown alone
   * @param options {mostZoom, description, fields}; fields are the indices of several layers that can be shown all at once
   */
  constructor(root, size, layers, options) {
    this.size = size;
    this.layers = layers;
    this.options = options;
    this.fields = options.fields ?? [];
    this.modes = ["split", "side", "switch", ...(this.fields.length > 1 ? ["all"] : [])];
    this.state = {mode: this.modes.at(-1) === "all" ? "all" : "split", a: 0, b: 1, zoom: 0, x: size.width / 2, y: size.height / 2, split: 0.5, smooth: false, errors: false};
    this.held = false;
    this.pointers = new Map();
    if (layers.length === 1) {
      Object.assign(this.state, {mode: "switch", b: 0});
    }
    this.readFragment();
    this.build(root);
    layers.forEach(layer => { layer.onchange = () => this.changed(); });
    new ResizeObserver(() => this.changed()).observe(this.stage);
    addEventListener("keydown", event => this.key(event));
    addEventListener("keyup", event => this.release(event));
    addEventListener("hashchange", () => { this.readFragment(); this.changed(); });
  }

  build(root) {
    this.canvas = element("canvas", {tabIndex: 0, role: "img", "aria-label": this.options.description});
    const most = Math.max(2, this.fields.length);
    this.tags = Array.from({length: 2 * most}, () => element("span", {className: "tag"}));
    this.dividers = Array.from({length: most}, (_, i) => this.makeDivider(i));
    this.stage = element("div", {className: "stage"}, this.canvas, ...this.tags, ...this.dividers);
    this.readout = element("p", {className: "readout", "aria-live": "off"});
    root.replaceChildren(this.toolbar(), this.stage, this.readout, this.keys());
    this.listen();
  }

  /** All dividers stand at the same share of their cells; the first is that of the keyboard. */
  makeDivider(index) {
    const divider = element("div", {className: "divider", role: "slider", "aria-label": "Divider between the two layers", "aria-valuemin": 0, "aria-valuemax": 100});
    if (index === 0) {
      divider.tabIndex = 0;
    } else {
      divider.setAttribute("aria-hidden", true);
    }
    return divider;
  }

  toolbar() {
    const names = {split: "Split", side: "Side by side", switch: "Switch", all: "All"};
    this.mode = choice("How the layers are shown", this.modes.map(mode => names[mode]), this.modes.indexOf(this.state.mode), i => this.set({mode: this.modes[i]}));
    const select = (label, key) => {
      const list = element("select", {"aria-label": label});
      this.layers.forEach((layer, i) => list.append(element("option", {value: i, textContent: layer.name})));
      list.onchange = () => this.set({[key]: Number(list.value)});
      return list;
    };
    this.selectA = select("First layer", "a");
    this.selectB = select("Second layer", "b");
    const button = (text, label, act) => element("button", {type: "button", textContent: text, title: label, "aria-label": label, onclick: act});
    this.zoomNumber = element("span", {className: "number", "aria-live": "polite"});
    this.smooth = element("button", {type: "button", textContent: "Smooth", title: "Smooth enlarged pixels of the original (s)", onclick: () => this.set({smooth: !this.state.smooth})});
    this.gain = element("input", {type: "range", min: 0, max: 6, step: 1, value: 3, "aria-label": "Gain of the error", oninput: () => this.setGain(2 ** this.gain.value)});
    this.gainNumber = element("span", {className: "number"});
    const legend = element("span", {}, "×", element("span", {}), " ");
    legend.replaceChildren(element("span", {className: "swatch brighter"}), " brighter ", element("span", {className: "swatch darker"}), " darker than the original");
    this.gainGroup = element("span", {className: "group"}, "Gain", this.gain, this.gainNumber, legend);
    return element("div", {className: "bar", role: "toolbar", "aria-label": "Viewer"},
      ...(this.layers.length === 1 ? [] : [this.mode.group]),
      ...(this.layers.length === 1 ? [] : [this.chosen = element("span", {className: "group"}, this.selectA, button("⇄", "Swap the layers (space)", () => this.swap()), this.selectB)]),
      ...(this.fields.length > 1 ? [this.errors = element("button", {type: "button", textContent: "Errors", title: "The error of each in place of it (e)", onclick: () => this.toggleError()})] : []),
      element("span", {className: "group"},
        button("−", "Smaller (-)", () => this.step(-1)), this.zoomNumber, button("+", "Larger (+)", () => this.step(1)),
        button("1:1", "One pixel of the original on one of the screen (1)", () => this.zoomTo(1)),
        button("Whole", "The whole in the window (0)", () => this.set({zoom: 0}))),
      this.smooth, this.gainGroup);
  }

  keys() {
    const line = element("p", {className: "readout keys"});
    for (const [key, what] of [["+ −", "zoom"], ["1", "1:1"], ["0", "whole"], ["arrows", "move"], ["space", "swap"], ["o", "hold for the original"], ["m", "mode"], ["e", "error"], ["s", "smooth"]]) {
      line.append(element("kbd", {textContent: key}), ` ${what}   `);
    }
    return line;
  }

  // ---- state

  set(change) {
    Object.assign(this.state, change);
    this.changed();
  }

  swap() {
    this.set({a: this.state.b, b: this.state.a});
  }

  setGain(gain) {
    this.layers.forEach(layer => layer.setGain?.(gain));
    this.changed();
  }

  /** Shows the error in place of the second layer, or the second layer again. */
  toggleError() {
    if (this.state.mode === "all") {
      this.set({errors: !this.state.errors});
      return;
    }
    const error = this.errorOf(this.state.b);
    if (error < 0) {
      return;
    }
    if (this.state.b === error) {
      this.set({b: this.beforeError ?? 1});
    } else {
      this.beforeError = this.state.b;
      this.set({b: error});
    }
  }

  /** The layer of the error of a field; of the first field for what is none, itself for an error. */
  errorOf(index) {
    const own = this.layers.findIndex(layer => layer.setGain && (layer.estimate === this.layers[index] || layer === this.layers[index]));
    return own >= 0 ? own : this.layers.findIndex(layer => layer.setGain);
  }

  readFragment() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    const number = (key, low, high) => {
      const value = Number(wanted.get(key));
      if (wanted.has(key) && value >= low && value <= high) {
        this.state[key] = value;
      }
    };
    if (this.layers.length > 1 && this.modes.includes(wanted.get("mode"))) {
      this.state.mode = wanted.get("mode");
    }
    const last = this.layers.length - 1;
    for (const key of ["a", "b"]) {
      number(key, 0, last);
      this.state[key] = Math.floor(this.state[key]);
    }
    number("zoom", 0, this.options.mostZoom);
    number("x", 0, this.size.width);
    number("y", 0, this.size.height);
    number("split", 0, 1);
  }

  writeFragment() {
    clearTimeout(this.writing);
    this.writing = setTimeout(() => {
      const {mode, a, b, zoom, x, y, split} = this.state;
      const round = number => Number(number.toPrecision(8));
      const text = new URLSearchParams({mode, a, b, zoom: round(zoom), x: round(x), y: round(y), split: round(split)});
      history.replaceState(null, "", "#" + text);
    }, 300);
  }

  // ---- geometry

  /** Pixels of the screen for one of the original; a zoom of 0 stands for the one that fits. */
  get zoom() {
    const [{width, height}] = this.cells();
    return this.state.zoom || Math.min(width / this.size.width, height / this.size.height);
  }

  /** Columns and rows of the cells of all fields, so that pictures become as large as there is room. */
  grid() {
    const count = this.fields.length;
    const width = this.stage.clientWidth || innerWidth;
    const most = Math.min(0.72 * innerHeight, 780);
    const scale = columns => Math.min(width / columns / this.size.width, most / Math.ceil(count / columns) / this.size.height);
    let columns = 1;
    for (let more = 2; more <= count; more++) {
      if (scale(more) > scale(columns)) {
        columns = more;
      }
    }
    return {columns, rows: Math.ceil(count / columns)};
  }

  /** Parts of the canvas that show the whole view each, of one layer or of two at both sides of a divider: {a, b, left, top, width, height}. */
  cells() {
    const {width, height} = this.canvas;
    const {mode, a, b} = this.state;
    if (mode === "side") {
      const half = Math.floor(width / 2);
      return [{a, left: 0, top: 0, width: half, height}, {b, left: half, top: 0, width: width - half, height}];
    }
    if (mode === "all") {
      const {columns, rows} = this.grid();
      const gap = Math.round(4 * (devicePixelRatio || 1));
      const across = Math.floor((width - gap * (columns - 1)) / columns);
      const down = Math.floor((height - gap * (rows - 1)) / rows);
      return this.fields.map((field, i) => ({
        a, b: this.state.errors ? this.errorOf(field) : field,
        left: (i % columns) * (across + gap), top: Math.floor(i / columns) * (down + gap), width: across, height: down,
      }));
    }
    return [mode === "switch" ? {a, left: 0, top: 0, width, height} : {a, b, left: 0, top: 0, width, height}];
  }

  /** Where a layer is drawn: {from, to, top, bottom} in pixels of the canvas, {x, y} of the middle of the view. */
  panes() {
    return this.cells().flatMap(cell => {
      const pane = {from: cell.left, to: cell.left + cell.width, top: cell.top, bottom: cell.top + cell.height, x: cell.left + cell.width / 2, y: cell.top + cell.height / 2};
      if (cell.a === undefined || cell.b === undefined) {
        return [{...pane, layer: cell.a ?? cell.b}];
      }
      const at = cell.left + Math.round(cell.width * this.state.split);
      return [{...pane, layer: cell.a, to: at}, {...pane, layer: cell.b, from: at}];
    });
  }

  area(pane) {
    const zoom = this.zoom;
    const left = Math.round(pane.x - this.state.x * zoom);
    const top = Math.round(pane.y - this.state.y * zoom);
    return {
      left, top, zoom,
      x0: Math.max(0, (pane.from - left) / zoom), x1: Math.min(this.size.width, (pane.to - left) / zoom),
      y0: Math.max(0, (pane.top - top) / zoom), y1: Math.min(this.size.height, (pane.bottom - top) / zoom),
    };
  }

  /** The place under a pointer. */
  place(event) {
    const box = this.canvas.getBoundingClientRect();
    const ratio = this.canvas.width / box.width;
    const x = (event.clientX - box.left) * ratio;
    const y = (event.clientY - box.top) * ratio;
    const pane = this.panes().find(each => x >= each.from && x < each.to && y >= each.top && y < each.bottom) ?? this.panes()[0];
    return {x: this.state.x + (x - pane.x) / this.zoom, y: this.state.y + (y - pane.y) / this.zoom};
  }

  zoomTo(zoom, around = this.state) {
    const before = this.zoom;
    const after = clamp(zoom, LEAST_ZOOM, this.options.mostZoom);
    this.move(around.x + (this.state.x - around.x) * before / after, around.y + (this.state.y - around.y) * before / after, after);
  }

  move(x, y, zoom) {
    this.set({x: clamp(x, 0, this.size.width), y: clamp(y, 0, this.size.height), zoom});
  }

  step(direction) {
    const zoom = this.zoom;
    const more = WHOLE_STEPS.find(each => each > zoom * 1.001) ?? zoom * 2;
    const less = [...WHOLE_STEPS].reverse().find(each => each < zoom * 0.999) ?? zoom / 2;
    this.zoomTo(zoom > 64 ? zoom * (direction > 0 ? 2 : 0.5) : direction > 0 ? more : less);
  }

  // ---- drawing

  changed() {
    if (!this.scheduled) {
      this.scheduled = requestAnimationFrame(() => {
        this.scheduled = 0;
        this.draw();
      });
    }
  }

  draw() {
    const ratio = devicePixelRatio || 1;
    const {columns, rows} = this.state.mode === "all" ? this.grid() : {columns: 1, rows: 1};
    this.stage.style.aspectRatio = `${columns * this.size.width} / ${rows * this.size.height}`;
    this.stage.classList.toggle("all", this.state.mode === "all");
    const box = this.stage.getBoundingClientRect();
    const width = Math.round(box.width * ratio);
    const height = Math.round(box.height * ratio);
    if (width === 0 || height === 0) {
      return;
    }
    if (this.canvas.width !== width || this.canvas.height !== height) {
      Object.assign(this.canvas, {width, height});
    }
    const context = this.canvas.getContext("2d");
    context.clearRect(0, 0, width, height);
    for (const pane of this.panes()) {
      const layer = this.layers[this.held ? 0 : pane.layer];
      const area = this.area(pane);
      if (pane.to > pane.from && area.x1 > area.x0 && area.y1 > area.y0) {
        context.save();
        context.beginPath();
        context.rect(pane.from, pane.top, pane.to - pane.from, pane.bottom - pane.top);
        context.clip();
        this.board(context, area);
        layer.paint(context, area, this.state.smooth);
        context.restore();
      }
    }
    this.tell();
    this.writeFragment();
  }

  /** What shines through transparent pixels. */
  board(context, {left, top, zoom, x0, y0, x1, y1}) {
    context.fillStyle = "#8a8a8a";
    context.fillRect(left + x0 * zoom, top + y0 * zoom, (x1 - x0) * zoom, (y1 - y0) * zoom);
  }

  tell() {
    const {mode, a, b, smooth, errors} = this.state;
    const cells = this.cells();
    this.dividers.forEach((divider, i) => this.placeDivider(divider, cells[i]));
    this.tags.forEach((tag, i) => this.placeTag(tag, cells[i >> 1], i % 2 === 0));
    this.chosen?.classList.toggle("hidden", mode === "all");
    this.errors?.classList.toggle("hidden", mode !== "all");
    this.errors?.setAttribute("aria-pressed", errors);
    this.mode.press(this.modes.indexOf(mode));
    this.selectA.value = a;
    this.selectB.value = b;
    this.smooth.setAttribute("aria-pressed", smooth);
    this.zoomNumber.textContent = `${digits(100 * this.zoom, 3)} %`;
    const error = this.layers.find(layer => layer.setGain);
    const seen = cells.flatMap(cell => [cell.a, cell.b]).some(index => this.layers[index]?.setGain);
    this.gainGroup.classList.toggle("hidden", !seen);
    this.gainNumber.textContent = error ? `× ${error.gain}` : "";
    if (this.pointed) {
      this.tellPixel(this.pointed);
    } else {
      this.readout.textContent = this.options.hint ?? "";
    }
  }

  placeDivider(divider, cell) {
    const shown = cell?.a !== undefined && cell.b !== undefined;
    divider.classList.toggle("hidden", !shown);
    if (shown) {
      const {width, height} = this.canvas;
      divider.style.left = `${100 * (cell.left + cell.width * this.state.split) / width}%`;
      divider.style.top = `${100 * cell.top / height}%`;
      divider.style.bottom = `${100 * (1 - (cell.top + cell.height) / height)}%`;
      divider.setAttribute("aria-valuenow", Math.round(100 * this.state.split));
    }
  }

  placeTag(tag, cell, isLeft) {
    const index = isLeft ? cell?.a : cell?.b;
    tag.classList.toggle("hidden", index === undefined);
    if (index === undefined) {
      return;
    }
    const {width, height} = this.canvas;
    tag.textContent = this.layers[this.held ? 0 : index].name;
    tag.style.top = `calc(${100 * cell.top / height}% + .5rem)`;
    tag.style.left = isLeft ? `calc(${100 * cell.left / width}% + .5rem)` : "auto";
    tag.style.right = isLeft ? "auto" : `calc(${100 * (1 - (cell.left + cell.width) / width)}% + .5rem)`;
    tag.style.maxWidth = `${45 * cell.width / width}%`;
  }

  tellPixel({x, y}) {
    if (x < 0 || y < 0 || x >= this.size.width || y >= this.size.height) {
      this.readout.textContent = "";
      return;
    }
    const shown = this.layers.filter((layer, i) => !layer.setGain && (i === 0 || this.state.mode === "all" || i === this.state.a || i === this.state.b));
    const values = shown.map(layer => layer.valueAt(x, y));
    const words = shown.map((layer, i) => `${layer.valueName ?? layer.name} ${values[i] ? colours(values[i]) : "…"}`);
    if (values.length === 2 && values[0] && values[1]) {
      words.push(`difference ${colours(values[0].map((value, i) => values[1][i] - value))}`);
    }
    const decimals = this.zoom > 64 ? 4 : this.zoom > 2 ? 1 : 0;
    this.readout.textContent = `x ${x.toFixed(decimals)}, y ${y.toFixed(decimals)}:  ${words.join("   ")}`;
  }

  // ---- input

  listen() {
    const {canvas} = this;
    this.stage.addEventListener("wheel", event => {
      event.preventDefault();
      this.zoomTo(this.zoom * 1.0015 ** -(event.deltaMode ? event.deltaY * 30 : event.deltaY), this.place(event));
    }, {passive: false});
    canvas.addEventListener("pointerdown", event => {
      canvas.setPointerCapture(event.pointerId);
      this.pointers.set(event.pointerId, event);
    });
    canvas.addEventListener("pointermove", event => this.drag(event));
    for (const end of ["pointerup", "pointercancel"]) {
      canvas.addEventListener(end, event => this.pointers.delete(event.pointerId));
    }
    canvas.addEventListener("pointerleave", () => {
      this.pointed = null;
      this.tell();
    });
    canvas.addEventListener("dblclick", event => this.zoomTo(this.zoom * 2, this.place(event)));
    this.dividers.forEach((divider, i) => this.listenTo(divider, () => this.cells()[i]));
  }

  listenTo(divider, cell) {
    divider.addEventListener("pointerdown", event => divider.setPointerCapture(event.pointerId));
    divider.addEventListener("pointermove", event => {
      if (divider.hasPointerCapture(event.pointerId)) {
        const box = this.canvas.getBoundingClientRect();
        const x = (event.clientX - box.left) * this.canvas.width / box.width;
        this.set({split: clamp((x - cell().left) / cell().width, 0, 1)});
      }
    });
    divider.addEventListener("dblclick", () => this.set({split: this.state.split === 0.5 ? 0 : this.state.split === 0 ? 1 : 0.5}));
    divider.addEventListener("keydown", event => {
      const way = {ArrowLeft: -0.02, ArrowRight: 0.02, Home: -1, End: 1}[event.key];
      if (way) {
        event.preventDefault();
        event.stopPropagation();
        this.set({split: clamp(this.state.split + way, 0, 1)});
      }
    });
  }

  drag(event) {
    const former = this.pointers.get(event.pointerId);
    if (!former) {
      this.pointed = this.place(event);
      this.tell();
      return;
    }
    const ratio = this.canvas.width / this.canvas.getBoundingClientRect().width;
    const others = [...this.pointers.values()].filter(each => each.pointerId !== event.pointerId);
    this.pointers.set(event.pointerId, event);
    if (others.length === 0) {
      const zoom = this.zoom;
      this.move(this.state.x - (event.clientX - former.clientX) * ratio / zoom, this.state.y - (event.clientY - former.clientY) * ratio / zoom, this.state.zoom);
    } else {
      const distance = one => Math.hypot(one.clientX - others[0].clientX, one.clientY - others[0].clientY);
      this.zoomTo(this.zoom * distance(event) / Math.max(1, distance(former)), this.place(others[0]));
    }
  }

  key(event) {
    if (isTyping(event) || (event.key === " " && event.target.tagName === "BUTTON")) {
      return;
    }
    const far = KEY_STEP * this.canvas.width / this.zoom;
    const acts = {
      "+": () => this.step(1), "=": () => this.step(1), "-": () => this.step(-1), "1": () => this.zoomTo(1), "0": () => this.set({zoom: 0}),
      ArrowLeft: () => this.move(this.state.x - far, this.state.y, this.state.zoom),
      ArrowRight: () => this.move(this.state.x + far, this.state.y, this.state.zoom),
      ArrowUp: () => this.move(this.state.x, this.state.y - far, this.state.zoom),
      ArrowDown: () => this.move(this.state.x, this.state.y + far, this.state.zoom),
      " ": () => this.swap(), s: () => this.set({smooth: !this.state.smooth}), e: () => this.toggleError(),
      m: () => this.layers.length > 1 && this.set({mode: this.modes[(this.modes.indexOf(this.state.mode) + 1) % this.modes.length]}),
      o: () => { this.held = true; this.changed(); },
    };
    // Arrows scroll the page unless the picture has the focus.
    if (acts[event.key] && (!event.key.startsWith("Arrow") || event.target === this.canvas)) {
      event.preventDefault();
      acts[event.key]();
    }
  }

  release(event) {
    if (event.key === "o") {
      this.held = false;
      this.changed();
    }
  }
}

/** A colour in words: one number where it is grey, alpha only where something shines through. */
function colours([r, g, b, a]) {
  const grey = r === g && g === b;
  const alpha = a === 255 || a === 0 ? "" : ` α ${a}`;
  return (grey ? `${r}` : `(${r}, ${g}, ${b})`) + alpha;
}
