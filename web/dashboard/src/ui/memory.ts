// What a reader chose, kept in their browser. Where storage is forbidden, it lasts as long as the page.

const prefix = 'wigtoken.';
const session = new Map<string, string>();

export function remembered(name: string): string | null {
  try {
    return window.localStorage.getItem(prefix + name);
  } catch {
    return session.get(name) ?? null;
  }
}

export function remember(name: string, value: string | null) {
  try {
    if (value === null) window.localStorage.removeItem(prefix + name);
    else window.localStorage.setItem(prefix + name, value);
  } catch {
    if (value === null) session.delete(name);
    else session.set(name, value);
  }
}
