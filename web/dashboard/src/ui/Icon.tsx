const paths = {
  overview: 'M2.5 13.5v-5M6.2 13.5v-9M9.8 13.5V7M13.5 13.5v-11',
  activity: 'M1.5 8.5h3l2-5.5 3 10.5 2-5h3',
  users: 'M8 8a2.6 2.6 0 1 0 0-5.2A2.6 2.6 0 0 0 8 8ZM2.8 13.5c.6-2.6 2.6-4 5.2-4s4.6 1.4 5.2 4',
  models: 'M8 1.8 13.6 5v6L8 14.2 2.4 11V5L8 1.8ZM2.6 5.1 8 8.2l5.4-3.1M8 8.2v5.8',
  machines: 'M2.5 3.5h11v7h-11zM1.5 13h13',
  projects: 'M1.8 4.5v8h12.4v-7H8L6.6 3.5H1.8z',
  sessions: 'M2.5 3h11v7.5H8L5 13.2v-2.7H2.5z',
  tokens: 'M5.5 10.5a3.2 3.2 0 1 0 0-.1ZM8.3 8.8 14 3M11.5 5.5l2 2',
  embed: 'm5 4.5-3.5 3.5L5 11.5M11 4.5 14.5 8 11 11.5',
  audit: 'M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3',
  prices:
    'M8 1.8v12.4M11 4.4C10.4 3.5 9.3 3.2 8 3.2c-1.8 0-3 .9-3 2.3 0 3.2 6.2 1.6 6.2 4.9 0 1.5-1.3 2.4-3.2 2.4-1.5 0-2.7-.5-3.3-1.5',
  setup: 'M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6M10 2.7v3.6M6 9.7v3.6',
  wall: 'M1.8 3h12.4v8.5H1.8zM5.5 14h5',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1.2v1.6M8 13.2v1.6M1.2 8h1.6M13.2 8h1.6M3.2 3.2l1.1 1.1M11.7 11.7l1.1 1.1M12.8 3.2l-1.1 1.1M4.3 11.7l-1.1 1.1',
  language:
    'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM2 8h12M8 1.8c3.4 3.6 3.4 8.8 0 12.4M8 1.8C4.6 5.4 4.6 10.6 8 14.2',
  signIn: 'M9 2.5h4.5v11H9M2 8h7.5M6.8 5 9.7 8l-2.9 3',
  signOut: 'M7 2.5H2.5v11H7M6 8h8M11 5l3 3-3 3',
  close: 'm3.5 3.5 9 9m0-9-9 9',
  menu: 'M2 4h12M2 8h12M2 12h12',
  down: 'm4 6 4 4 4-4',
  next: 'm6 3.5 4.5 4.5L6 12.5',
  previous: 'M10 3.5 5.5 8l4.5 4.5',
  check: 'm3 8.5 3.2 3.2L13 4.5',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3l3.4 3.4',
  columns: 'M2 3h12v10H2zM6 3v10M10 3v10',
  download: 'M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11',
  help: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM6 6.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.3M8 11.4v.2',
  warning: 'M8 2.2 14.3 13H1.7zM8 6.4v3M8 11.1v.2',
  retry: 'M13 8a5 5 0 1 1-1.6-3.7M13.2 2v2.8h-2.8',
  filter: 'M2 3.5h12L9.5 8.6v4.2l-3-1.5V8.6z',
  table: 'M2 3h12v10H2zM2 6.5h12M2 9.8h12M6.5 6.5V13',
  calendar: 'M2.2 3.5h11.6v10H2.2zM2.2 6.8h11.6M5.2 1.8v3M10.8 1.8v3',
  up: 'M8 13V3M4 7l4-4 4 4',
} as const;

export type IconName = keyof typeof paths;

/** Decoration: what it stands beside or inside has the name. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
