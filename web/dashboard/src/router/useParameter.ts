import { currentPath, currentSearch, navigate, useHashSearch } from './hash';

/** A choice of one page, kept in the address beside the filter; what is not among the choices is the first of them. */
export function useParameter<T extends string>(name: string, choices: readonly [T, ...T[]]): [T, (value: T) => void] {
  const text = new URLSearchParams(useHashSearch()).get(name);
  const value = choices.find(choice => choice === text) ?? choices[0];
  return [
    value,
    next => {
      const params = new URLSearchParams(currentSearch());
      if (next === choices[0]) params.delete(name);
      else params.set(name, next);
      const search = params.toString();
      navigate(currentPath() + (search && `?${search}`), { replace: true });
    },
  ];
}
