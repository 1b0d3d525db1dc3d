/** Paints the marks of a timeline on a canvas above the chart: each sign is a picture painted once. */

import { ROW, rowMiddle, type Stage } from "./stage";
import type { Cluster, Layout, Mark } from "./layout";
import { paintMark, picture, signOf, type Picture } from "./signs";
import { LOOKS } from "./symbols";
import type { Theme } from "./theme";

export class Painter {
  private readonly canvas = document.createElement("canvas");
  private readonly pictures = new Map<string, Picture>();
  private theme: Theme | undefined;

  constructor(within: HTMLElement) {
    this.canvas.className = "chart-marks";
    this.canvas.setAttribute("aria-hidden", "true");
    within.append(this.canvas);
  }

  /** Paints all that is to be seen, on a canvas of that size. */
  paint(found: Layout, statuses: string[], stage: Stage, theme: Theme, size: { width: number; height: number }): void {
    const pen = this.cleared(size);
    if (pen === null) return;
    if (this.theme !== theme) this.pictures.clear();
    this.theme = theme;
    pen.save();
    pen.beginPath();
    pen.rect(stage.x, 0, stage.width, size.height);
    pen.clip();
    for (const mark of found.marks) this.paintOne(pen, mark, statuses[mark.entry.status] ?? "", stage, theme);
    for (const cluster of found.clusters) this.paintCluster(pen, cluster, stage, theme);
    pen.restore();
  }

  private cleared(size: { width: number; height: number }): CanvasRenderingContext2D | null {
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [Math.ceil(size.width * ratio), Math.ceil(size.height * ratio)];
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.canvas.style.width = `${size.width}px`;
      this.canvas.style.height = `${size.height}px`;
      this.pictures.clear();
    }
    const pen = this.canvas.getContext("2d");
    pen?.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen?.clearRect(0, 0, size.width, size.height);
    return pen;
  }

  private paintOne(pen: CanvasRenderingContext2D, mark: Mark, status: string, stage: Stage, theme: Theme): void {
    const [left, right, y] = [stage.x + mark.left, stage.x + mark.right, rowMiddle(stage, mark.lane, mark.row)];
    const { kind } = mark.entry;
    const look = LOOKS[status];
    if (look === undefined) return;
    if (kind === "spell") paintMark(pen, look, kind, { left, right, y }, theme);
    else this.put(pen, `${status}/${kind}`, () => signOf(status, kind, theme), (left + right) / 2, y);
  }

  private paintCluster(pen: CanvasRenderingContext2D, cluster: Cluster, stage: Stage, theme: Theme): void {
    const words = shortly(cluster.count);
    const [middle, y] = [stage.x + (cluster.left + cluster.right) / 2, rowMiddle(stage, cluster.lane, stage.rows)];
    this.put(pen, words, () => pill(words, cluster.right - cluster.left, theme), middle, y);
  }

  private put(pen: CanvasRenderingContext2D, name: string, make: () => Picture, x: number, y: number): void {
    const found = this.pictures.get(name) ?? make();
    this.pictures.set(name, found);
    const [left, top] = [Math.round(x - found.width / 2), Math.round(y - found.height / 2)];
    pen.drawImage(found.canvas, left, top, found.width, found.height);
  }
}

function pill(words: string, width: number, theme: Theme): Picture {
  return picture(width, ROW, (pen) => {
    pen.beginPath();
    pen.roundRect(1, 0.5, width - 2, ROW - 1, ROW / 2);
    pen.fillStyle = theme["accent-soft"];
    pen.fill();
    pen.strokeStyle = pen.fillStyle = theme.accent;
    pen.stroke();
    pen.font = `600 11px ${theme.font}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(words, width / 2, ROW / 2 + 0.5);
  });
}

/** Returns a count that fits into a pill: 14, 999, 1.2k. */
export function shortly(count: number): string {
  if (count < 1000) return `+${count}`;
  return count < 10_000 ? `+${(count / 1000).toFixed(1)}k` : `+${Math.round(count / 1000)}k`;
}
