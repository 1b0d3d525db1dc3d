/** The one border between code points, which the record counts, and UTF-16 units, which a browser counts. */

const HIGH = /[\uD800-\uDBFF]$/;
const LOW = /^[\uDC00-\uDFFF]/;

/** Returns how many code points a piece of text has; half a pair counts as one. */
export function pointsIn(text: string): number {
  let points = 0;
  for (const _ of text) points += 1;
  return points;
}

/** Returns where the code point begins that stands at a place in units: the same, or one before inside a pair. */
export function pointStart(text: string, unit: number): number {
  const isInside = HIGH.test(text.slice(0, unit)) && LOW.test(text.slice(unit));
  return isInside ? unit - 1 : unit;
}

/** Returns where the code point ends that a place in units cuts: the same, or one after inside a pair. */
export function pointEnd(text: string, unit: number): number {
  return pointStart(text, unit) === unit ? unit : unit + 1;
}

/** Returns the place in code points of a place in units. */
export function toPoints(text: string, unit: number): number {
  return pointsIn(text.slice(0, pointStart(text, unit)));
}

/** Returns the place in units of a place in code points; the end of the text where there are fewer. */
export function toUnits(text: string, points: number): number {
  let units = 0;
  let left = points;
  for (const point of text) {
    if (left <= 0) break;
    units += point.length;
    left -= 1;
  }
  return units;
}
