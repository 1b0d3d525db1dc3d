/** The signs of the timeline: the form says how exact the day is, the pattern and the sign what became of it. */

import { ARROW, RADIUS, type Kind } from "./layout";
import type { Token } from "./theme";

/** What a canvas and the shapes of the chart have in common. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  closePath(): void;
}

export interface Look {
  colour: Token;
  isFilled: boolean;
  dash: number[] | null;
  sign: Sign | null;
  words: string;
}

type Sign = "hole" | "point" | "bar" | "bars" | "cross" | "slash";

export const LOOKS: Record<string, Look> = {
  held: look("settled", { isFilled: true, words: "filled" }),
  underway: look("settled", { isFilled: true, sign: "hole", words: "filled, with a hole" }),
  scheduled: look("open", { sign: "point", words: "hollow, with a point" }),
  announced: look("open", { words: "hollow" }),
  proposed: look("open", { dash: [4, 2.5], words: "dashed" }),
  possible: look("open", { dash: [1.5, 2.5], words: "dotted" }),
  declined: look("gone", { sign: "bar", words: "hollow, with a bar" }),
  postponed: look("commitment", { sign: "bars", words: "hollow, with two bars" }),
  cancelled: look("gone", { sign: "cross", words: "hollow, crossed out" }),
  denied: look("gone", { sign: "slash", dash: [1.5, 2.5], words: "dotted, struck through" }),
};

export const KINDS: Record<Kind, string> = {
  day: "a day",
  spell: "some day of a month or of an interval",
  ahead: "ahead, no day fixed; drawn from the day it was told",
  back: "a day not said; drawn up to the day it was told",
};

function look(colour: Token, more: Partial<Look>): Look {
  return { colour, isFilled: false, dash: null, sign: null, words: "", ...more };
}

/** Draws the outline of a mark between two edges, around a height. */
export function drawBody(pen: Pen, kind: Kind, left: number, right: number, y: number): void {
  if (kind === "day") {
    const x = (left + right) / 2;
    pen.moveTo(x + RADIUS - 1, y);
    pen.arc(x, y, RADIUS - 1, 0, Math.PI * 2);
    pen.closePath();
  } else if (kind === "spell") {
    drawLozenge(pen, left, right, y, RADIUS - 1);
  } else {
    drawArrow(pen, kind === "ahead" ? left : right, kind === "ahead" ? right : left, y);
  }
}

/** Draws the middle of an interval, where its edges are not soft. */
export function drawCore(pen: Pen, left: number, right: number, y: number): void {
  const inset = (right - left) * 0.22;
  drawLozenge(pen, left + inset, right - inset, y, RADIUS - 1);
}

function drawLozenge(pen: Pen, left: number, right: number, y: number, half: number): void {
  const taper = Math.min(RADIUS + 2, (right - left) / 2);
  pen.moveTo(left, y);
  pen.lineTo(left + taper, y - half);
  pen.lineTo(right - taper, y - half);
  pen.lineTo(right, y);
  pen.lineTo(right - taper, y + half);
  pen.lineTo(left + taper, y + half);
  pen.closePath();
}

function drawArrow(pen: Pen, tail: number, tip: number, y: number): void {
  const neck = tip - Math.sign(tip - tail) * 8;
  pen.moveTo(tail, y - 3.5);
  pen.lineTo(neck, y - 3.5);
  pen.lineTo(neck, y - RADIUS);
  pen.lineTo(tip, y);
  pen.lineTo(neck, y + RADIUS);
  pen.lineTo(neck, y + 3.5);
  pen.lineTo(tail, y + 3.5);
  pen.closePath();
}

/** Returns where the sign of a mark stands. */
export function signAt(kind: Kind, left: number, right: number): number {
  if (kind === "ahead") return left + ARROW * 0.36;
  return kind === "back" ? right - ARROW * 0.36 : (left + right) / 2;
}

/** Draws what stands in a mark, to be stroked. */
export function drawSign(pen: Pen, sign: Sign, x: number, y: number): void {
  const reach = 2.6;
  if (sign === "hole" || sign === "point") {
    pen.moveTo(x + 2, y);
    pen.arc(x, y, 2, 0, Math.PI * 2);
    pen.closePath();
  } else if (sign === "bar") {
    line(pen, x - reach, y, x + reach, y);
  } else if (sign === "bars") {
    line(pen, x - 1.5, y - reach, x - 1.5, y + reach);
    line(pen, x + 1.5, y - reach, x + 1.5, y + reach);
  } else {
    const far = sign === "slash" ? RADIUS + 1 : reach;
    line(pen, x - far, y + far, x + far, y - far);
    if (sign === "cross") line(pen, x - reach, y - reach, x + reach, y + reach);
  }
}

function line(pen: Pen, fromX: number, fromY: number, toX: number, toY: number): void {
  pen.moveTo(fromX, fromY);
  pen.lineTo(toX, toY);
}
