// Sounds: two waveforms and spectrograms over one another, played at one position, so that one hears what changed.

const WINDOW = 1024;
const FADE_SECONDS = 0.01;

/** 16-bit PCM of a WAV file as {rate, channels: [Float32Array]}. */
function waveOf(bytes) {
  const view = new DataView(bytes);
  let format = null;
  for (let at = 12; at + 8 <= view.byteLength;) {
    const name = view.getUint32(at);
    const length = view.getUint32(at + 4, true);
    if (name === 0x666d7420) {
      format = {channels: view.getUint16(at + 10, true), rate: view.getUint32(at + 12, true)};
    } else if (name === 0x64617461) {
      const frames = Math.floor(length / 2 / format.channels);
      const channels = Array.from({length: format.channels}, (_, c) => {
        const samples = new Float32Array(frames);
        for (let i = 0; i < frames; i++) {
          samples[i] = view.getInt16(at + 8 + 2 * (i * format.channels + c), true) / 32768;
        }
        return samples;
      });
      return {rate: format.rate, channels};
    }
    at += 8 + length + (length & 1);
  }
  throw new Error("no samples in this WAV file");
}

/** The bytes of a data: address. */
function bytesOf(address) {
  const text = atob(address.slice(address.indexOf(",") + 1));
  return Uint8Array.from(text, letter => letter.charCodeAt(0)).buffer;
}

class SoundViewer {
  /**
   * @param root element that it fills
   * @param layers [{name, wave}], the original first if there are several; an error is added as B − A, B being the field chosen last
   */
  constructor(root, layers) {
    this.layers = layers;
    this.shown = layers.length - 1;
    this.field = this.shown;
    this.position = 0;
    this.range = [0, this.seconds];
    this.build(root);
    this.spectra = new Map();
    this.refresh();
    new ResizeObserver(() => this.draw()).observe(root);
    addEventListener("keydown", event => {
      if (isTyping(event)) {
        return;
      }
      if (event.key === " " && event.target.tagName !== "BUTTON") {
        event.preventDefault();
        this.toggle();
      } else if (/^[1-9]$/.test(event.key) && this.all[event.key - 1]) {
        this.choose(event.key - 1);
      }
    });
  }

  get seconds() {
    const {wave} = this.layers[0];
    return wave.channels[0].length / wave.rate;
  }

  build(root) {
    this.playButton = element("button", {type: "button", className: "main", textContent: "Play", onclick: () => this.toggle()});
    this.chooser = choice("What is played and shown", this.all.map(layer => layer.name), this.shown, i => this.choose(i));
    this.loop = element("button", {type: "button", textContent: "Loop", title: "Repeat the marked part, with the newest numbers", "aria-pressed": false, onclick: () => this.setLoop(!this.looping)});
    this.volume = element("input", {type: "range", min: 0, max: 1, step: 0.01, value: 0.5, "aria-label": "Volume", oninput: () => { if (this.out) { this.out.gain.value = this.volume.value; } }});
    this.time = element("span", {className: "number"});
    this.wave = element("canvas", {className: "wave", tabIndex: 0, role: "slider", "aria-label": "Position in the sound", "aria-valuemin": 0});
    this.spectrogram = element("canvas", {className: "spectrogram", role: "img", "aria-label": "Spectrogram of what is chosen"});
    this.readout = element("p", {className: "readout"});
    root.classList.add("sound");
    root.replaceChildren(
      element("div", {className: "bar", role: "toolbar", "aria-label": "Player"}, this.playButton, this.chooser.group, this.loop, element("span", {className: "group"}, "Volume", this.volume), this.time),
      this.wave, this.spectrogram, this.readout);
    this.mark();
    this.wave.addEventListener("keydown", event => {
      const way = {ArrowLeft: -0.5, ArrowRight: 0.5, Home: -Infinity, End: Infinity}[event.key];
      if (way) {
        event.preventDefault();
        this.seek(clamp(this.now + way, 0, this.seconds));
      }
    });
  }

  /** A press seeks; a drag marks the part that is repeated. */
  mark() {
    const at = event => {
      const box = this.wave.getBoundingClientRect();
      return clamp((event.clientX - box.left) / box.width, 0, 1) * this.seconds;
    };
    this.wave.addEventListener("pointerdown", event => {
      this.wave.setPointerCapture(event.pointerId);
      this.begun = at(event);
    });
    this.wave.addEventListener("pointerup", event => {
      const end = at(event);
      if (Math.abs(end - this.begun) > 0.02 * this.seconds) {
        this.range = [Math.min(end, this.begun), Math.max(end, this.begun)];
        this.setLoop(true);
        this.seek(this.range[0]);
      } else {
        this.seek(end);
      }
    });
  }

  /** All that can be chosen: the layers, and what is between the first and the field. */
  get all() {
    if (this.layers.length < 2) {
      return this.layers;
    }
    const a = this.layers[0];
    const b = this.layers[this.field];
    if (!this.error || this.error.of !== b.wave) {
      const channels = a.wave.channels.map((samples, c) => samples.map((value, i) => b.wave.channels[c][i] - value));
      this.error = {name: "Error", of: b.wave, wave: {rate: a.wave.rate, channels}};
    }
    return [...this.layers, this.error];
  }

  /** Another wave of a layer; heard from the next turn of the loop on. */
  setWave(index, wave) {
    this.layers[index].wave = wave;
    this.refresh();
  }

  refresh() {
    this.spectra.clear();
    this.draw();
  }

  choose(index) {
    this.chooser.press(index);
    this.shown = index;
    if (index > 0 && index < this.layers.length) {
      this.field = index;
    }
    this.draw();
    if (this.source) {
      this.play();
    }
  }

  setLoop(looping) {
    this.looping = looping;
    this.loop.setAttribute("aria-pressed", looping);
    if (!looping) {
      this.range = [0, this.seconds];
    }
    this.draw();
  }

  // ---- playing

  /** Seconds from the start of the sound that are heard now. */
  get now() {
    return this.source ? Math.min(this.stopAt, this.position + this.audio.currentTime - this.startedAt) : this.position;
  }

  toggle() {
    if (this.source) {
      this.pause();
    } else {
      this.play();
    }
  }

  pause() {
    this.position = this.now;
    this.silence();
    this.draw();
  }

  silence() {
    const {source, fade, audio} = this;
    if (source) {
      source.onended = null;
      fade.gain.setTargetAtTime(0, audio.currentTime, FADE_SECONDS / 3);
      source.stop(audio.currentTime + 2 * FADE_SECONDS);
      this.source = null;
    }
    this.playButton.textContent = "Play";
  }

  seek(seconds) {
    const playing = Boolean(this.source);
    this.silence();
    this.position = seconds;
    if (playing) {
      this.play();
    }
    this.draw();
  }

  play() {
    const from = this.now;
    this.silence();
    this.audio ??= new AudioContext();
    this.audio.resume();
    if (!this.out) {
      this.out = this.audio.createGain();
      this.out.gain.value = this.volume.value;
      this.out.connect(this.audio.destination);
    }
    const {rate, channels} = this.all[this.shown].wave;
    const buffer = this.audio.createBuffer(channels.length, channels[0].length, rate);
    channels.forEach((samples, c) => buffer.copyToChannel(samples, c));
    this.stopAt = this.looping ? this.range[1] : this.seconds;
    this.position = from >= this.stopAt - 0.02 || (this.looping && from < this.range[0]) ? (this.looping ? this.range[0] : 0) : from;
    this.fade = this.audio.createGain();
    this.fade.gain.setValueAtTime(0, this.audio.currentTime);
    this.fade.gain.linearRampToValueAtTime(1, this.audio.currentTime + FADE_SECONDS);
    this.fade.connect(this.out);
    this.source = this.audio.createBufferSource();
    this.source.buffer = buffer;
    this.source.connect(this.fade);
    this.source.onended = () => {
      this.source = null;
      this.position = this.looping ? this.range[0] : 0;
      if (this.looping) {
        this.play();
      } else {
        this.playButton.textContent = "Play";
        this.draw();
      }
    };
    this.startedAt = this.audio.currentTime;
    this.source.start(0, this.position, this.stopAt - this.position);
    this.playButton.textContent = "Pause";
    this.follow();
  }

  follow() {
    this.draw();
    if (this.source && !this.following) {
      this.following = requestAnimationFrame(() => {
        this.following = 0;
        this.follow();
      });
    }
  }

  // ---- drawing

  draw() {
    const now = this.now;
    this.time.textContent = `${now.toFixed(2)} s`;
    this.wave.setAttribute("aria-valuemax", this.seconds.toFixed(2));
    this.wave.setAttribute("aria-valuenow", now.toFixed(2));
    const style = getComputedStyle(this.wave);
    const colour = name => style.getPropertyValue(name);
    const context = sized(this.wave);
    if (!context) {
      return;
    }
    const {width, height} = this.wave;
    if (this.looping) {
      context.fillStyle = colour("--line");
      context.fillRect(this.range[0] / this.seconds * width, 0, (this.range[1] - this.range[0]) / this.seconds * width, height);
    }
    const chosen = this.all[this.shown];
    if (this.shown !== 0) {
      this.line(context, this.layers[0].wave, colour("--quiet"), 0.45);
    }
    this.line(context, chosen.wave, colour(this.shown === 0 ? "--first" : "--second"), 0.9);
    context.fillStyle = colour("--ink");
    context.fillRect(now / this.seconds * width, 0, Math.max(1, devicePixelRatio), height);
    this.drawSpectrogram(chosen, now);
    this.readout.textContent = `${chosen.name}: ${this.seconds.toFixed(2)} s, ${chosen.wave.rate} Hz, largest ${digits(peak(chosen.wave), 3)} of full scale. Drag over the waveform to mark what is repeated.`;
  }

  /** Least and greatest of the samples of each column, all channels together. */
  line(context, wave, colour, strength) {
    const {width, height} = this.wave;
    const frames = wave.channels[0].length;
    context.fillStyle = colour;
    context.globalAlpha = strength;
    for (let x = 0; x < width; x++) {
      const from = Math.floor(x * frames / width);
      const to = Math.max(from + 1, Math.floor((x + 1) * frames / width));
      let low = Infinity;
      let high = -Infinity;
      for (const samples of wave.channels) {
        for (let i = from; i < to; i++) {
          low = Math.min(low, samples[i]);
          high = Math.max(high, samples[i]);
        }
      }
      const top = (1 - clamp(high, -1, 1)) / 2 * height;
      context.fillRect(x, top, 1, Math.max(1, (1 - clamp(low, -1, 1)) / 2 * height - top));
    }
    context.globalAlpha = 1;
  }

  drawSpectrogram(chosen, now) {
    const context = sized(this.spectrogram);
    const {width, height} = this.spectrogram;
    if (!this.spectra.has(chosen.wave)) {
      this.spectra.set(chosen.wave, spectrogram(chosen.wave.channels[0], 900));
    }
    const picture = this.spectra.get(chosen.wave);
    if (picture) {
      context.imageSmoothingEnabled = true;
      context.drawImage(picture, 0, 0, width, height);
    }
    context.fillStyle = "#fff";
    context.fillRect(now / this.seconds * width, 0, Math.max(1, devicePixelRatio), height);
    context.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
    context.fillText(`${digits(chosen.wave.rate / 2000, 3)} kHz`, 6 * devicePixelRatio, 14 * devicePixelRatio);
  }
}

/** The context of a canvas that has as many pixels as the screen has for it; null while it is not shown. */
function sized(canvas) {
  const width = Math.round(canvas.clientWidth * devicePixelRatio);
  const height = Math.round(canvas.clientHeight * devicePixelRatio);
  if (width === 0 || height === 0) {
    return null;
  }
  if (canvas.width !== width || canvas.height !== height) {
    Object.assign(canvas, {width, height});
  }
  const context = canvas.getContext("2d");
  context.clearRect(0, 0, width, height);
  return context;
}

function peak({channels}) {
  return channels.reduce((most, samples) => samples.reduce((high, value) => Math.max(high, Math.abs(value)), most), 0);
}

/** Power of a channel in frames under a Hann window, from 0 down to −100 dB of full scale, as a canvas; null if it is too short. */
function spectrogram(samples, columns) {
  if (samples.length < WINDOW) {
    return null;
  }
  const count = Math.min(columns, Math.floor((samples.length - WINDOW) / 64) + 1);
  const picture = new ImageData(count, WINDOW / 2);
  const real = new Float64Array(WINDOW);
  const imaginary = new Float64Array(WINDOW);
  for (let column = 0; column < count; column++) {
    const start = count === 1 ? 0 : Math.floor(column * (samples.length - WINDOW) / (count - 1));
    for (let n = 0; n < WINDOW; n++) {
      real[n] = samples[start + n] * (0.5 - 0.5 * Math.cos(2 * Math.PI * n / WINDOW));
    }
    imaginary.fill(0);
    transform(real, imaginary);
    for (let bin = 0; bin < WINDOW / 2; bin++) {
      const amplitude = 4 * Math.hypot(real[bin], imaginary[bin]) / WINDOW;
      const strength = clamp(1 + Math.log10(amplitude + 1e-9) / 5, 0, 1);
      picture.data.set(flame(strength), 4 * ((WINDOW / 2 - 1 - bin) * count + column));
    }
  }
  const canvas = element("canvas", {width: count, height: WINDOW / 2});
  canvas.getContext("2d").putImageData(picture, 0, 0);
  return canvas;
}

/** Black, violet, orange, white: brighter all the way. */
function flame(strength) {
  return [255 * clamp(1.9 * strength - 0.25, 0, 1), 255 * clamp(2.2 * strength - 1.1, 0, 1), 255 * clamp(strength < 0.45 ? 1.5 * strength : strength < 0.75 ? 1.4 - 1.7 * strength : 4 * strength - 3, 0, 1), 255];
}

/** The discrete Fourier transform in place, of a power of two. */
function transform(real, imaginary) {
  const n = real.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) {
      j ^= bit;
    }
    j ^= bit;
    if (i < j) {
      [real[i], real[j]] = [real[j], real[i]];
      [imaginary[i], imaginary[j]] = [imaginary[j], imaginary[i]];
    }
  }
  for (let length = 2; length <= n; length *= 2) {
    for (let k = 0; k < length / 2; k++) {
      const c = Math.cos(-2 * Math.PI * k / length);
      const s = Math.sin(-2 * Math.PI * k / length);
      for (let at = k; at < n; at += length) {
        const other = at + length / 2;
        const r = real[other] * c - imaginary[other] * s;
        const i = real[other] * s + imaginary[other] * c;
        real[other] = real[at] - r;
        imaginary[other] = imaginary[at] - i;
        real[at] += r;
        imaginary[at] += i;
      }
    }
  }
}
