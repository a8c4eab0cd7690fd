import { type Answer, ask, type Refusal } from './answer.js';
import { sayRefusal } from './say.js';
import { type Signal, type Source, signal } from './signal.js';

interface Query {
  answer: Signal<Answer<unknown>>;
  askedAt: number;
  timer?: ReturnType<typeof setTimeout>;
}

export interface Queries {
  /** The answer to a path, one for all who look at it. */
  get(path: string): Source<Answer<unknown>>;
  /** Asks anew, soon, what somebody looks at. */
  refresh(): void;
  end(refusal: Refusal): void;
}

// They follow the totals, but not as often as these tick; and where nothing ticks, a chart up to now has to slide along.
const freshMs = 10_000;
const staleMs = 5 * 60_000;
const retryMs = 30_000;

/** Everything but the totals: asked when somebody looks, and again when the totals have changed. */
export function createQueries(address: (path: string) => string, retain: () => () => void): Queries {
  const queries = new Map<string, Query>();
  let ended: Refusal | undefined;

  function later(path: string, query: Query, ms: number): void {
    clearTimeout(query.timer);
    query.timer = setTimeout(() => read(path, query), ms);
  }

  const soon = (path: string, query: Query) => later(path, query, query.askedAt + freshMs - Date.now());

  async function read(path: string, query: Query): Promise<void> {
    if (document.hidden || !query.answer.hasListeners() || query.answer.get().refusal) return;
    query.askedAt = Date.now();
    later(path, query, staleMs);
    const { failure, ...answer } = await ask(address(path));
    if (ended) return;
    if (failure) return later(path, query, retryMs);
    query.answer.set(answer);
    if (answer.refusal) sayRefusal(answer.refusal);
  }

  return {
    get(path) {
      let query = queries.get(path);
      if (!query) {
        const created: Query = {
          answer: signal<Answer<unknown>>(ended ? { refusal: ended } : {}, () => {
            soon(path, created);
            return retain();
          }),
          askedAt: 0,
        };
        query = created;
        queries.set(path, query);
      }
      return query.answer;
    },
    refresh() {
      for (const [path, query] of queries) soon(path, query);
    },
    end(refusal) {
      ended = refusal;
      for (const query of queries.values()) query.answer.set({ refusal });
    },
  };
}
