import type { TokenInfo } from '../../api/contract';

export type TokenState = 'active' | 'expired' | 'revoked';

export const stateOf = (token: TokenInfo, now: number): TokenState =>
  token.revokedAt !== null ? 'revoked' : token.expiresAt !== null && token.expiresAt <= now ? 'expired' : 'active';

/** How long a new token may live, in days; null: until it is revoked. */
export const lives = { never: null, day: 1, week: 7, month: 30, quarter: 90, year: 365 } as const;
export type Life = keyof typeof lives;

export const expiryOf = (life: Life, now: number) => {
  const days = lives[life];
  return days === null ? null : now + days * 86_400_000;
};

export const exposures = ['totals', 'timeseries', 'models', 'users', 'machines', 'recent', 'badge'] as const;
export type Exposure = (typeof exposures)[number];
export const usualExposures: readonly Exposure[] = ['totals', 'timeseries', 'models'];
