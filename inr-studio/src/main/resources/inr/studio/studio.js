// The studio: fields rendered by the engine behind this page, and fits that are watched.

const MOST_BYTES = 2 ** 30;

/** Tiles that the engine renders. */
class EngineTiles {
  constructor(run) {
    this.run = run;
  }

  async tile(tile) {
    try {
      const answer = await fetch(`tile?run=${this.run}&level=${tile.level}&row=${tile.row}&column=${tile.column}`);
      if (answer.status === 200) {
        const pixels = new ImageData(new Uint8ClampedArray(await answer.arrayBuffer()), tile.width, tile.height);
        const canvas = element("canvas", {width: tile.width, height: tile.height});
        canvas.getContext("2d").putImageData(pixels, 0, 0);
        return {canvas, pixels};
      } else if (answer.status >= 400) {
        say(await answer.text());
      }
    } catch {
      // The engine is gone, which the page says elsewhere.
    }
    return null;
  }
}

/** A field that the engine renders in tiles, or the browser draws where it is faster and proves to be right. */
class StudioField extends GpuLayer {
  /**
   * @param run index of it
   * @param session what is shown
   * @param gpu of the page, once it is asked for
   * @param tell takes the reason why the engine draws it
   */
  constructor(name, run, session, gpu, tell) {
    super(new TileLayer(name, session, new EngineTiles(run)), session);
    Object.assign(this, {run, gpu, tell, field: null, pixels: null, version: 0, zoom: 1});
    this.plain.onchange = () => this.onchange?.();
  }

  get name() {
    return this.tiles ? `${this.plain.name}, drawn by the browser's GPU` : this.plain.name;
  }

  get newest() {
    return this.plain.newest;
  }

  fail(failure) {
    this.tell(failure.message);
    return super.fail(failure);
  }

  /** A newer state of the field is there. */
  renew(version, live) {
    this.plain.renew(version, live);
  }

  paint(context, area, smooth) {
    this.zoom = area.zoom;
    super.paint(context, area, smooth);
    if (this.tiles) {
      this.plain.wanted = [];
    }
  }

  valueAt(x, y) {
    if (this.tiles) {
      this.plain.ask(x, y, this.zoom);
    }
    return super.valueAt(x, y);
  }

  /** What the engine tells of a version; null if there is a newer one, and its words where it refuses. */
  async told(what, version) {
    const answer = await fetch(`${what}?run=${this.run}&version=${version}`);
    if (answer.status >= 400) {
      throw new Error(await answer.text() || `the engine answers ${answer.status}`);
    }
    return answer.status === 200 ? answer : null;
  }

  async numbers(what, version) {
    const answer = await this.told(what, version);
    return answer && new Float32Array(await answer.arrayBuffer());
  }

  async begin() {
    const version = this.newest;
    if (!this.field) {
      const answer = await this.told("drawing", version);
      if (!answer) {
        return null;
      }
      const drawing = await answer.json();
      if (drawing.refusal) {
        throw new Error(drawing.refusal);
      }
      this.field = new GpuField(this.gpu(), drawing, this.size, newest => this.numbers("weights", newest));
    }
    return this.field.gpu.turn(() => this.prove(version));
  }

  /** One piece both ways: every number within half a step, and in less than half of the time. */
  async prove(version) {
    const {field} = this;
    if (!await field.load(version) || !await this.numbers("piece", version)) {
      return null;
    }
    const begun = performance.now();
    const known = await this.numbers("piece", version);
    const engine = (performance.now() - begun) / 1000;
    if (!known) {
      return null;
    }
    const own = field.compare(known, 0.5);
    if (!isForced() && 2 * own >= engine) {
      throw new Error(`the graphics processor takes ${digits(1000 * own, 2)} ms for a piece and the engine ${digits(1000 * engine, 2)} ms`);
    }
    return field;
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

/** Whether the browser is to draw however long it takes, which is asked for by ?draw=gpu in the address. */
function isForced() {
  return new URLSearchParams(location.search).get("draw") === "gpu";
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
  const note = element("p", {className: "readout", role: "note"});
  const reasons = new Set();
  const tell = reason => { note.textContent = `Drawn by the engine: ${[...reasons.add(reason)].join("; ")}.`; };
  let gpu = null;
  const fields = session.names.map((name, run) => new StudioField(name, run, session, () => gpu ??= new Gpu(isForced()), tell));
  const layers = [...fields];
  if (session.original) {
    const image = new Image();
    image.src = "original";
    layers.unshift(await PixelLayer.of("Original", size, image));
    fields.forEach(field => layers.push(new ErrorLayer(layers[0], field, fields.length > 1 ? `Error of ${field.name}` : "Error")));
  }
  const shown = session.original && fields.length > 1 ? fields.map(field => layers.indexOf(field)) : [];
  const viewer = new Viewer(root, size, layers, {mostZoom: 2 ** fields[0].plain.mostLevel, fields: shown, description: `${session.title}, original and ${session.names.join(", ")}`});
  root.append(note);
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
              history.replaceState(null, "", location.pathname + location.search);
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
