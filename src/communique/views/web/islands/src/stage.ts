/** Where the lanes of a timeline lie, and what the chart draws behind its marks. */

import type { Cluster, Kind, Mark } from "./layout";
import type { Theme } from "./theme";

export const TITLE = 24;
export const ROW = 16;
const LETTER = 7.4; // pixels of a letter, at most

/** Where the lanes lie, in pixels. */
export interface Stage {
  x: number;
  y: number;
  width: number;
  rows: number;
  lanes: string[];
}

type Drawn = Record<string, unknown>;

/** Returns how high a lane is: its title, its rows, and one row for clusters. */
export function laneHeight(rows: number): number {
  return TITLE + (rows + 1) * ROW + 6;
}

/** Returns the height of the middle of a row. */
export function rowMiddle(stage: Stage, lane: number, row: number): number {
  return stage.y + lane * laneHeight(stage.rows) + TITLE + row * ROW + ROW / 2;
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

/** Returns the line that stands at the day the record speaks from, with its words above the lanes. */
export function drawnDay(x: number, words: string, stage: Stage, theme: Theme): Drawn[] {
  const bottom = stage.y + stage.lanes.length * laneHeight(stage.rows);
  const half = (words.length * LETTER) / 2;
  const middle = Math.min(Math.max(x, stage.x + half), stage.x + stage.width - half);
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
      style: { text: words, x: middle, y: stage.y - 17, fill: theme.accent, font: `600 12px ${theme.font}`, align: "center" },
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
