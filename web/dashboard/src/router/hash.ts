import { useSyncExternalStore } from 'react';
import type { BaseLocationHook } from 'wouter';

// The whole address of a view lives behind the '#': one page works under every prefix, the host's own paths stay the host's,
// and the names in a filter reach neither a server's log nor another site.

const subscribe = (changed: () => void) => {
  window.addEventListener('hashchange', changed);
  window.addEventListener('popstate', changed);
  return () => {
    window.removeEventListener('hashchange', changed);
    window.removeEventListener('popstate', changed);
  };
};

// Not location.hash, which some browsers decode.
const hash = () => {
  const { href } = window.location;
  const at = href.indexOf('#');
  return at < 0 ? '' : href.slice(at + 1);
};

const split = (address: string): [path: string, search: string] => {
  const at = address.indexOf('?');
  const path = at < 0 ? address : address.slice(0, at);
  return [path.startsWith('/') ? path : `/${path}`, at < 0 ? '' : address.slice(at + 1)];
};

export function navigate(to: string, options?: { replace?: boolean }) {
  if (options?.replace) window.history.replaceState(null, '', `#${to}`);
  else window.history.pushState(null, '', `#${to}`);
  window.dispatchEvent(new Event('hashchange'));
}

export const useHashPath: BaseLocationHook = () => [split(useSyncExternalStore(subscribe, hash))[0], navigate];

useHashPath.hrefs = href => `#${href}`;

export const useHashSearch = () => split(useSyncExternalStore(subscribe, hash))[1];

export const currentPath = () => split(hash())[0];

export const currentSearch = () => split(hash())[1];
