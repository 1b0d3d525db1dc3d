/** Lets a person review by keyboard: a key presses the button, link or label that carries it. */

const ROW = "[data-row]";
const NEXT = new Set(["j", "ArrowDown"]);
const BEFORE = new Set(["k", "ArrowUp"]);

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
  if (isField(event.target)) {
    if (event.key === "Escape") leave(event.target as HTMLElement);
    return;
  }
  if (isOff()) return;
  if (move(event.key) || press(event.key)) event.preventDefault();
});

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && /^(button|submit|checkbox|radio)$/.test(target.type))
  );
}

/** A person may turn the keys off (WCAG 2.1.4). */
function isOff(): boolean {
  const off = document.querySelector<HTMLInputElement>("input[data-keys-switch]");
  return off !== null && !off.checked;
}

function leave(field: HTMLElement): void {
  field.blur();
  currentRow()?.focus();
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(ROW)].filter(isVisible);
}

function currentRow(): HTMLElement | undefined {
  const within = document.activeElement?.closest<HTMLElement>(ROW);
  return within ?? document.querySelector<HTMLElement>(`${ROW}[aria-current="true"]`) ?? undefined;
}

function move(key: string): boolean {
  const step = NEXT.has(key) ? 1 : BEFORE.has(key) ? -1 : 0;
  const all = rows();
  if (step === 0 || all.length === 0) return false;
  const here = currentRow();
  const at = here === undefined ? (step > 0 ? -1 : all.length) : all.indexOf(here);
  const row = all[Math.min(Math.max(at + step, 0), all.length - 1)];
  for (const other of all) other.toggleAttribute("aria-current", false);
  row?.setAttribute("aria-current", "true");
  row?.focus();
  return true;
}

function press(key: string): boolean {
  const wanted = `[data-key="${CSS.escape(key)}"]`;
  const own = currentRow()?.querySelectorAll<HTMLElement>(wanted) ?? [];
  const found = [...own, ...document.querySelectorAll<HTMLElement>(wanted)].find(isVisible);
  if (found === undefined) return false;
  if (isField(found)) found.focus();
  else found.click();
  if (found.tagName === "SUMMARY") firstField(found)?.focus();
  return true;
}

function firstField(summary: HTMLElement): HTMLElement | null | undefined {
  return summary.parentElement?.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea");
}

function isVisible(element: HTMLElement): boolean {
  return element.checkVisibility() && !element.matches(":disabled");
}

/** The row to go on with after a page was sent. */
document.querySelector<HTMLElement>(`${ROW}[data-current]`)?.setAttribute("aria-current", "true");
