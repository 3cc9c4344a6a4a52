import type { Me } from '../api/me.js';
import { may } from '../api/me.js';

const all = [
  { path: '/settings/account', title: 'settings.account', whose: 'signed-in' },
  { path: '/settings/tokens', title: 'settings.tokens', whose: 'signed-in' },
  { path: '/settings/users', title: 'settings.users', whose: 'administrators' },
  { path: '/settings/services', title: 'settings.services', whose: 'administrators' },
  { path: '/settings/desks', title: 'settings.desks', whose: 'administrators' },
  { path: '/settings/sessions', title: 'settings.sessions', whose: 'administrators' },
  { path: '/settings/erasures', title: 'settings.erasures', whose: 'administrators' },
  { path: '/settings/legal-holds', title: 'settings.holds', whose: 'administrators' },
] as const;

/** The part of the settings that an address leads to, whoever asks; undefined where there is none. */
export const sectionAt = (location: string): Section | undefined =>
  all.find(({ path }) => location === path || location.startsWith(`${path}/`));

/** A part of the settings. */
export type Section = (typeof all)[number];

/**
 * The parts of the settings that somebody has to do with; others see nothing of them. Whoever sits at an instance without
 * accounts makes the first one by its set-up link: any other would shut them out.
 */
export function sectionsFor(me: Pick<Me, 'kind' | 'permissions' | 'session' | 'setUp'>): readonly Section[] {
  const administers = may(me, 'accounts:administer') && !(me.setUp && me.kind === 'person');
  return all.filter(({ whose }) => (whose === 'signed-in' ? me.session !== null : administers));
}
