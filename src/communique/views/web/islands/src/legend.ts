/** Draws the legend of the timeline, with the very signs of the chart. */

import type { Kind } from "./layout";
import { signOf } from "./signs";
import { KINDS } from "./symbols";
import type { Theme } from "./theme";

/** Puts into a list what the statuses and the forms that occur look like. */
export function drawLegend(list: HTMLElement, statuses: string[], kinds: Kind[], theme: Theme): void {
  const forStatus = statuses.map((status) => entry(status, "day", status, theme));
  const forKind = kinds.map((kind) => entry("announced", kind, KINDS[kind], theme));
  list.replaceChildren(...forStatus, ...forKind);
}

function entry(status: string, kind: Kind, words: string, theme: Theme): HTMLElement {
  const item = document.createElement("li");
  const { canvas, width, height } = signOf(status, kind, theme);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  canvas.setAttribute("aria-hidden", "true");
  item.append(canvas, document.createTextNode(words));
  return item;
}
