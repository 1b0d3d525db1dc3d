/** Draws the legend of the timeline, with the very signs of the chart. */

import { ARROW, RADIUS, type Kind } from "./layout";
import { drawBody, drawCore, drawSign, KINDS, LOOKS, signAt } from "./symbols";
import type { Theme } from "./theme";

const HEIGHT = 18;
const SPELL = 34;

/** Puts into a list what the statuses and the forms that occur look like. */
export function drawLegend(list: HTMLElement, statuses: string[], kinds: Kind[], theme: Theme): void {
  const forStatus = statuses.map((status) => entry(status, "day", status, theme));
  const forKind = kinds.map((kind) => entry("announced", kind, KINDS[kind], theme));
  list.replaceChildren(...forStatus, ...forKind);
}

function entry(status: string, kind: Kind, words: string, theme: Theme): HTMLElement {
  const item = document.createElement("li");
  item.append(sample(status, kind, theme), document.createTextNode(words));
  return item;
}

function sample(status: string, kind: Kind, theme: Theme): HTMLCanvasElement {
  const width = (kind === "day" ? RADIUS * 2 : kind === "spell" ? SPELL : ARROW) + 4;
  const canvas = document.createElement("canvas");
  const ratio = window.devicePixelRatio || 1;
  canvas.width = width * ratio;
  canvas.height = HEIGHT * ratio;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${HEIGHT}px`;
  canvas.setAttribute("aria-hidden", "true");
  const pen = canvas.getContext("2d");
  if (pen !== null) {
    pen.scale(ratio, ratio);
    paint(pen, status, kind, width, theme);
  }
  return canvas;
}

function paint(pen: CanvasRenderingContext2D, status: string, kind: Kind, width: number, theme: Theme): void {
  const look = LOOKS[status];
  if (look === undefined) return;
  const [left, right, y] = [2, width - 2, HEIGHT / 2];
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
  if (look.isFilled) pen.fill();
  else pen.stroke();
  if (look.sign === null) return;
  pen.setLineDash([]);
  pen.beginPath();
  drawSign(pen, look.sign, signAt(kind, left, right), y);
  if (look.sign === "hole") pen.fillStyle = theme.surface;
  if (look.sign === "hole" || look.sign === "point") pen.fill();
  else pen.stroke();
}
