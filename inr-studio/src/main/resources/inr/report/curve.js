// Lines over two axes: how the loss and the PSNR of training went, or power over frequency; several runs on one plot.

const SVG = "http://www.w3.org/2000/svg";

/** Lines that colours and dashes tell apart. */
const RUNS = 8;

class Curves {
  /**
   * @param root element that it fills
   * @param axes [{name, unit, column, logarithmic}] of what can be drawn upwards
   * @param across [{name, of(run, point), logarithmic, last, place(point)}] of what it can be drawn over; of those with last only the newest point;
   *   place says where a point is, at a step unless given
   */
  constructor(root, axes, across = [{name: "steps", of: (run, point) => point[0], logarithmic: true}]) {
    this.axes = axes;
    this.axis = 0;
    this.across = across;
    this.way = 0;
    this.runs = [];
    this.svg = document.createElementNS(SVG, "svg");
    this.svg.setAttribute("class", "plot");
    this.svg.setAttribute("role", "img");
    this.readout = element("p", {className: "readout"});
    const up = choice("What is drawn", axes.map(axis => axis.name), 0, i => { this.axis = i; this.draw(); });
    const over = across.length > 1 ? [choice("Over what", across.map(way => way.name), 0, i => { this.way = i; this.draw(); }).group] : [];
    this.xButton = element("button", {type: "button", onclick: () => { this.over.logarithmic = !this.over.logarithmic; this.draw(); }});
    this.yButton = element("button", {type: "button", textContent: "log loss", onclick: () => { this.current.logarithmic = !this.current.logarithmic; this.draw(); }});
    root.append(element("div", {className: "bar"}, ...(axes.length > 1 ? [up.group] : []), ...over, element("span", {className: "group"}, this.xButton, this.yButton)), this.svg, this.readout);
    this.svg.addEventListener("pointermove", event => this.point(event));
    this.svg.addEventListener("pointerleave", () => this.draw());
    new ResizeObserver(() => this.draw()).observe(root);
  }

  get current() {
    return this.axes[this.axis];
  }

  get over() {
    return this.across[this.way];
  }

  /** @param runs [{name, points: [[step, ...numbers]]}] */
  show(runs) {
    this.runs = runs;
    this.draw();
  }

  make(name, attributes, text) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) {
      made.setAttribute(key, value);
    }
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  }

  /** The points of a run that can be drawn: [across, up, point]. */
  points(run) {
    const {column, logarithmic} = this.current;
    const {over} = this;
    return (over.last ? run.points.slice(-1) : run.points)
      .map(point => [over.of(run, point), point[column], point])
      .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y) && (!over.logarithmic || x > 0) && (!logarithmic || y > 0));
  }

  draw() {
    const width = Math.max(280, this.svg.clientWidth || 600);
    const height = Math.round(clamp(width * 0.5, 200, 330));
    const box = {left: 52, right: width - 10, top: 10, bottom: height - 34};
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.yButton.setAttribute("aria-pressed", this.current.logarithmic);
    this.yButton.textContent = `log ${this.current.name}`;
    this.xButton.setAttribute("aria-pressed", this.over.logarithmic);
    this.xButton.textContent = `log ${this.over.name}`;
    const all = this.runs.flatMap(run => this.points(run));
    this.svg.replaceChildren();
    this.tellLast();
    if (all.length === 0) {
      this.svg.append(this.make("text", {x: width / 2, y: height / 2, "text-anchor": "middle"}, "no numbers yet"));
      return;
    }
    this.x = new Scale(all.map(point => point[0]), this.over.logarithmic, box.left, box.right);
    this.y = new Scale(all.map(point => point[1]), this.current.logarithmic, box.bottom, box.top);
    for (const mark of this.x.marks(width / 70)) {
      const at = this.x.at(mark);
      this.svg.append(this.make("line", {class: "grid", x1: at, x2: at, y1: box.top, y2: box.bottom}), this.make("text", {x: at, y: box.bottom + 15, "text-anchor": "middle"}, short(mark)));
    }
    for (const mark of this.y.marks(height / 38)) {
      const at = this.y.at(mark);
      this.svg.append(this.make("line", {class: "grid", x1: box.left, x2: box.right, y1: at, y2: at}), this.make("text", {x: box.left - 6, y: at + 4, "text-anchor": "end"}, short(mark)));
    }
    this.svg.append(
      this.make("path", {class: "frame", d: `M${box.left} ${box.top}V${box.bottom}H${box.right}`}),
      this.make("text", {x: (box.left + box.right) / 2, y: height - 4, "text-anchor": "middle"}, this.over.name));
    this.runs.forEach((run, i) => {
      const points = this.points(run);
      const line = points.map(([x, y]) => `${this.x.at(x).toFixed(1)} ${this.y.at(y).toFixed(1)}`).join("L");
      if (points.length === 1) {
        const [[x, y]] = points;
        this.svg.append(this.make("circle", {class: `dot n${i % RUNS}`, cx: this.x.at(x), cy: this.y.at(y), r: 4}), this.make("text", {x: this.x.at(x) + 8, y: this.y.at(y) + 4}, this.runs.length > 1 ? run.name : ""));
      } else if (line) {
        this.svg.append(this.make("path", {class: `run n${i % RUNS}`, d: `M${line}`}));
      }
    });
    this.box = box;
  }

  tellLast() {
    const words = this.runs.map(run => run.points.length > 0 ? this.words(run, run.points[run.points.length - 1]) : "");
    this.tell(words);
    this.svg.setAttribute("aria-label", `${this.current.name} over ${this.over.name}. ${words.filter(Boolean).join(". ")}`);
  }

  /** @param words of each run; empty where there are none */
  tell(words) {
    const told = words.map((each, i) => each && element("span", {className: "told"}, ...(this.runs.length > 1 ? [sampleOf(i), " "] : []), each));
    this.readout.replaceChildren(...told.filter(Boolean));
  }

  words(run, point) {
    const numbers = this.axes.map(axis => `${axis.name} ${digits(point[axis.column])}${axis.unit}`);
    const seconds = point.length > 3 ? `, ${digits(point[3], 3)} s` : "";
    const place = this.over.place?.(point) ?? `step ${point[0]}${seconds}`;
    return `${this.runs.length > 1 ? run.name + " " : ""}${place}: ${numbers.join(", ")}`;
  }

  point(event) {
    const box = this.svg.getBoundingClientRect();
    const at = (event.clientX - box.left) * this.svg.viewBox.baseVal.width / box.width;
    if (!this.box || this.runs.length === 0) {
      return;
    }
    this.draw();
    this.svg.append(this.make("line", {class: "pointer", x1: at, x2: at, y1: this.box.top, y2: this.box.bottom}));
    const words = [];
    this.runs.forEach((run, i) => {
      const points = this.points(run);
      if (points.length === 0) {
        words.push("");
        return;
      }
      const near = points.reduce((best, point) => Math.abs(this.x.at(point[0]) - at) < Math.abs(this.x.at(best[0]) - at) ? point : best);
      this.svg.append(this.make("circle", {class: `dot n${i % RUNS}`, cx: this.x.at(near[0]), cy: this.y.at(near[1]), r: 4}));
      words.push(this.words(run, near[2]));
    });
    this.tell(words);
  }
}

/** A piece of the line that a run has in the plot. */
function sampleOf(run) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 26 8");
  svg.setAttribute("class", "plot");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("class", `run n${run % RUNS}`);
  line.setAttribute("d", "M0 4H26");
  svg.append(line);
  return element("span", {className: "key", "aria-hidden": true}, svg);
}

/** Numbers ↦ places between two ends, in proportion to the number or to its logarithm. */
class Scale {
  constructor(numbers, logarithmic, from, to) {
    this.low = numbers.reduce((a, b) => Math.min(a, b));
    this.high = numbers.reduce((a, b) => Math.max(a, b));
    if (this.low === this.high) {
      this.low *= 0.9;
      this.high = this.high * 1.1 || 1;
    }
    Object.assign(this, {logarithmic, from, to});
  }

  at(number) {
    const share = this.logarithmic ? Math.log(number / this.low) / Math.log(this.high / this.low) : (number - this.low) / (this.high - this.low);
    return this.from + share * (this.to - this.from);
  }

  /** Round numbers within, about as many as there is room for. */
  marks(room) {
    return this.logarithmic && this.high / this.low > 3 ? this.factors(room) : this.multiples(room);
  }

  multiples(room) {
    const least = (this.high - this.low) / Math.max(2, room);
    const power = 10 ** Math.floor(Math.log10(least));
    const distance = [1, 2, 5, 10].map(round => round * power).find(each => each >= least);
    const marks = [];
    for (let i = Math.ceil(this.low / distance); i * distance <= this.high; i++) {
      marks.push(Number((i * distance).toPrecision(12)));
    }
    return marks;
  }

  factors(room) {
    const decades = Math.log10(this.high / this.low);
    const rounds = decades * 3 <= room ? [1, 2, 5] : [1];
    const stride = Math.max(1, Math.ceil(decades / room));
    const marks = [];
    for (let n = Math.floor(Math.log10(this.low)); 10 ** n <= this.high; n++) {
      for (const round of rounds) {
        const mark = round * 10 ** n;
        if (mark >= this.low && mark <= this.high && n % stride === 0) {
          marks.push(Number(mark.toPrecision(12)));
        }
      }
    }
    return marks;
  }
}

/** A mark in few letters. */
function short(number) {
  const size = Math.abs(number);
  if (size >= 1e3) {
    return size >= 1e6 ? `${number / 1e6}M` : `${number / 1e3}k`;
  }
  return size !== 0 && size < 1e-3 ? number.toExponential(0) : String(number);
}
