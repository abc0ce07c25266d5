// The studio: fields rendered by the engine behind this page, and fits that are watched.

const MOST_REQUESTS = 2;
const MOST_TILES_KEPT = 600;
const MOST_BYTES = 2 ** 30;

/**
 * A field as tiles of the engine. A level is the whole picture at 2^level times its size, so beyond 1:1 the field itself is
 * seen, between the pixels of the original. What is old stays until the new one is there.
 */
class TileLayer {
  constructor(name, run, session) {
    this.name = name;
    this.run = run;
    this.size = session;
    this.tiles = new Map();
    this.newest = 0;
    this.live = false;
    this.pixels = null;
    this.version = 0;
    this.under = new Set();
    this.wanted = [];
    const longest = Math.max(session.width, session.height);
    this.mostLevel = Math.max(0, Math.floor(Math.log2(session.mostSamples / longest)));
    this.leastLevel = -Math.max(0, Math.ceil(Math.log2(longest / session.tile)));
    // A picture of a few million points is rendered whole and reduced by the browser, which looks better than fewer points.
    this.usualLevel = -Math.max(0, Math.ceil(Math.log2(Math.sqrt(session.width * session.height / 2 ** 21))));
  }

  /** A newer state of the field is there. */
  renew(version, live) {
    if (version !== this.newest || live !== this.live) {
      this.newest = version;
      this.live = live;
      this.onchange?.();
    }
  }

  samples(side, level) {
    return level >= 0 ? side * 2 ** level : Math.max(1, Math.ceil(side / 2 ** -level));
  }

  /** The level for a zoom: enough samples for every pixel of the screen, and half as many a side while a fit needs the engine. */
  level(zoom) {
    const exact = Math.log2(zoom);
    const wanted = this.live ? Math.floor(exact) : Math.ceil(exact - 0.01);
    return clamp(wanted, Math.min(this.usualLevel, 0), this.mostLevel);
  }

  paint(context, area, smooth) {
    const level = this.level(area.zoom);
    this.wanted = [];
    const tiles = this.inside(area, level);
    for (const tile of tiles) {
      const there = this.tiles.get(tile.key);
      if (there) {
        this.paintTile(context, area, there, tile, smooth);
      } else {
        this.paintCoarser(context, area, tile, smooth);
      }
      if (!there || there.version !== this.newest) {
        this.wanted.push(tile);
      }
    }
    if (tiles.some(tile => !this.tiles.has(tile.key))) {
      this.inside(area, Math.max(this.leastLevel, level - 3)).filter(tile => !this.tiles.has(tile.key)).forEach(tile => this.wanted.unshift(tile));
    }
    this.pump();
  }

  /** The tiles of a level that an area shows, those in its middle first. */
  inside(area, level) {
    const columns = this.samples(this.size.width, level);
    const rows = this.samples(this.size.height, level);
    const side = this.size.tile;
    const first = (place, all, samples) => Math.floor(Math.max(0, place / all * samples) / side);
    const last = (place, all, samples) => Math.floor(Math.min(samples - 1, Math.max(0, place / all * samples - 1e-9)) / side);
    const tiles = [];
    for (let row = first(area.y0, this.size.height, rows); row <= last(area.y1, this.size.height, rows); row++) {
      for (let column = first(area.x0, this.size.width, columns); column <= last(area.x1, this.size.width, columns); column++) {
        const x = this.size.width / columns;
        const y = this.size.height / rows;
        tiles.push({
          key: `${level} ${row} ${column}`, level, row, column,
          width: Math.min(side, columns - column * side), height: Math.min(side, rows - row * side),
          x: column * side * x, y: row * side * y, across: x, down: y,
        });
      }
    }
    const centre = {x: (area.x0 + area.x1) / 2, y: (area.y0 + area.y1) / 2};
    const distance = tile => Math.hypot(tile.x + tile.width * tile.across / 2 - centre.x, tile.y + tile.height * tile.down / 2 - centre.y);
    return tiles.sort((a, b) => distance(a) - distance(b));
  }

  paintTile(context, area, there, tile, smooth) {
    const magnified = tile.across * area.zoom;
    context.imageSmoothingEnabled = smooth || magnified < 1;
    context.imageSmoothingQuality = "high";
    // Only what is seen: far in, a tile is much larger than the screen.
    const x0 = Math.max(0, Math.floor((area.x0 - tile.x) / tile.across));
    const y0 = Math.max(0, Math.floor((area.y0 - tile.y) / tile.down));
    const x1 = Math.min(tile.width, Math.ceil((area.x1 - tile.x) / tile.across));
    const y1 = Math.min(tile.height, Math.ceil((area.y1 - tile.y) / tile.down));
    if (x1 > x0 && y1 > y0) {
      // Whole pixels of the screen, so that no seam is seen between tiles.
      const left = Math.round(area.left + (tile.x + x0 * tile.across) * area.zoom);
      const top = Math.round(area.top + (tile.y + y0 * tile.down) * area.zoom);
      const right = Math.round(area.left + (tile.x + x1 * tile.across) * area.zoom);
      const bottom = Math.round(area.top + (tile.y + y1 * tile.down) * area.zoom);
      context.drawImage(there.canvas, x0, y0, x1 - x0, y1 - y0, left, top, right - left, bottom - top);
    }
  }

  /** What is there of coarser levels, in place of a tile that is not. */
  paintCoarser(context, area, tile, smooth) {
    const part = {
      ...area,
      x0: Math.max(area.x0, tile.x), x1: Math.min(area.x1, tile.x + tile.width * tile.across),
      y0: Math.max(area.y0, tile.y), y1: Math.min(area.y1, tile.y + tile.height * tile.down),
    };
    for (let level = tile.level - 1; level >= this.leastLevel; level--) {
      const tiles = this.inside(part, level);
      if (tiles.every(each => this.tiles.has(each.key))) {
        tiles.forEach(each => this.paintTile(context, part, this.tiles.get(each.key), each, smooth));
        return;
      }
    }
  }

  pump() {
    this.wanted = this.wanted.filter(tile => !this.under.has(tile.key));
    while (this.newest > 0 && this.under.size < MOST_REQUESTS && this.wanted.length > 0) {
      this.fetch(this.wanted.shift());
    }
  }

  async fetch(tile) {
    this.under.add(tile.key);
    const version = this.newest;
    try {
      const answer = await fetch(`tile?run=${this.run}&level=${tile.level}&row=${tile.row}&column=${tile.column}`);
      if (answer.status === 200) {
        const pixels = new ImageData(new Uint8ClampedArray(await answer.arrayBuffer()), tile.width, tile.height);
        const canvas = element("canvas", {width: tile.width, height: tile.height});
        canvas.getContext("2d").putImageData(pixels, 0, 0);
        this.tiles.delete(tile.key);
        this.tiles.set(tile.key, {version, canvas, pixels});
        if (this.tiles.size > MOST_TILES_KEPT) {
          this.tiles.delete(this.tiles.keys().next().value);
        }
        this.onchange?.();
      } else if (answer.status >= 400) {
        say(await answer.text());
      }
    } catch {
      // The engine is gone, which the page says elsewhere.
    } finally {
      this.under.delete(tile.key);
    }
    this.pump();
  }

  valueAt(x, y) {
    for (let level = this.mostLevel; level >= this.leastLevel; level--) {
      const [tile] = this.inside({x0: x, x1: x, y0: y, y1: y}, level);
      const there = tile && this.tiles.get(tile.key);
      if (there) {
        const column = clamp(Math.floor((x - tile.x) / tile.across), 0, tile.width - 1);
        const row = clamp(Math.floor((y - tile.y) / tile.down), 0, tile.height - 1);
        return [...there.pixels.data.slice(4 * (row * tile.width + column), 4 * (row * tile.width + column) + 4)];
      }
    }
    return null;
  }

  /** The whole at its own size, which the error is computed from; one after the other. */
  async need() {
    if (this.needing || this.needed === this.newest || this.newest === 0) {
      return;
    }
    this.needing = true;
    this.needed = this.newest;
    try {
      const image = new Image();
      image.src = `whole?run=${this.run}&version=${this.newest}`;
      const layer = await PixelLayer.of(this.name, this.size, image);
      this.pixels = layer.pixels;
      this.version++;
    } catch {
      // As above.
    }
    this.needing = false;
    this.onchange?.();
  }
}

const LIVE = ["starting", "fitting", "paused"];

/** Buttons for a fit, or for all of them. */
class Wishes {
  /**
   * @param run index of the fit; −1 for all
   * @param name of the fit, for labels; empty for all
   */
  constructor(run, name) {
    const query = run < 0 ? "" : `?run=${run}`;
    const of = name ? ` ${name}` : "";
    const button = (text, label, act, main) => element("button", {type: "button", textContent: text, title: label, "aria-label": name ? `${text}${of}` : text, className: main ? "main" : "", onclick: act});
    this.of = of;
    this.pause = button("Pause", "Take no steps for now" + (name ? "" : " (p)"), () => post((this.paused ? "resume" : "pause") + query), !name);
    this.finish = button("Finish", "Enough: write the model as it is", () => post("finish" + query));
    this.discard = button("Discard", "End without a model", () => confirm(`End ${name || "this"} without a model?`) && post("discard" + query));
    this.buttons = [this.pause, this.finish, this.discard];
  }

  show(states) {
    const live = states.filter(state => LIVE.includes(state));
    this.paused = live.length > 0 && live.every(state => state === "paused");
    const text = this.paused ? "Go on" : "Pause";
    this.pause.textContent = text;
    this.pause.setAttribute("aria-label", text + this.of);
    this.buttons.forEach(button => button.classList.toggle("hidden", live.length === 0));
  }
}

/** A link that gives the model of a fit. */
function downloadOf(run, name) {
  return element("a", {className: "button hidden", href: `model.inr?run=${run}`, download: `${name}.inr`, textContent: "Download the model", "aria-label": `Download the model ${name}`});
}

/** The controls of the fits, and what they say: one fit in one bar, several with a row each and a bar for all. */
class Controls {
  constructor(root, names) {
    this.all = new Wishes(-1, "");
    this.quit = element("button", {type: "button", textContent: "Quit", title: "End the program behind this page; a fit under way leaves its checkpoint", onclick: () => post("quit")});
    this.rows = names.length > 1 ? names.map((name, run) => this.row(name, run)) : [];
    this.download = names.length === 1 ? downloadOf(0, "model") : null;
    root.replaceChildren(
      element("div", {className: "bar", role: "toolbar", "aria-label": names.length > 1 ? "All fits" : "Fit"}, ...(names.length > 1 ? [element("span", {textContent: "All:"})] : []), ...this.all.buttons, ...(this.download ? [this.download] : []), this.quit),
      ...(this.rows.length > 0 ? [element("ul", {className: "runs"}, ...this.rows.map(row => row.item))] : []));
  }

  row(name, run) {
    const wishes = new Wishes(run, name);
    const words = element("span", {className: "words"});
    const download = downloadOf(run, name);
    const item = element("li", {}, sampleOf(run), element("span", {className: "name", textContent: name}), words, element("span", {className: "group"}, ...wishes.buttons, download));
    return {item, wishes, words, download};
  }

  show(runs) {
    const states = runs.map(run => run.state);
    const words = run => [run.state === "finished" ? "" : run.state, run.words].filter(Boolean).join(" · ");
    this.all.show(states);
    this.download?.classList.toggle("hidden", states[0] !== "finished");
    this.rows.forEach((row, i) => {
      row.wishes.show([states[i]]);
      row.words.textContent = words(runs[i]);
      row.download.classList.toggle("hidden", states[i] !== "finished");
    });
    say(runs.length === 1 ? words(runs[0]) : [...new Set(states)].map(state => `${states.filter(each => each === state).length} ${state}`).join(", "));
  }
}

function say(words) {
  const summary = document.getElementById("summary");
  if (summary.textContent !== words) {
    summary.textContent = words;
  }
}

function post(what) {
  return fetch(what, {method: "POST", headers: {"Content-Type": "application/json"}});
}

/** Where files are dropped: on the whole page while no fit is under way. */
class Drop {
  constructor() {
    this.card = document.getElementById("drop");
    this.words = element("p", {className: "readout", role: "status"});
    const input = element("input", {type: "file", "aria-label": "Choose a picture or sound", onchange: () => input.files.length > 0 && this.send(input.files[0])});
    this.card.replaceChildren(
      element("p", {className: "invitation", textContent: "Drop a picture or a sound here"}),
      element("p", {}, "or choose one: ", input),
      element("p", {className: "readout", textContent: "It stays on this machine. Its model can be downloaded when the fit has ended; inr studio -o OUT.inr writes it as well."}),
      this.words);
    this.open = false;
    addEventListener("dragover", event => {
      event.preventDefault();
      this.card.classList.toggle("over", this.open);
    });
    addEventListener("dragleave", () => this.card.classList.remove("over"));
    addEventListener("drop", event => {
      event.preventDefault();
      this.card.classList.remove("over");
      if (this.open && event.dataTransfer.files.length > 0) {
        this.send(event.dataTransfer.files[0]);
      }
    });
  }

  show(open) {
    this.open = open;
    this.card.classList.toggle("hidden", !open);
  }

  async send(file) {
    if (file.size > MOST_BYTES) {
      this.words.textContent = `${file.name} has ${file.size} bytes; up to ${MOST_BYTES} are taken. Fit it with inr studio FILE.`;
      return;
    }
    this.words.textContent = `reading ${file.name} …`;
    try {
      const answer = await fetch(`file?name=${encodeURIComponent(file.name)}`, {method: "POST", headers: {"Content-Type": "application/octet-stream"}, body: file});
      this.words.textContent = answer.ok ? "" : `${file.name} was not taken: ${await answer.text() || `answer ${answer.status}`}`;
    } catch {
      this.words.textContent = `${file.name} could not be sent; a folder is none, and the program may have ended`;
    }
  }
}

/** A page of pictures: shows newer tiles as they come. */
async function showPictures(root, session) {
  const size = {width: session.width, height: session.height};
  const fields = session.names.map((name, run) => new TileLayer(name, run, session));
  const layers = [...fields];
  if (session.original) {
    const image = new Image();
    image.src = "original";
    layers.unshift(await PixelLayer.of("Original", size, image));
    fields.forEach(field => layers.push(new ErrorLayer(layers[0], field, fields.length > 1 ? `Error of ${field.name}` : "Error")));
  }
  const shown = session.original && fields.length > 1 ? fields.map(field => layers.indexOf(field)) : [];
  const viewer = new Viewer(root, size, layers, {mostZoom: 2 ** fields[0].mostLevel, fields: shown, description: `${session.title}, original and ${session.names.join(", ")}`});
  return runs => {
    runs.forEach((run, i) => fields[i].renew(run.version, run.state === "fitting"));
    viewer.changed();
  };
}

/** A page of sounds: what is repeated has the newest numbers at each turn. */
async function showSounds(root, session) {
  const wave = async address => waveOf(await (await fetch(address)).arrayBuffer());
  let viewer = null;
  let loading = false;
  const shown = session.names.map(() => 0);
  // A fit that has not begun is silent.
  const begin = async ({rate, channels}) => {
    const fields = session.names.map(name => ({name, wave: {rate, channels: channels.map(each => new Float32Array(each.length))}}));
    return new SoundViewer(root, session.original ? [{name: "Original", wave: await wave("original")}, ...fields] : fields);
  };
  const load = async runs => {
    for (const [i, run] of runs.entries()) {
      if (run.version > shown[i]) {
        shown[i] = run.version;
        const newest = await wave(`sound?run=${i}`);
        viewer ??= await begin(newest);
        viewer.setWave(i + (session.original ? 1 : 0), newest);
      }
    }
  };
  return async runs => {
    if (!loading) {
      loading = true;
      await load(runs).catch(() => {});
      loading = false;
    }
  };
}

(() => {
  const curve = document.getElementById("curve");
  const curves = new Curves(curve, curveAxes(), [
    {name: "steps", of: (run, point) => point[0], logarithmic: true},
    {name: "seconds", of: (run, point) => point[3], logarithmic: true},
    {name: "bytes", of: run => run.bytes, logarithmic: true, last: true},
  ]);
  const drop = new Drop();
  let controls = null;
  let shown = 0;
  let session = null;
  let show = () => {};
  let steps = "";
  let told = "";

  async function begin(number) {
    shown = number;
    session = await (await fetch("session")).json();
    document.title = `${session.title} · inr studio`;
    document.getElementById("title").textContent = session.title;
    controls = new Controls(document.getElementById("controls"), session.names);
    show = await (session.kind === "sound" ? showSounds : showPictures)(document.getElementById("viewer"), session);
  }

  /** Settings and numbers, which are there when a fit has finished. */
  async function renewFacts(runs) {
    const now = `${shown} ${runs.filter(run => run.state === "finished").length}`;
    if (now === told) {
      return;
    }
    told = now;
    const rows = [];
    for (const [i, name] of session.names.entries()) {
      const facts = Object.entries(await (await fetch(`facts?run=${i}`)).json());
      if (session.names.length > 1 && facts.length > 0) {
        rows.push(element("tr", {}, element("th", {colSpan: 2, scope: "rowgroup", textContent: name})));
      }
      facts.forEach(([key, value]) => rows.push(element("tr", {}, element("th", {scope: "row", textContent: key}), element("td", {textContent: value}))));
    }
    document.querySelector("#facts table").replaceChildren(...rows);
    document.getElementById("facts").classList.toggle("hidden", rows.length === 0);
  }

  async function renewCurves(runs) {
    const now = runs.map(run => run.step ?? 0).join(" ");
    if (now === steps || runs.every(run => !run.step)) {
      return;
    }
    steps = now;
    const all = await Promise.all(session.names.map(async (name, i) => ({name, bytes: runs[i].bytes, points: await (await fetch(`curve?run=${i}`)).json()})));
    curve.classList.toggle("hidden", all.every(run => run.points.length === 0));
    curves.show(all);
  }

  // States that come while the page is still at an older one replace each other.
  let newest = null;
  let busy = false;
  async function renew() {
    while (newest && !busy) {
      busy = true;
      const state = newest;
      newest = null;
      try {
        drop.show(state.drop && !state.runs.some(run => LIVE.includes(run.state)));
        if (state.show === 0 && state.drop) {
          controls ??= new Controls(document.getElementById("controls"), []);
          controls.all.show([]);
          say("waiting for a picture or a sound");
        }
        if (state.show > 0) {
          if (state.show !== shown) {
            if (shown > 0) {
              // Another file: a page afresh, at a view of its own.
              history.replaceState(null, "", location.pathname);
              location.reload();
              return;
            }
            await begin(state.show);
          }
          controls.show(state.runs);
          show(state.runs);
          await renewFacts(state.runs);
          await renewCurves(state.runs);
        }
      } catch (failure) {
        say(`this page cannot go on: ${failure.message}; load it again`);
      }
      busy = false;
    }
  }

  addEventListener("keydown", event => {
    if (event.key === "p" && !isTyping(event) && controls && !controls.all.pause.classList.contains("hidden")) {
      controls.all.pause.click();
    }
  });
  const events = new EventSource("events");
  events.onmessage = event => {
    newest = JSON.parse(event.data);
    renew();
  };
  events.onerror = () => say("the program behind this page has ended, or does not answer");
})();
