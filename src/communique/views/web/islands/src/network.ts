/** Draws who was in touch with whom as a ring: the wider a line, the more contacts. */

import type { EChartsType } from "echarts/core";
import { chartIn, textTooltip } from "./charts";
import { onThemeChange, themeNow, type Theme } from "./theme";
import { counted, inWords, plain, toldAt } from "./told";

interface Side {
  id: string;
  name: string;
  short: string;
  party: string | null;
  contacts: number;
  href: string;
}

interface Tie {
  one: string;
  other: string;
  contacts: number;
  modes: Record<string, number>;
  first: string | null;
  last: string | null;
  undated: number;
  href: string;
}

interface Told {
  sides: Side[];
  ties: Tie[];
}

const DAY = 86_400_000;
const RECENT = 90 * DAY;
const NARROW = 520;
const FEW = 14; // sides in a narrow ring
const SHORT = 14; // characters of a line of a name
const LONG = 30;
const SMALL = 14; // pixels of the busiest point in a narrow ring
const LARGE = 26;
const LEAST = 0.33; // of that, the size of a point with few contacts

function optionOf(told: Told, theme: Theme, width: number): Record<string, unknown> {
  const most = Math.max(...told.ties.map((tie) => tie.contacts), 1);
  const busiest = Math.max(...told.sides.map((side) => side.contacts), 1);
  const latest = Math.max(...told.ties.map((tie) => (tie.last === null ? 0 : Date.parse(tie.last))));
  const isNarrow = width < NARROW;
  const label = { color: theme.ink, fontFamily: theme.font, fontSize: isNarrow ? 11 : 12, lineHeight: 13 };
  return {
    animation: false,
    tooltip: { ...textTooltip(theme), formatter: (shown: unknown) => wordsFor(told, shown as Shown) },
    series: [
      {
        type: "graph",
        layout: "circular",
        circular: { rotateLabel: true },
        ...ringIn(told, isNarrow, `${label.fontSize}px ${theme.font}`),
        data: inRing(told.sides).map((side) => ({
          id: side.id,
          name: side.id,
          symbolSize: (isNarrow ? SMALL : LARGE) * (LEAST + (1 - LEAST) * Math.sqrt(side.contacts / busiest)),
          itemStyle: { color: theme.accent, borderColor: theme.surface, borderWidth: 1.5 },
          label: { ...label, show: true, position: "right", formatter: plain(labelOf(side, isNarrow)) },
        })),
        links: told.ties.map((tie) => ({
          source: tie.one,
          target: tie.other,
          lineStyle: {
            color: theme.contact,
            width: 1 + 9 * (tie.contacts / most),
            opacity: 0.65,
            curveness: 0.2,
            type: tie.last !== null && latest - Date.parse(tie.last) <= RECENT ? "solid" : [5, 4],
          },
        })),
        emphasis: { focus: "adjacency", lineStyle: { opacity: 1 }, label: { show: true } },
        blur: { itemStyle: { opacity: 0.25 }, lineStyle: { opacity: 0.08 }, label: { opacity: 0.3 } },
      },
    ],
  };
}

/** Returns those with most contacts: a narrow ring has no room for more. */
function busiestOf(told: Told): Told {
  const sides = told.sides.slice(0, FEW);
  const shown = new Set(sides.map((side) => side.id));
  return { sides, ties: told.ties.filter((tie) => shown.has(tie.one) && shown.has(tie.other)) };
}

/** Leaves the room that names around a ring need. */
function ringIn(told: Told, isNarrow: boolean, font: string): object {
  const pen = document.createElement("canvas").getContext("2d");
  if (pen !== null) pen.font = font;
  const widthOf = (line: string): number => pen?.measureText(line).width ?? line.length * 7;
  const lines = told.sides.flatMap((side) => labelOf(side, isNarrow).split("\n"));
  const room = Math.ceil(Math.max(...lines.map(widthOf))) + (isNarrow ? SMALL : LARGE) / 2 + 10;
  return { left: room, right: room, top: room, bottom: room };
}

/** Returns what stands beside a point: on a narrow screen a name of several words takes two lines. */
function labelOf(side: Side, isNarrow: boolean): string {
  if (!isNarrow) return cut(side.short, LONG);
  const at = side.short.lastIndexOf(" ");
  const lines = at > 0 ? [side.short.slice(0, at), side.short.slice(at + 1)] : [side.short];
  return lines.map((line) => cut(line, SHORT)).join("\n");
}

/** Puts those of one party side by side. */
function inRing(sides: Side[]): Side[] {
  const order = [...new Set(sides.map((side) => side.party ?? side.id))];
  return [...sides].sort(
    (one, other) => order.indexOf(one.party ?? one.id) - order.indexOf(other.party ?? other.id),
  );
}

function cut(words: string, most: number): string {
  return words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`;
}

interface Shown {
  dataType?: string;
  data?: { id?: string; source?: string; target?: string };
}

function wordsFor(told: Told, shown: Shown): string {
  const name = (id: string | undefined): string => plain(told.sides.find((side) => side.id === id)?.name ?? "");
  if (shown.dataType !== "edge") {
    const side = told.sides.find((one) => one.id === shown.data?.id);
    const ties = told.ties.filter((tie) => tie.one === side?.id || tie.other === side?.id);
    return `${name(side?.id)}\n${counted(ties.length, "ties")}`;
  }
  const tie = tieOf(told, shown);
  if (tie === undefined) return "";
  const modes = Object.entries(tie.modes).sort((one, other) => other[1] - one[1]);
  const days = tie.first === null || tie.last === null ? "days not said" : daysOf(tie.first, tie.last);
  const undated = tie.undated > 0 && tie.last !== null ? `, ${counted(tie.undated, "days")} not said` : "";
  const how = modes.map(([mode, count]) => `${mode} ${count}`).join(", ");
  return `${name(tie.one)} and ${name(tie.other)}\n${counted(tie.contacts, "contacts")}: ${how}\n${days}${undated}`;
}

function daysOf(first: string, last: string): string {
  return first === last ? inWords(first) : `${inWords(first)} to ${inWords(last)}`;
}

function tieOf(told: Told, shown: Shown): Tie | undefined {
  return told.ties.find((tie) => tie.one === shown.data?.source && tie.other === shown.data.target);
}

function open(told: Told, shown: Shown): void {
  const found = shown.dataType === "edge" ? tieOf(told, shown) : told.sides.find((side) => side.id === shown.data?.id);
  if (found !== undefined) location.assign(found.href);
}

async function start(figure: HTMLElement): Promise<void> {
  const element = figure.querySelector<HTMLElement>("[data-source]");
  if (element === null) return;
  const all = await toldAt<Told>(element);
  if (all.ties.length === 0) return;
  figure.hidden = false;
  const told = element.clientWidth < NARROW ? busiestOf(all) : all;
  const fewer = figure.querySelector<HTMLElement>("[data-fewer]");
  if (fewer !== null) fewer.hidden = told.sides.length === all.sides.length;
  element.style.height = `${Math.min(Math.max(element.clientWidth, 320), 680)}px`;
  const chart: EChartsType = chartIn(element);
  const draw = (): void => chart.setOption(optionOf(told, themeNow(), element.clientWidth), true);
  draw();
  onThemeChange(draw);
  chart.on("click", (shown) => open(told, shown as Shown));
}

for (const figure of document.querySelectorAll<HTMLElement>("[data-island=network]")) void start(figure);
