/** Draws how often parties were in touch as a field of squares, with the number in each. */

import { chartIn, textTooltip } from "./charts";
import { onThemeChange, themeNow, type Theme } from "./theme";
import { counted, plain, toldAt } from "./told";

interface Side {
  id: string;
  name: string;
  short: string;
}

interface Tie {
  one: string;
  other: string;
  contacts: number;
  modes: Record<string, number>;
  levels: Record<string, number>;
  href: string;
}

interface Told {
  sides: Side[];
  ties: Tie[];
}

const LABEL = 11;

/** Returns each tie twice, as a matrix has it, by the columns and rows of its sides. */
function squares(told: Told): { at: [number, number]; tie: Tie }[] {
  const place = new Map(told.sides.map((side, at) => [side.id, at]));
  return told.ties.flatMap((tie) => {
    const [one, other] = [place.get(tie.one) ?? 0, place.get(tie.other) ?? 0];
    return [
      { at: [one, other] as [number, number], tie },
      { at: [other, one] as [number, number], tie },
    ];
  });
}

function optionOf(told: Told, theme: Theme): Record<string, unknown> {
  const found = squares(told);
  const most = Math.max(...found.map(({ tie }) => tie.contacts), 1);
  const names = told.sides.map((side) => plain(cut(side.short)));
  const label = { color: theme.ink, fontFamily: theme.font, fontSize: LABEL, interval: 0 };
  const line = { show: true, lineStyle: { color: theme.line } };
  const axis = { type: "category", data: names, axisTick: { show: false }, axisLine: line, splitLine: line };
  return {
    animation: false,
    tooltip: { ...textTooltip(theme), formatter: (shown: unknown) => wordsFor(told, found, shown as Shown) },
    grid: { left: 4, right: 12, top: 4, bottom: 4, containLabel: true },
    xAxis: { ...axis, position: "top", axisLabel: { ...label, rotate: 60 } },
    yAxis: { ...axis, inverse: true, axisLabel: label },
    visualMap: { show: false, type: "continuous", min: 0, max: most, inRange: { color: [theme["accent-soft"], theme.accent] } },
    series: [
      {
        type: "heatmap",
        data: found.map(({ at, tie }) => ({
          value: [...at, tie.contacts],
          label: { color: readable(theme, tie.contacts / most) },
        })),
        label: { show: true, fontFamily: theme.font, fontSize: LABEL },
        itemStyle: { borderColor: theme.surface, borderWidth: 1 },
        emphasis: { itemStyle: { borderColor: theme.ink, borderWidth: 2 } },
      },
    ],
  };
}

/** Returns the colour in which a number can be read on a square of some strength. */
function readable(theme: Theme, strength: number): string {
  const [light, strong] = [lightness(theme["accent-soft"]), lightness(theme.accent)];
  const ground = light + (strong - light) * strength;
  const far = (colour: string): number => Math.abs(lightness(colour) - ground);
  return far(theme.ink) >= far(theme.surface) ? theme.ink : theme.surface;
}

/** Returns how light a colour looks, 0 to 1. */
function lightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

function cut(words: string): string {
  return words.length <= 14 ? words : `${words.slice(0, 13).trimEnd()}…`;
}

interface Shown {
  dataIndex?: number;
}

function wordsFor(told: Told, found: { tie: Tie }[], shown: Shown): string {
  const tie = found[shown.dataIndex ?? -1]?.tie;
  if (tie === undefined) return "";
  const name = (id: string): string => plain(told.sides.find((side) => side.id === id)?.name ?? "");
  const lines = [tie.modes, tie.levels].map((counts) => inOrder(counts));
  return [`${name(tie.one)} and ${name(tie.other)}`, counted(tie.contacts, "contacts"), ...lines].join("\n");
}

function inOrder(counts: Record<string, number>): string {
  const sorted = Object.entries(counts).sort((one, other) => other[1] - one[1]);
  return sorted.map(([word, count]) => `${word === "unspecified" ? "level not said" : word} ${count}`).join(", ");
}

async function start(figure: HTMLElement): Promise<void> {
  const element = figure.querySelector<HTMLElement>("[data-source]");
  if (element === null) return;
  const told = await toldAt<Told>(element);
  if (told.ties.length === 0) return;
  figure.hidden = false;
  const square = Math.min(38, Math.max(18, (element.clientWidth - 60) / told.sides.length));
  element.style.height = `${square * told.sides.length + 70}px`;
  const chart = chartIn(element);
  const draw = (): void => chart.setOption(optionOf(told, themeNow()), true);
  draw();
  onThemeChange(draw);
  const found = squares(told);
  chart.on("click", (shown) => {
    const tie = found[shown.dataIndex]?.tie;
    if (tie !== undefined) location.assign(tie.href);
  });
}

for (const figure of document.querySelectorAll<HTMLElement>("[data-island=matrix]")) void start(figure);
