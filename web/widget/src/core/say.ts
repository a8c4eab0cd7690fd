import type { Refusal } from './answer.js';

const said = new Set<string>();

/** Tells whoever looks into the console, once: a page with ten widgets has one reason. */
export function say(text: string): void {
  if (said.has(text)) return;
  said.add(text);
  // biome-ignore lint/suspicious/noConsole: it is where the owner of a page looks when a widget shows nothing.
  console.error(`WigToken ${text}`);
}

export function sayRefusal({ layer, code, detail }: Refusal): void {
  say(`shows nothing here: the ${layer} layer refused (${code}). ${detail}`);
}
