import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';

import { databaseRefusalOf } from '../src/platform/database-refusal.js';
import { PROVIDER_PROBLEMS } from '../src/sign-in/provider-problem.js';
import { idIn } from '../web/src/api/id-in.js';
import type { Me } from '../web/src/api/me.js';
import { may, permissions } from '../web/src/api/me.js';
import { pageAt } from '../web/src/api/page-at.js';
import { clockOf, retrySeconds } from '../web/src/api/retry-after.js';
import { faultsByField } from '../web/src/form/faults-by-field.js';
import { knownFault } from '../web/src/form/known-faults.js';
import { faultOf } from '../web/src/format/fault.js';
import { readBy } from '../web/src/format/read-by.js';
import { browserName } from '../web/src/settings/browser-name.js';
import { carriedOver, changesOf, collisions } from '../web/src/settings/edited.js';
import { foundByKind, kindOf } from '../web/src/settings/found-kinds.js';
import { inOrder, recordRoleOf, recordRoles, withRecordRole, withRole } from '../web/src/settings/roles.js';
import { sectionsFor } from '../web/src/settings/sections.js';
import { momentAfter } from '../web/src/settings/token-lifetime.js';
import { wordLines } from '../web/src/settings/word-lines.js';
import { keysLeftBy } from '../web/src/shell/kept-keys.js';
import { linkTitle } from '../web/src/signing-in/link-title.js';
import { lengthOf } from '../web/src/signing-in/password-check.js';
import { providerProblem } from '../web/src/signing-in/provider-problem.js';
import { safeReturn, signInFrom } from '../web/src/signing-in/safe-return.js';
import { english } from '../web/src/words/english.js';
import { german } from '../web/src/words/german.js';

describe('a browser that somebody has signed out of', () => {
  const [local, other] = ['00000000-0000-7000-8000-000000000002', '01a21707-3056-72b0-86b1-efc735ac0558'];
  const typed = ['text', 'claim.new'].map((key) => `claimtrail.${key}`);
  const others = [`claimtrail.${other}.text`, `claimtrail.desk.${other}`, 'claimtrail.language', 'claimtrail.colours'];

  it('keeps nothing that was typed by them, or before there were accounts, and all of what is others’', () => {
    const own = '01a21707-20a1-741e-bcaf-ff5d1e241f5d';
    const keys = [...typed, `claimtrail.${own}.text`, ...others, 'text', 'another-page.text', 'claimtrail.'];
    expect(keysLeftBy(own, keys)).toEqual([...typed, `claimtrail.${own}.text`]);
    expect(keysLeftBy(local, [...typed, ...others])).toEqual(typed);
  });
});

describe('a link that works once', () => {
  it('is not called dead where the page was loaded again', () => {
    expect(linkTitle('', true, undefined)).toBe('link.againTitle');
    expect(linkTitle('x', true, undefined)).toBe('link.deadTitle');
    expect([linkTitle('x', false, 'set_up'), linkTitle('x', false, 'password')]).toEqual([
      'link.setUp',
      'link.welcome',
    ]);
  });
});

describe('where signing in leads back to', () => {
  it('is the page one was on, with its filters', () => {
    expect(safeReturn('/claims?subject=OpenAI&q=13%20bn')).toBe('/claims?subject=OpenAI&q=13%20bn');
    expect(signInFrom('/claims?q=a&b')).toBe('/sign-in?return=%2Fclaims%3Fq%3Da%26b');
    expect(signInFrom('/')).toBe('/sign-in');
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example/claims',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/claims\n',
    '/./\\evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e%2e//evil.example',
    '/sign-in?return=/claims',
    '/set-up',
    '/welcome/',
    '/api/v1/exports',
    'claims',
    '',
    null,
    `/${'a'.repeat(3000)}`,
  ])('is the start instead of %j', (asked) => expect(safeReturn(asked)).toBe('/'));

  it('never leaves the origin, whatever is asked for', () => {
    const parts = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2f',
      '@',
      ':',
      'http',
      'evil.example',
      '\t',
      '\u0000',
      '?',
      '#',
      'ａ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(parts).map((some) => some.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (asked) => {
          const path = safeReturn(asked);
          expect(new URL(path, 'https://newsroom.example').origin).toBe('https://newsroom.example');
          expect(path.startsWith('/') && !path.startsWith('//')).toBe(true);
          expect(safeReturn(path)).toBe(path);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('waiting before the next attempt', () => {
  const now = Date.parse('2026-03-01T09:30:00Z');

  it('reads seconds and dates, and nothing else', () => {
    expect(retrySeconds('90', now)).toBe(90);
    expect(retrySeconds('Sun, 01 Mar 2026 09:31:00 GMT', now)).toBe(60);
    expect(retrySeconds('Sun, 01 Mar 2026 09:29:00 GMT', now)).toBe(0);
    expect(retrySeconds('99999999999999999999', now)).toBe(86_400);
    for (const header of [null, '', '-5', '1.5', 'soon', '1e9']) expect(retrySeconds(header, now)).toBeNull();
  });

  it('is shown as a clock', () => {
    expect([0, 9, 60, 245, 3661].map(clockOf)).toEqual(['0:00', '0:09', '1:00', '4:05', '61:01']);
  });
});

describe('what a form is told is wrong', () => {
  it('is said at its field, one thing at a time, and the rest above', () => {
    const short = { pointer: '/password', code: 'too-short', detail: 'A password has at least 12 characters.' };
    const common = { ...short, code: 'common' };
    const other = { pointer: '/secret', detail: 'It is needed.' };
    expect(faultsByField([short, common, other], ['name', 'password'])).toEqual({
      byField: { password: short },
      others: [other],
    });
    expect(faultsByField([{ pointer: '/roles/0', detail: 'x' }], ['roles']).byField).toHaveProperty('roles');
    expect(faultsByField([{ pointer: '/__proto__', detail: 'x' }], ['name']).others).toHaveLength(1);
  });

  it('has words of the page where it is known', () => {
    expect(knownFault({ pointer: '/new', code: 'contains-name' })).toBe('contains-name');
    expect(knownFault({ pointer: '/email', code: 'invalid-request' })).toBe('not-an-email');
    expect(knownFault({ pointer: '/name', code: 'constructor' })).toBeNull();
    expect(knownFault({ pointer: '/name' })).toBeNull();
    expect(english.formFault['contains-name']).toBeTruthy();
  });

  it('says something about every problem a provider may come back with', () => {
    expect(providerProblem(null)).toBeNull();
    expect(providerProblem('<script>')).toBe('other');
    for (const code of Object.keys(PROVIDER_PROBLEMS)) {
      expect(providerProblem(code)).toBe(code);
      expect(english.providerProblem).toHaveProperty(code);
      expect(english.providerProblemNext).toHaveProperty(code);
    }
  });
});

describe('roles', () => {
  const anyRoles = fc.uniqueArray(fc.constantFrom(...recordRoles, 'admin', 'auditor'));

  it('include each other, so that one is chosen; what somebody is besides stays', () => {
    expect(recordRoleOf(['reader', 'editor', 'admin'])).toBe('editor');
    expect(recordRoleOf(['admin'])).toBe('');
    fc.assert(
      fc.property(anyRoles, fc.constantFrom(...recordRoles, '' as const), (roles, role) => {
        const next = withRecordRole(roles, role);
        expect(recordRoleOf(next)).toBe(role);
        expect(next.includes('admin')).toBe(roles.includes('admin'));
        expect(next.includes('auditor')).toBe(roles.includes('auditor'));
        expect(recordRoleOf(withRole(roles, 'admin', true))).toBe(recordRoleOf(roles));
        expect(inOrder(next)).toEqual(inOrder([...next].reverse()));
      }),
    );
  });

  it('are said by the highest', () => {
    expect(inOrder(['admin', 'reader', 'journalist'])).toEqual(['journalist', 'admin']);
    expect(inOrder([])).toEqual([]);
  });
});

describe('editing what somebody else edits too', () => {
  const field = fc.constantFrom('a', 'b', 'c');
  const fields = fc.record({ name: field, email: field, roles: fc.uniqueArray(field) });

  it('sends only what was changed', () => {
    const before = { name: 'a', roles: ['reader', 'admin'] };
    expect(changesOf(before, { name: 'a', roles: ['admin', 'reader'] })).toEqual({});
    expect(changesOf(before, { name: 'a', roles: ['admin'] })).toEqual({ roles: ['admin'] });
  });

  it('loses neither what the reader typed nor what the other saved', () => {
    fc.assert(
      fc.property(fields, fields, fields, (before, typed, now) => {
        const next = carriedOver(before, typed, now);
        const mine = Object.keys(changesOf(before, typed));
        for (const name of ['name', 'email', 'roles'] as const) {
          expect(next[name]).toEqual(mine.includes(name) ? typed[name] : now[name]);
        }
        for (const name of collisions(before, typed, now)) expect(mine).toContain(name);
        expect(collisions(before, typed, before)).toEqual([]);
        expect(collisions(before, before, now)).toEqual([]);
        expect(carriedOver(before, typed, before)).toMatchObject(changesOf(before, typed));
      }),
    );
  });
});

describe('what is offered', () => {
  const me = (rights: readonly string[], more: Partial<Me> = {}) => ({
    kind: 'person',
    permissions: rights,
    session: { id: 's', createdAt: '', expiresAt: '' },
    setUp: false,
    ...more,
  });
  const paths = (who: ReturnType<typeof me>) => sectionsFor(who).map(({ path }) => path);

  it('is one’s own account, and administration for administrators alone', () => {
    expect(paths(me(['records:read', 'vocabulary:edit']))).toEqual(['/settings/account', '/settings/tokens']);
    expect(paths(me(['accounts:administer']))).toEqual(
      expect.arrayContaining(['/settings/users', '/settings/erasures', '/settings/legal-holds']),
    );
    expect(may(null, 'records:read')).toBe(false);
    expect(may(me(['records:read']), 'records:write')).toBe(false);
  });

  it('is no administration to whoever sits at an instance without accounts: that begins with the set-up link', () => {
    expect(paths(me(permissions, { setUp: true, session: null }))).toEqual([]);
    expect(paths(me(permissions, { setUp: true, session: null, kind: 'service' }))).toContain('/settings/users');
  });
});

describe('who may read a claim', () => {
  const [economy, investigations] = [
    { id: '1', name: 'Economy' },
    { id: '2', name: 'Investigations' },
  ] as const;

  it('is a desk by its name where that is known', () => {
    expect(readBy({ audience: 'desk', desk: investigations }, [economy, investigations])?.desk).toBe('Investigations');
    expect(readBy({ audience: 'desk' }, [economy])?.desk).toBe('Economy');
    expect(readBy({ audience: 'desk' }, [economy, investigations])?.words).toBe('someDesk');
    expect(readBy({ audience: 'public', desk: economy }, [economy])).toEqual({ words: 'public', desk: '' });
    expect(readBy({}, [economy])).toBeNull();
  });
});

describe('an erasure', () => {
  it('is of words that stand one in a line, each once', () => {
    expect(wordLines(' Gerstner \r\n\nBrad Gerstner\nGerstner\n')).toEqual(['Gerstner', 'Brad Gerstner']);
    expect(wordLines(' \n')).toEqual([]);
  });

  it('is told by kinds of records, several tables together, what nobody knows yet too', () => {
    const found = [
      { record: 'comet', rows: 1, versions: 0 },
      { record: 'dispute', rows: 1, versions: 2 },
      { record: 'dispute_argument', rows: 3, versions: 4 },
      { record: 'scope_value', rows: 0, versions: 1 },
    ];
    expect(foundByKind(found)).toEqual([
      { kind: 'claims', rows: 0, versions: 1 },
      { kind: 'disputes', rows: 4, versions: 6 },
      { kind: 'others', rows: 1, versions: 0 },
    ]);
    expect(foundByKind([])).toEqual([]);
  });

  it('has a kind for every table that it may be found in', () => {
    const folder = join(import.meta.dirname, '../../src/migrations');
    const tables = readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/CREATE TABLE (?:claimtrail\.)?(\w+) \(/g)].map(
        ([, name = '']) => name,
      ),
    );
    // Names of the newsroom itself are not erased in passing; of erasures, and of what the software notes for itself, nothing is told.
    const untold = [
      ...['account', 'desk', 'provider_identity', 'metric', 'rate', 'rate_set', 'job_input'],
      ...['erasure', 'erasure_words', 'legal_hold', 'comparison_rule', 'computing_rule', 'checkpoint_delivery'],
    ];
    expect(tables.filter((table) => kindOf(table) === 'others').sort()).toEqual(untold.sort());
  });

  it.each([
    ['erasure_hold_check', 'erasure-held'],
    ['erasure_waiting_check', 'erasure-waiting'],
    ['erasure_own_names_check', 'erasure-own-name'],
    ['erasure_left_check', 'erasure-left'],
    ['erasure_four_eyes_check', 'erasure-four-eyes'],
  ] as const)('says in both languages what stands in its way: %s', (constraint, name) => {
    const refusal = databaseRefusalOf(Object.assign(new Error('refused'), { code: '23514', constraint }));
    expect(faultOf({ code: refusal?.code, detail: refusal?.message ?? '' })).toMatchObject({ name, adds: false });
    expect(german.problemOf[name]).not.toBe(english.problemOf[name]);
  });

  it('takes an id from what is pasted, an address too', () => {
    const id = '01a21707-20a1-741e-bcaf-ff5d1e241f5d';
    expect(idIn(` ${id.toUpperCase()}`)).toBe(id);
    expect(idIn(`https://newsroom.example/claims/${id}?q=a#history`)).toBe(id);
    expect(idIn('Gerstner')).toBeNull();
  });
});

describe('small things', () => {
  it('names browsers by what they are, not by what they call themselves besides', () => {
    const edge =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0';
    const phone =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1';
    expect(browserName(edge)).toEqual({ browser: 'Edge', system: 'Windows' });
    expect(browserName(phone)).toEqual({ browser: 'Safari', system: 'iOS' });
    expect(browserName('curl/8.5.0')).toEqual({ browser: '', system: '' });
  });

  it('counts a letter with its marks as one', () => {
    expect(lengthOf('u\u0308ber')).toBe(4);
    expect(lengthOf('🗝🗝')).toBe(2);
  });

  it('knows when a token ends', () => {
    expect(momentAfter('30', Date.parse('2026-03-01T09:30:00Z'))).toBe('2026-03-31T09:30:00.000Z');
    expect(momentAfter('ever', 0)).toBeNull();
    expect(momentAfter('nonsense', 0)).toBeNull();
  });

  it('asks for pages of a list that has parameters, and of one that has none', () => {
    expect(pageAt('/desks', '')).toBe('/desks?limit=50');
    expect(pageAt('/users?kind=service', 'a&b')).toBe('/users?kind=service&limit=50&cursor=a%26b');
  });
});
