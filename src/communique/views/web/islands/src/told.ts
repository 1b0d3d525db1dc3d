/** What the server tells an island: the figures behind the table of the page. */

/** Returns what lies at the address a chart names. */
export async function toldAt<Told>(chart: HTMLElement): Promise<Told> {
  const address = chart.dataset["source"] ?? "";
  const answer = await fetch(address, { headers: { accept: "application/json" }, credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as Told;
}

/** Returns words for a canvas, where braces have a meaning of their own. */
export function plain(words: string): string {
  return words.replaceAll("{", "❴").replaceAll("}", "❵");
}

/** Returns a number of things in words. */
export function counted(number: number, things: string): string {
  const name = number === 1 ? things.replace(/s$/, "") : things;
  return `${number.toLocaleString("en")} ${name}`;
}

const WORDS = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** Returns a day in words, as the pages have it: 11 April 2025. */
export function inWords(day: string | number): string {
  return WORDS.format(new Date(day));
}
