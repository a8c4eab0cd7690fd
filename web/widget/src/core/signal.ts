/** Something that can be looked at, and that tells when it changes. */
export interface Source<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
}

export interface Signal<T> extends Source<T> {
  set(value: T): void;
  hasListeners(): boolean;
}

/** @param retain Called for each listener; what it returns is called when that one leaves. */
export function signal<T>(value: T, retain: () => () => void): Signal<T> {
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      // The same function may be given twice.
      const own = () => listener();
      listeners.add(own);
      const release = retain();
      return () => {
        if (listeners.delete(own)) release();
      };
    },
    hasListeners: () => listeners.size > 0,
  };
}
