import type { Totals } from './shapes.js';

const glideMs = 600;

export function wantsStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Shows what lies between two sums, for a moment, and then the second; that at once to who wants no motion. Returns how to stop. */
export function glide(from: Totals, to: Totals, show: (totals: Totals) => void): () => void {
  let frame = 0;
  if (wantsStillness()) {
    show(to);
  } else {
    const begin = performance.now();
    frame = requestAnimationFrame(function next(now) {
      const left = Math.max(0, 1 - (now - begin) / glideMs) ** 3;
      if (left === 0) return show(to);
      show(between(from, to, left));
      frame = requestAnimationFrame(next);
    });
  }
  return () => cancelAnimationFrame(frame);
}

function between(from: Totals, to: Totals, left: number): Totals {
  const totals = { ...to };
  for (const field of Object.keys(to) as (keyof Totals)[]) totals[field] -= (to[field] - from[field]) * left;
  return totals;
}

/** For an element that has just been put in place. */
export function pulse(element: Element | null): void {
  animate(
    element,
    [
      { transform: 'scale(1)', opacity: 0.6 },
      { transform: 'scale(2.6)', opacity: 0 },
    ],
    {
      duration: 1800,
      iterations: Number.POSITIVE_INFINITY,
    },
  );
}

/** For an element that has just been put in place. */
export function rise(element: Element | null): void {
  animate(element, [{ transform: 'translateY(0.6em)', opacity: 0 }, {}], { duration: 300, easing: 'ease-out' });
}

// Not by a style sheet: the policy of a page may forbid those, and this it cannot.
function animate(element: Element | null, frames: Keyframe[], options: KeyframeAnimationOptions): void {
  if (element?.animate && !wantsStillness()) element.animate(frames, options);
}
