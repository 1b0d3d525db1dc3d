/** Fills the form that adds a finding with the words a person selects in the stored text. */

import { selectedIn, type Selected } from "./selection";

const text = document.querySelector("#text");

if (text !== null) {
  document.addEventListener("selectionchange", () => {
    const found = selectedNow(text);
    if (found !== null) show(found);
  });
}

function selectedNow(within: Element): Selected | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return within.contains(range.commonAncestorContainer) || range.intersectsNode(within)
    ? selectedIn(within, range)
    : null;
}

function show(found: Selected): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-from-selection]")) {
    fill(form, "start", found.start);
    fill(form, "end", found.end);
    form.toggleAttribute("data-has-selection", true);
    form.closest("details")?.toggleAttribute("open", true);
  }
  for (const place of document.querySelectorAll("[data-selected]")) place.textContent = found.words;
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-selection-link]")) {
    const address = new URL(link.href);
    address.searchParams.set("start", String(found.start));
    address.searchParams.set("end", String(found.end));
    link.href = address.href;
  }
}

function fill(form: HTMLFormElement, name: string, value: number): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = String(value);
}
