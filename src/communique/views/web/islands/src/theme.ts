/** The colours of the page, as its style sheet has them now, for what is drawn on a canvas. */

const TOKENS = [
  "ink", "soft", "surface", "sunken", "line", "edge", "accent", "accent-soft",
  "settled", "open", "gone", "contact", "statement", "position", "commitment", "event", "actor",
] as const;

export type Token = (typeof TOKENS)[number];
export type Theme = Record<Token, string> & { font: string };

/** Returns the colours of the scheme at hand. */
export function themeNow(): Theme {
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const read = (token: Token): string => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(TOKENS.map((token) => [token, read(token)])) as Record<Token, string>;
  probe.remove();
  return { ...colours, font: getComputedStyle(document.body).fontFamily };
}

/** Calls back whenever the scheme changes: by the system, by the switch of the page, or for print. */
export function onThemeChange(redraw: () => void): void {
  for (const query of ["(prefers-color-scheme: dark)", "print"]) {
    matchMedia(query).addEventListener("change", redraw);
  }
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-theme", "class"] });
}
