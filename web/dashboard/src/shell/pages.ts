import { type ComponentType, lazy } from 'react';
import type { Key } from '../i18n/texts';
import type { IconName } from '../ui/Icon';

export type Page = {
  path: string;
  title: Key;
  icon?: IconName;
  /** Where in the navigation it stands; nowhere: other pages lead there. */
  group?: 'usage' | 'admin';
  isFiltered: boolean;
  component: ComponentType;
  /** Fetches it before it is drawn. */
  load: () => Promise<unknown>;
};

const fetched = (load: () => Promise<{ default: ComponentType }>) => ({ component: lazy(load), load });

/** The pages, in the order of the navigation; each is fetched when it is first visited. */
export const pages: readonly Page[] = [
  {
    path: '/',
    title: 'page.overview',
    icon: 'overview',
    group: 'usage',
    isFiltered: true,
    ...fetched(() => import('../pages/overview/Overview')),
  },
  {
    path: '/activity',
    title: 'page.activity',
    icon: 'activity',
    group: 'usage',
    isFiltered: true,
    ...fetched(() => import('../pages/Activity')),
  },
  {
    path: '/users',
    title: 'page.users',
    icon: 'users',
    group: 'usage',
    isFiltered: true,
    ...fetched(() => import('../pages/Users')),
  },
  { path: '/user', title: 'page.user', isFiltered: true, ...fetched(() => import('../pages/User')) },
  {
    path: '/models',
    title: 'page.models',
    icon: 'models',
    group: 'usage',
    isFiltered: true,
    ...fetched(() => import('../pages/Models')),
  },
  {
    path: '/machines',
    title: 'page.machines',
    icon: 'machines',
    group: 'usage',
    isFiltered: true,
    ...fetched(() => import('../pages/machines/Machines')),
  },
  {
    path: '/projects',
    title: 'page.projects',
    icon: 'projects',
    group: 'usage',
    isFiltered: true,
    ...fetched(() => import('../pages/Projects')),
  },
  {
    path: '/sessions',
    title: 'page.sessions',
    icon: 'sessions',
    group: 'usage',
    isFiltered: true,
    ...fetched(() => import('../pages/sessions/Sessions')),
  },
  {
    path: '/session',
    title: 'page.session',
    isFiltered: false,
    ...fetched(() => import('../pages/sessions/Session')),
  },
  {
    path: '/explain',
    title: 'page.explain',
    isFiltered: false,
    ...fetched(() => import('../pages/explain/Explain')),
  },
  {
    path: '/tokens',
    title: 'page.tokens',
    icon: 'tokens',
    group: 'admin',
    isFiltered: false,
    ...fetched(() => import('../pages/admin/tokens/Tokens')),
  },
  {
    path: '/embed',
    title: 'page.embed',
    icon: 'embed',
    group: 'admin',
    isFiltered: false,
    ...fetched(() => import('../pages/admin/embed/Embed')),
  },
  {
    path: '/prices',
    title: 'page.prices',
    icon: 'prices',
    group: 'admin',
    isFiltered: false,
    ...fetched(() => import('../pages/admin/prices/Prices')),
  },
  {
    path: '/audit',
    title: 'page.audit',
    icon: 'audit',
    group: 'admin',
    isFiltered: false,
    ...fetched(() => import('../pages/admin/audit/Audit')),
  },
  {
    path: '/setup',
    title: 'page.setup',
    icon: 'setup',
    group: 'admin',
    isFiltered: false,
    ...fetched(() => import('../pages/admin/setup/Setup')),
  },
  { path: '/sign-in', title: 'page.signIn', isFiltered: false, ...fetched(() => import('../pages/SignIn')) },
];
