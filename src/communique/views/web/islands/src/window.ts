/** The days in view, kept in the address, so that a link leads to the same view. */

export interface Window {
  from: number;
  to: number;
}

const WAIT_MS = 250;
let waiting: ReturnType<typeof setTimeout> | undefined;

/** Returns the days that the address asks for: #from=2025-01-01&to=2025-02-01; null where it asks for none. */
export function windowAsked(): Window | null {
  const asked = new URLSearchParams(location.hash.slice(1));
  const [from, to] = [Date.parse(asked.get("from") ?? ""), Date.parse(asked.get("to") ?? "")];
  return from < to ? { from, to } : null;
}

/** Writes the days in view into the address; the whole leaves none. */
export function rememberWindow(window: Window, whole: Window): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const isWhole = window.from <= whole.from && window.to >= whole.to;
    const words = isWhole ? "" : `#from=${day(window.from)}&to=${day(window.to)}`;
    history.replaceState(history.state, "", `${location.pathname}${location.search}${words}`);
  }, WAIT_MS);
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
