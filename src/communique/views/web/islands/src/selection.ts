/** From what a person selects in the stored text to its span in code points. */

import { pointEnd, pointStart, pointsIn } from "./offsets";

/** A stretch of the stored text in code points, end excluded, and its words. */
export interface Selected {
  start: number;
  end: number;
  words: string;
}

const LINE = ".line[data-start]";

/** Returns the stretch that a range of the document covers, without white space around it; null where it is none. */
export function selectedIn(text: Element, range: Range): Selected | null {
  const lines = [...text.querySelectorAll(LINE)].filter((line) => range.intersectsNode(line));
  const pieces = lines.map((line) => pieceOf(line, range)).filter((piece) => piece.from < piece.to);
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return null;
  return {
    start: placeOf(first.line, first.from),
    end: placeOf(last.line, last.to),
    words: pieces.map(({ line, from, to }) => textOf(line).slice(from, to)).join("\n"),
  };
}

interface Piece {
  line: Element;
  from: number;
  to: number;
}

function pieceOf(line: Element, range: Range): Piece {
  const text = textOf(line);
  const from = line.contains(range.startContainer) ? unitsBefore(line, range.startContainer, range.startOffset) : 0;
  const to = line.contains(range.endContainer) ? unitsBefore(line, range.endContainer, range.endOffset) : text.length;
  const words = text.slice(from, to);
  const blank = words.length - words.trimStart().length;
  return {
    line,
    from: pointStart(text, from + blank),
    to: pointEnd(text, Math.max(from + blank, from + words.trimEnd().length)),
  };
}

function unitsBefore(line: Element, container: Node, offset: number): number {
  const before = line.ownerDocument.createRange();
  before.selectNodeContents(line);
  before.setEnd(container, offset);
  return before.toString().length;
}

function placeOf(line: Element, units: number): number {
  return Number(line.getAttribute("data-start")) + pointsIn(textOf(line).slice(0, units));
}

function textOf(line: Element): string {
  return line.textContent ?? "";
}
