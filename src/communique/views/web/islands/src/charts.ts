/** Those parts of ECharts that are used, and no others. */

import { CustomChart, GraphChart, HeatmapChart } from "echarts/charts";
import { DataZoomComponent, GridComponent, TooltipComponent, VisualMapContinuousComponent } from "echarts/components";
import { init, use, type EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { Theme } from "./theme";

use([
  CanvasRenderer,
  CustomChart,
  DataZoomComponent,
  GraphChart,
  GridComponent,
  HeatmapChart,
  TooltipComponent,
  VisualMapContinuousComponent,
]);

/** Starts a chart in an element and keeps it as wide as that. */
export function chartIn(element: HTMLElement): EChartsType {
  const chart = init(element, null, { renderer: "canvas", useDirtyRect: false });
  new ResizeObserver(() => chart.resize()).observe(element);
  return chart;
}

/** Returns a tooltip of text alone: what documents say is never taken for HTML. */
export function textTooltip(theme: Theme): object {
  return {
    renderMode: "richText",
    confine: true,
    backgroundColor: theme.surface,
    borderColor: theme.edge,
    borderWidth: 1,
    padding: [8, 10],
    textStyle: { color: theme.ink, fontFamily: theme.font, fontSize: 13, lineHeight: 19, width: 280, overflow: "break" },
  };
}
