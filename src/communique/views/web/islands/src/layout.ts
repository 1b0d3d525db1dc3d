/** Lays the entries of a timeline into rows at a scale, and folds those without room into counted clusters. */

export type Kind = "day" | "spell" | "ahead" | "back";

/** A contact on the axis of time; days as milliseconds, the last one excluded. */
export interface Entry {
  index: number;
  lane: number;
  status: number;
  kind: Kind;
  from: number;
  to: number;
}

/** A mark to draw, in pixels from the left edge of the view; `row` counts within its lane. */
export interface Mark {
  entry: Entry;
  lane: number;
  row: number;
  left: number;
  right: number;
}

/** Several entries in one place, with the days they lie between. */
export interface Cluster {
  lane: number;
  left: number;
  right: number;
  count: number;
  from: number;
  to: number;
}

export interface Layout {
  marks: Mark[];
  clusters: Cluster[];
}

/** What is in view: its first and last moment, and how wide it is. */
export interface View {
  from: number;
  to: number;
  width: number;
}

export const MOST_MARKS = 2000;
export const RADIUS = 6;
export const ARROW = 26;
export const BUCKET = 38;
const GAP = 2;
const HALF_DAY = 43_200_000;

/** Returns what to draw of entries sorted by their first day: at most 2,000 marks and clusters together. */
export function layOut(entries: readonly Entry[], lanes: number, rows: number, view: View): Layout {
  for (let tried = rows; tried > 0; tried -= 1) {
    const found = packed(entries, lanes, tried, view);
    if (found.marks.length + found.clusters.length <= MOST_MARKS) return found;
  }
  return packed(entries, lanes, 0, view);
}

/** Packs from the first entry on, in view or not: so that moving the view moves no mark to another row. */
function packed(entries: readonly Entry[], lanes: number, rows: number, view: View): Layout {
  const scale = view.width / (view.to - view.from);
  const offset = view.from * scale;
  const ends = new Float64Array(lanes * rows).fill(-Infinity);
  const marks: Mark[] = [];
  const clusters = new Map<number, Cluster>();
  for (const entry of entries) {
    const { left, right } = placeOf(entry, scale);
    const row = freeRow(ends, entry.lane, rows, left);
    const isInView = right > offset && left < offset + view.width;
    if (row >= 0) {
      ends[entry.lane * rows + row] = right + GAP;
      if (isInView) marks.push({ entry, lane: entry.lane, row, left: left - offset, right: right - offset });
    } else {
      fold(clusters, entry, Math.floor((left + right) / 2 / BUCKET), offset, view.width);
    }
  }
  return { marks, clusters: [...clusters.values()] };
}

function placeOf(entry: Entry, scale: number): { left: number; right: number } {
  if (entry.kind === "spell") {
    const middle = ((entry.from + entry.to) / 2) * scale;
    const half = Math.max(((entry.to - entry.from) / 2) * scale, RADIUS + 4);
    return { left: middle - half, right: middle + half };
  }
  const at = (entry.from + HALF_DAY) * scale;
  if (entry.kind === "ahead") return { left: at, right: at + ARROW };
  if (entry.kind === "back") return { left: at - ARROW, right: at };
  return { left: at - RADIUS, right: at + RADIUS };
}

function freeRow(ends: Float64Array, lane: number, rows: number, left: number): number {
  for (let row = 0; row < rows; row += 1) {
    if ((ends[lane * rows + row] ?? Infinity) <= left) return row;
  }
  return -1;
}

function fold(clusters: Map<number, Cluster>, entry: Entry, bucket: number, offset: number, width: number): void {
  const left = bucket * BUCKET - offset;
  if (left > width || left + BUCKET < 0) return;
  const key = bucket * 16 + entry.lane;
  const found = clusters.get(key);
  if (found === undefined) {
    clusters.set(key, { lane: entry.lane, left, right: left + BUCKET, count: 1, from: entry.from, to: entry.to });
  } else {
    found.count += 1;
    found.from = Math.min(found.from, entry.from);
    found.to = Math.max(found.to, entry.to);
  }
}
