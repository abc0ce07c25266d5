// A field in tiles, wherever they come from.

const MOST_REQUESTS = 2;
const MOST_TILES_KEPT = 600;

/**
 * A field as tiles. A level is the whole picture at 2^level times its size, so beyond 1:1 the field itself is
 * seen, between the pixels of the original. What is old stays until the new one is there.
 */
class TileLayer {
  /**
   * @param size {width, height} of the original, {tile} for the side of a tile and {mostSamples} for that of the finest level
   * @param source its tile(tile, version) gives {canvas} with or without {pixels}, or null where there is none now
   */
  constructor(name, size, source) {
    this.name = name;
    this.size = size;
    this.source = source;
    this.tiles = new Map();
    this.newest = 0;
    this.live = false;
    this.under = new Set();
    this.wanted = [];
    const longest = Math.max(size.width, size.height);
    this.mostLevel = Math.max(0, Math.floor(Math.log2(size.mostSamples / longest)));
    this.leastLevel = -Math.max(0, Math.ceil(Math.log2(longest / size.tile)));
    // A picture of a few million points is rendered whole and reduced by the browser, which looks better than fewer points.
    this.usualLevel = -Math.max(0, Math.ceil(Math.log2(Math.sqrt(size.width * size.height / 2 ** 21))));
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
      const made = await this.source.tile(tile, version);
      if (made) {
        this.tiles.delete(tile.key);
        this.tiles.set(tile.key, {version, ...made});
        if (this.tiles.size > MOST_TILES_KEPT) {
          this.tiles.delete(this.tiles.keys().next().value);
        }
        this.onchange?.();
      }
    } finally {
      this.under.delete(tile.key);
    }
    this.pump();
  }

  get isEmpty() {
    return this.tiles.size === 0;
  }

  /** Whether all that was last wanted is there. */
  get isDone() {
    return this.wanted.length === 0 && this.under.size === 0;
  }

  /** The pixel there, of the newest tile and the finest of those. */
  valueAt(x, y) {
    let best = null;
    for (let level = this.mostLevel; level >= this.leastLevel; level--) {
      const tile = this.tileAt(x, y, level);
      const there = tile && this.tiles.get(tile.key);
      if (there && !(best && best.there.version >= there.version)) {
        best = {tile, there};
      }
    }
    if (!best) {
      return null;
    }
    const {tile, there} = best;
    const column = clamp(Math.floor((x - tile.x) / tile.across), 0, tile.width - 1);
    const row = clamp(Math.floor((y - tile.y) / tile.down), 0, tile.height - 1);
    return [...there.pixels.data.slice(4 * (row * tile.width + column), 4 * (row * tile.width + column) + 4)];
  }

  tileAt(x, y, level) {
    return this.inside({x0: x, x1: x, y0: y, y1: y}, level)[0];
  }

  /** Wants the newest tile at a place, and no others. */
  ask(x, y, zoom) {
    const tile = this.tileAt(x, y, this.level(zoom));
    this.wanted = tile && this.tiles.get(tile.key)?.version !== this.newest ? [tile] : [];
    this.pump();
  }
}
