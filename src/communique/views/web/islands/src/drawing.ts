/** Draws the marks of a timeline in as few strokes as there are patterns. */

import { graphic } from "echarts/core";
import type { Cluster, Kind, Layout, Mark } from "./layout";
import { drawBody, drawCore, drawSign, LOOKS, signAt, type Look, type Pen } from "./symbols";
import type { Theme } from "./theme";

export const TITLE = 24;
export const ROW = 16;
const BESIDE_TITLE = 260; // pixels that the title of a lane and a day in words need

/** Where the lanes lie, in pixels. */
export interface Stage {
  x: number;
  y: number;
  width: number;
  rows: number;
  lanes: string[];
}

type Drawn = Record<string, unknown>;
/** What a shape draws lies in an object of its own: the chart copies all else of a shape. */
type Shape = { by: { draw: (pen: Pen) => void } };

graphic.registerShape(
  "strokes",
  graphic.extendShape({
    shape: { by: { draw: (): void => undefined } },
    buildPath(pen: unknown, shape: unknown): void {
      (shape as Shape).by.draw(pen as Pen);
    },
  }) as never,
);

/** Returns how high a lane is: its title, its rows, and one row for clusters. */
export function laneHeight(rows: number): number {
  return TITLE + (rows + 1) * ROW + 6;
}

/** Returns the height of the middle of a row. */
export function rowMiddle(stage: Stage, lane: number, row: number): number {
  return stage.y + lane * laneHeight(stage.rows) + TITLE + row * ROW + ROW / 2;
}

/** Returns the shapes of the marks and the clusters. */
export function drawn(found: Layout, statuses: string[], stage: Stage, theme: Theme): Drawn[] {
  const byLook = new Map<string, Mark[]>();
  for (const mark of found.marks) {
    const status = statuses[mark.entry.status] ?? "";
    const kind = mark.entry.kind === "spell" ? "spell" : "other";
    const key = `${status}/${kind}`;
    const same = byLook.get(key);
    if (same === undefined) byLook.set(key, [mark]);
    else same.push(mark);
  }
  const marks = [...byLook].flatMap(([key, same]) => drawnAlike(LOOKS[key.split("/")[0] ?? ""], same, stage, theme));
  return [...marks, ...drawnClusters(found.clusters, stage, theme)];
}

/** Returns the ground of the lanes, with their titles. */
export function drawnLanes(stage: Stage, theme: Theme): Drawn[] {
  const height = laneHeight(stage.rows);
  return stage.lanes.flatMap((title, lane) => {
    const y = stage.y + lane * height;
    const band = { x: stage.x, y, width: stage.width, height };
    return [
      { type: "rect", silent: true, shape: band, style: { fill: lane % 2 === 0 ? theme.sunken : theme.surface } },
      {
        type: "text",
        silent: true,
        style: { text: title, x: stage.x + 8, y: y + 7, fill: theme.soft, font: `600 12px ${theme.font}` },
      },
    ];
  });
}

function drawnAlike(look: Look | undefined, marks: Mark[], stage: Stage, theme: Theme): Drawn[] {
  if (look === undefined) return [];
  const colour = theme[look.colour];
  const each = (draw: (pen: Pen, mark: Mark, left: number, right: number, y: number) => void): Shape => ({
    by: {
      draw: (pen) => {
        for (const mark of marks) {
          draw(pen, mark, stage.x + mark.left, stage.x + mark.right, rowMiddle(stage, mark.lane, mark.row));
        }
      },
    },
  });
  const isSpell = marks[0]?.entry.kind === "spell";
  const body = each((pen, mark, left, right, y) =>
    isSpell ? drawCore(pen, left, right, y) : drawBody(pen, mark.entry.kind, left, right, y),
  );
  const line = { stroke: colour, lineWidth: 1.5, lineDash: look.dash ?? "solid" };
  const found: Drawn[] = [
    strokes(body, look.isFilled ? { fill: colour, stroke: colour, lineWidth: 1 } : { fill: theme.surface, ...line }),
  ];
  if (isSpell) {
    const soft = each((pen, mark, left, right, y) => drawBody(pen, mark.entry.kind, left, right, y));
    found.unshift(strokes(soft, { fill: colour, opacity: 0.3 }));
  }
  if (look.sign !== null) found.push(drawnSign(look, each, theme));
  return found;
}

type Each = (draw: (pen: Pen, mark: Mark, left: number, right: number, y: number) => void) => Shape;

function drawnSign(look: Look, each: Each, theme: Theme): Drawn {
  const { sign } = look;
  const shape = each((pen, mark, left, right, y) => {
    if (sign !== null) drawSign(pen, sign, signAt(mark.entry.kind, left, right), y);
  });
  if (sign === "hole") return strokes(shape, { fill: theme.surface });
  if (sign === "point") return strokes(shape, { fill: theme[look.colour] });
  return strokes(shape, { fill: null, stroke: theme[look.colour], lineWidth: 1.5 });
}

function strokes(shape: Shape, style: Drawn): Drawn {
  return { type: "strokes", silent: true, shape, style };
}

function drawnClusters(clusters: Cluster[], stage: Stage, theme: Theme): Drawn[] {
  const boxes: Shape = {
    by: {
      draw: (pen) => {
        for (const cluster of clusters) drawPill(pen, cluster, stage);
      },
    },
  };
  const labels = clusters.map((cluster) => ({
    type: "text",
    silent: true,
    style: {
      text: shortly(cluster.count),
      x: stage.x + (cluster.left + cluster.right) / 2,
      y: rowMiddle(stage, cluster.lane, stage.rows) + 1,
      fill: theme.accent,
      font: `600 11px ${theme.font}`,
      align: "center",
      verticalAlign: "middle",
    },
  }));
  return [strokes(boxes, { fill: theme["accent-soft"], stroke: theme.accent, lineWidth: 1 }), ...labels];
}

function drawPill(pen: Pen, cluster: Cluster, stage: Stage): void {
  const y = rowMiddle(stage, cluster.lane, stage.rows);
  const [left, right, half] = [stage.x + cluster.left + 1, stage.x + cluster.right - 1, ROW / 2 - 0.5];
  pen.moveTo(left + half, y - half);
  pen.lineTo(right - half, y - half);
  pen.arc(right - half, y, half, -Math.PI / 2, Math.PI / 2);
  pen.lineTo(left + half, y + half);
  pen.arc(left + half, y, half, Math.PI / 2, (Math.PI * 3) / 2);
  pen.closePath();
}

/** Returns a count that fits into a pill: 14, 999, 1.2k. */
export function shortly(count: number): string {
  if (count < 1000) return `+${count}`;
  return count < 10_000 ? `+${(count / 1000).toFixed(1)}k` : `+${Math.round(count / 1000)}k`;
}

/** Returns the line that stands at the day the record speaks from. */
export function drawnDay(x: number, words: string, stage: Stage, theme: Theme): Drawn[] {
  const bottom = stage.y + stage.lanes.length * laneHeight(stage.rows);
  const isLeft = x > stage.x + BESIDE_TITLE;
  return [
    {
      type: "line",
      silent: true,
      shape: { x1: x, y1: stage.y, x2: x, y2: bottom },
      style: { stroke: theme.accent, lineWidth: 1, lineDash: [2, 3] },
    },
    {
      type: "text",
      silent: true,
      style: {
        text: words,
        x: isLeft ? x - 5 : x + 5,
        y: stage.y + 7,
        fill: theme.accent,
        font: `600 12px ${theme.font}`,
        align: isLeft ? "right" : "left",
      },
    },
  ];
}

/** Returns whether a point in pixels lies on a mark. */
export function isOn(piece: Mark | Cluster, x: number, y: number, stage: Stage): boolean {
  const row = "row" in piece ? piece.row : stage.rows;
  const middle = rowMiddle(stage, piece.lane, row);
  return Math.abs(y - middle) <= ROW / 2 && x >= stage.x + piece.left - 1 && x <= stage.x + piece.right + 1;
}

/** Returns the forms that occur. */
export function kindsOf(entries: readonly { kind: Kind }[]): Kind[] {
  const order: Kind[] = ["day", "spell", "ahead", "back"];
  return order.filter((kind) => entries.some((entry) => entry.kind === kind));
}
