/** The signs of the timeline as small pictures, each painted once: the legend shows them, the chart repeats them. */

import { ARROW, RADIUS, type Kind } from "./layout";
import { drawBody, drawCore, drawSign, LOOKS, signAt, type Look } from "./symbols";
import type { Theme } from "./theme";

export const HEIGHT = 18;
const EDGE = 2;
const SPELL = 34;

/** A picture, with its size in pixels of the page. */
export interface Picture {
  canvas: HTMLCanvasElement;
  width: number;
  height: number;
}

/** Paints a picture at the resolution of the screen. */
export function picture(width: number, height: number, paint: (pen: CanvasRenderingContext2D) => void): Picture {
  const canvas = document.createElement("canvas");
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.ceil(width * ratio);
  canvas.height = Math.ceil(height * ratio);
  const pen = canvas.getContext("2d");
  if (pen !== null) {
    pen.scale(ratio, ratio);
    paint(pen);
  }
  return { canvas, width, height };
}

/** Returns the picture of a status in a form; an interval is as long as the legend has room for. */
export function signOf(status: string, kind: Kind, theme: Theme): Picture {
  const width = (kind === "day" ? RADIUS * 2 : kind === "spell" ? SPELL : ARROW) + 2 * EDGE;
  return picture(width, HEIGHT, (pen) => {
    const look = LOOKS[status];
    if (look !== undefined) paintMark(pen, look, kind, { left: EDGE, right: width - EDGE, y: HEIGHT / 2 }, theme);
  });
}

/** Paints a mark between two edges, around a height. */
export function paintMark(
  pen: CanvasRenderingContext2D,
  look: Look,
  kind: Kind,
  at: { left: number; right: number; y: number },
  theme: Theme,
): void {
  const { left, right, y } = at;
  pen.strokeStyle = pen.fillStyle = theme[look.colour];
  pen.lineWidth = 1.5;
  pen.setLineDash(look.dash ?? []);
  pen.beginPath();
  drawBody(pen, kind, left, right, y);
  if (kind === "spell") {
    pen.globalAlpha = 0.3;
    pen.fill();
    pen.globalAlpha = 1;
    pen.beginPath();
    drawCore(pen, left, right, y);
  }
  if (!look.isFilled) pen.fillStyle = theme.surface;
  pen.fill();
  if (!look.isFilled) pen.stroke();
  paintSign(pen, look, signAt(kind, left, right), y, theme);
}

function paintSign(pen: CanvasRenderingContext2D, look: Look, x: number, y: number, theme: Theme): void {
  if (look.sign === null) return;
  pen.setLineDash([]);
  pen.beginPath();
  drawSign(pen, look.sign, x, y);
  pen.fillStyle = look.sign === "hole" ? theme.surface : theme[look.colour];
  if (look.sign === "hole" || look.sign === "point") pen.fill();
  else pen.stroke();
}
