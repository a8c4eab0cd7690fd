import { useSyncExternalStore } from 'react';
import type { Answer } from '../core/answer.js';
import type { Source } from '../core/signal.js';

/** An answer of which nothing has come yet. */
export const unknown: Answer<never> = {};

/** What a source says now. On a server, and while a page made there wakes up, that is nothing. */
export function useSource<T>(source: Source<T>, nothing: T): T {
  return useSyncExternalStore(source.subscribe, source.get, () => nothing);
}
