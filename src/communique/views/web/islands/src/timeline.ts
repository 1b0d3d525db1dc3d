/** Draws the contacts of a record along time, in lanes by level. */

import type { EChartsType } from "echarts/core";
import { chartIn } from "./charts";
import { ARROW, layOut, type Cluster, type Entry, type Kind, type Layout, type Mark } from "./layout";
import { drawLegend } from "./legend";
import { Painter } from "./painter";
import { drawnDay, drawnLanes, isOn, kindsOf, laneHeight, type Stage } from "./stage";
import { onThemeChange, themeNow, type Theme } from "./theme";
import { counted, inWords, toldAt } from "./told";
import { Tip } from "./tip";
import { rememberWindow, windowAsked, type Window } from "./window";

/** What the server tells: lists of values, and marks that point into them. */
interface Told {
  as_of: string | null;
  levels: string[];
  statuses: string[];
  modes: string[];
  whens: [words: string, earliest: string | null, latest: string | null][];
  who: string[];
  marks: [id: string, status: number, level: number, mode: number, when: number, who: number, told: string | null][];
}

const DAY = 86_400_000;
const ROWS = [4, 6, 8] as const; // of a lane
const MANY = [400, 2000] as const; // entries: from then on more rows
const TOP = 22;
const AXIS = 30;
const SLIDER = 44;
const SIDE = 10;
const DATES = { year: "{yyyy}", month: "{MMM} {yyyy}", day: "{d} {MMM}", hour: "", minute: "", second: "" };
const TELL_MS = 200;
const FAR_BACK = 0.04;
const NARROWEST = 4 * DAY;
const BACKWARD = new Set(["held", "underway", "denied"]);

class Timeline {
  private readonly chart: EChartsType;
  private readonly entries: Entry[];
  private readonly levels: number[];
  private readonly whole: Window;
  private readonly tip: Tip;
  private readonly painter: Painter;
  private theme: Theme = themeNow();
  private layout: Layout = { marks: [], clusters: [] };
  private stage: Stage;
  private view: Window;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly figure: HTMLElement,
    element: HTMLElement,
    private readonly told: Told,
  ) {
    this.levels = told.levels.map((_, at) => at).filter((at) => told.marks.some((mark) => mark[2] === at));
    this.entries = this.entriesOf(told);
    this.whole = wholeOf(this.entries, element.clientWidth - 2 * SIDE);
    const lanes = this.levels.map((level) => this.titleOf(level));
    const rows = ROWS[MANY.filter((many) => this.entries.length >= many).length] ?? ROWS[0];
    this.stage = { x: SIDE, y: TOP, width: 0, rows, lanes };
    element.style.height = `${lanes.length * laneHeight(rows) + TOP + AXIS + SLIDER}px`;
    this.chart = chartIn(element);
    this.painter = new Painter(element);
    this.tip = new Tip(element);
    this.view = windowAsked() ?? this.usual();
    this.show(this.view);
    this.listen();
  }

  /** Returns the days to begin with: all but a few far back, where these would press the others together. */
  private usual(): Window {
    const first = this.entries[Math.floor(this.entries.length * FAR_BACK)];
    if (first === undefined) return this.whole;
    const last = this.entries.reduce((latest, entry) => Math.max(latest, entry.to), first.to);
    const spare = (last - first.from) * 0.05;
    const isMuch = this.whole.to - this.whole.from > (last - first.from) * 1.5;
    return isMuch ? { from: first.from - spare, to: last + spare } : this.whole;
  }

  private titleOf(level: number): string {
    const name = this.told.levels[level] ?? "";
    const count = this.told.marks.filter((mark) => mark[2] === level).length;
    return `${name === "unspecified" ? "level not said" : `${name} level`}: ${count.toLocaleString("en")}`;
  }

  private entriesOf(told: Told): Entry[] {
    const found: Entry[] = [];
    told.marks.forEach(([, status, level, , when, , day], index) => {
      const entry = entryOf(told.whens[when], day, told.statuses[status] ?? "");
      if (entry !== null) found.push({ ...entry, index, status, lane: this.levels.indexOf(level) });
    });
    return found.sort((one, other) => one.from - other.from || one.index - other.index);
  }

  private show(window: Window): void {
    this.theme = themeNow();
    const { theme } = this;
    const label = { color: theme.soft, fontFamily: theme.font, fontSize: 12, hideOverlap: true, formatter: DATES };
    this.chart.setOption({
      animation: false,
      useUTC: true,
      grid: { left: SIDE, right: SIDE, top: this.stage.y, bottom: AXIS + SLIDER },
      xAxis: {
        type: "time",
        min: this.whole.from,
        max: this.whole.to,
        minInterval: DAY,
        axisLabel: label,
        axisLine: { lineStyle: { color: theme.edge } },
        axisTick: { lineStyle: { color: theme.edge } },
        splitLine: { show: false },
      },
      yAxis: { type: "value", show: false, min: 0, max: 1 },
      dataZoom: [this.inside(window), this.slider(window, theme)],
      series: [
        {
          type: "custom",
          id: "contacts",
          clip: false,
          data: [[this.whole.from, 0]],
          dimensions: ["day", "height"],
          encode: { x: 0, y: 1 },
          renderItem: (params: unknown, api: unknown) => this.render(params as Params, api as Api),
        },
      ],
    });
    const list = this.figure.querySelector<HTMLElement>("[data-legend]");
    const occurring = this.told.statuses.filter((_, at) => this.entries.some((entry) => entry.status === at));
    if (list !== null) drawLegend(list, occurring, kindsOf(this.entries), theme);
  }

  private inside(window: Window): object {
    return {
      type: "inside",
      id: "inside",
      filterMode: "none",
      startValue: window.from,
      endValue: window.to,
      minValueSpan: NARROWEST,
      zoomOnMouseWheel: "ctrl",
      moveOnMouseWheel: false,
      preventDefaultMouseMove: false,
      throttle: 0,
    };
  }

  private slider(window: Window, theme: Theme): object {
    return {
      type: "slider",
      id: "slider",
      filterMode: "none",
      startValue: window.from,
      endValue: window.to,
      minValueSpan: NARROWEST,
      height: 22,
      bottom: 8,
      left: SIDE + 6,
      right: SIDE + 6,
      brushSelect: false,
      showDetail: false,
      showDataShadow: false,
      throttle: 0,
      borderColor: theme.line,
      fillerColor: theme["accent-soft"],
      backgroundColor: theme.sunken,
      handleStyle: { color: theme.surface, borderColor: theme.accent, borderWidth: 1.5 },
      moveHandleStyle: { color: theme.edge },
      emphasis: { handleStyle: { borderColor: theme.ink }, moveHandleStyle: { color: theme.accent } },
    };
  }

  private render(params: Params, api: Api): object {
    const { x, y, width } = params.coordSys;
    this.stage = { ...this.stage, x, y, width };
    this.view = this.inView(api);
    const { from, to } = this.view;
    this.layout = layOut(this.entries, this.stage.lanes.length, this.stage.rows, { from, to, width });
    this.tellLater();
    const today = this.told.as_of === null ? [] : this.today(this.told.as_of, api);
    const size = { width: this.chart.getWidth(), height: this.chart.getHeight() };
    this.painter.paint(this.layout, this.told.statuses, this.stage, this.theme, size);
    const children = [...drawnLanes(this.stage, this.theme), ...today];
    return { type: "group", $mergeChildren: false, children };
  }

  /** Returns the days in view while the chart is being drawn. */
  private inView(api: Api): Window {
    const { from, to } = this.whole;
    const [left, right] = [api.coord([from, 0])[0] ?? 0, api.coord([to, 0])[0] ?? 1];
    const scale = (to - from) / (right - left);
    const first = from + (this.stage.x - left) * scale;
    return { from: first, to: first + this.stage.width * scale };
  }

  private today(day: string, api: Api): object[] {
    const x = api.coord([Date.parse(day) + DAY / 2, 0])[0] ?? 0;
    const isInView = x >= this.stage.x && x <= this.stage.x + this.stage.width;
    return isInView ? drawnDay(x, `as of ${inWords(day)}`, this.stage, this.theme) : [];
  }

  /** Returns the days in view. */
  window(): Window {
    return this.view;
  }

  /** Moves the view, within the days there are. */
  zoomTo(window: Window): void {
    const span = Math.min(Math.max(window.to - window.from, NARROWEST), this.whole.to - this.whole.from);
    const middle = (window.from + window.to) / 2;
    const from = Math.min(Math.max(middle - span / 2, this.whole.from), this.whole.to - span);
    this.chart.dispatchAction({ type: "dataZoom", dataZoomIndex: 0, startValue: from, endValue: from + span });
  }

  private tellLater(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.tellFolded(), TELL_MS);
  }

  private tellFolded(): void {
    const place = this.figure.querySelector("[data-folded]");
    const { from, to } = this.window();
    const folded = this.layout.clusters.reduce((sum, cluster) => sum + cluster.count, 0);
    const shown = counted(this.layout.marks.length, "contacts");
    const more = `; ${counted(folded, "more")} folded into ${counted(this.layout.clusters.length, "counted clusters")}`;
    if (place !== null) place.textContent = `${inWords(from)} to ${inWords(to)}: ${shown} drawn${folded > 0 ? more : ""}.`;
  }

  private listen(): void {
    this.chart.on("datazoom", () => {
      this.tip.hide();
      rememberWindow(this.window(), this.whole);
    });
    const canvas = this.chart.getZr();
    canvas.on("mousemove", (event) => this.point(event.offsetX, event.offsetY));
    canvas.on("globalout", () => this.tip.hide());
    canvas.on("click", (event) => this.open(event.offsetX, event.offsetY));
    onThemeChange(() => this.show(this.window()));
    for (const button of this.figure.querySelectorAll<HTMLButtonElement>("[data-zoom]")) {
      button.addEventListener("click", () => this.press(button.dataset["zoom"] ?? ""));
    }
  }

  private press(what: string): void {
    const { from, to } = this.window();
    const span = to - from;
    const moves: Record<string, Window> = {
      closer: { from: from + span / 4, to: to - span / 4 },
      wider: { from: from - span / 2, to: to + span / 2 },
      earlier: { from: from - span / 2, to: to - span / 2 },
      later: { from: from + span / 2, to: to + span / 2 },
      all: this.whole,
    };
    const move = moves[what];
    if (move !== undefined) this.zoomTo(move);
  }

  private at(x: number, y: number): Mark | Cluster | undefined {
    const pieces: (Mark | Cluster)[] = [...this.layout.marks, ...this.layout.clusters];
    return pieces.find((piece) => isOn(piece, x, y, this.stage));
  }

  private point(x: number, y: number): void {
    const piece = this.at(x, y);
    this.chart.getZr().setCursorStyle(piece === undefined ? "default" : "pointer");
    if (piece === undefined) this.tip.hide();
    else this.tip.show(x, y, "entry" in piece ? this.wordsFor(piece.entry) : wordsForCluster(piece));
  }

  private wordsFor(entry: Entry): string[] {
    const mark = this.told.marks[entry.index];
    if (mark === undefined) return [];
    const [, status, level, mode, when, who, day] = mark;
    const said = this.told.whens[when]?.[0] ?? "";
    const told = entry.kind === "ahead" || entry.kind === "back" ? `, told on ${day === null ? "a day not known" : inWords(day)}` : "";
    const rank = this.told.levels[level] ?? "";
    const words = [this.told.statuses[status], this.told.modes[mode], rank === "unspecified" ? "" : `${rank} level`];
    return [this.told.who[who] ?? "", `${said}${told}`, words.filter(Boolean).join(", ")];
  }

  private open(x: number, y: number): void {
    const piece = this.at(x, y);
    if (piece === undefined) return;
    if ("entry" in piece) {
      const mark = this.told.marks[piece.entry.index];
      if (mark !== undefined) location.assign(`/contacts/${encodeURIComponent(mark[0])}`);
    } else {
      const spare = Math.max((piece.to - piece.from) * 0.1, DAY);
      this.zoomTo({ from: piece.from - spare, to: piece.to + spare });
    }
  }
}

interface Params {
  coordSys: { x: number; y: number; width: number };
}

interface Api {
  coord(point: [number, number]): number[];
}

function wordsForCluster(cluster: Cluster): string[] {
  const days = `${inWords(cluster.from)} to ${inWords(cluster.to - DAY)}`;
  return [`${counted(cluster.count, "more contacts")} here`, days, "a click zooms in"];
}

/** Returns where an entry stands in time; null where nothing tells any day. */
function entryOf(
  when: [string, string | null, string | null] | undefined,
  told: string | null,
  status: string,
): { kind: Kind; from: number; to: number } | null {
  const [earliest, latest] = [when?.[1] ?? null, when?.[2] ?? null];
  if (earliest !== null && latest !== null) {
    const [from, to] = [Date.parse(earliest), Date.parse(latest) + DAY];
    return { kind: to - from > DAY ? "spell" : "day", from, to };
  }
  const anchor = earliest ?? latest ?? told;
  if (anchor === null) return null;
  const isBack = latest !== null || (earliest === null && BACKWARD.has(status));
  const from = Date.parse(anchor);
  return { kind: isBack ? "back" : "ahead", from, to: from + DAY };
}

/** Returns all days, with room for an arrow at both ends. */
function wholeOf(entries: readonly Entry[], width: number): Window {
  const first = entries[0]?.from ?? 0;
  const last = entries.reduce((latest, entry) => Math.max(latest, entry.to), first);
  const spare = Math.max(((last - first) * (ARROW + 8)) / Math.max(width - 2 * ARROW, ARROW), 3 * DAY);
  return { from: first - spare, to: last + spare };
}

async function start(figure: HTMLElement): Promise<void> {
  const element = figure.querySelector<HTMLElement>("[data-source]");
  if (element === null) return;
  const told = await toldAt<Told>(element);
  if (told.marks.length === 0) return;
  figure.hidden = false;
  const timeline = new Timeline(figure, element, told);
  Object.assign(figure, { timeline });
}

for (const figure of document.querySelectorAll<HTMLElement>("[data-island=timeline]")) void start(figure);
