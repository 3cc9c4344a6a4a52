import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { rootKind } from '../web/src/claim/root-words.js';
import { faultOf } from '../web/src/format/fault.js';
import { scopeEntries } from '../web/src/format/value.js';
import { english } from '../web/src/words/english.js';
import { german } from '../web/src/words/german.js';
import { instanceWord } from '../web/src/words/instance-word.js';

describe('what the instance says, in the words of the page', () => {
  it('says what is wrong with a field itself where it knows the fault', () => {
    const detail = '"quatsch" is no figure that can be read.';
    expect(faultOf({ code: 'unreadable-figure', detail })).toMatchObject({ name: 'unreadable-figure', adds: false });
    expect(faultOf({ code: 'of-another-year', detail }).name).toBeUndefined();
    expect(faultOf({ code: 'of-another-year', detail }).adds).toBe(true);
    expect(faultOf({ detail }).name).toBeUndefined();
  });

  it('does not call a figure in another unit unreadable', () => {
    const fault = faultOf({ code: 'unreadable-figure', detail: 'The value is in EUR, the claim in USD.' });
    expect(fault).toEqual({ name: 'other-unit', values: { given: 'EUR', stated: 'USD' }, adds: false });
  });

  it('has a sentence in both languages for every fault that the fields of a computation can meet', () => {
    const codes = ['invalid-formula', 'unreadable-figure', 'ambiguous-figure', 'invalid-request', 'unknown-reference'];
    for (const code of [...codes, 'too-many-requests', 'payload-too-large', 'unavailable']) {
      const { name } = faultOf({ code, detail: '' });
      expect(name && english.problemOf[name]).toBeTruthy();
      expect(name && german.problemOf[name]).not.toBe(name && english.problemOf[name]);
    }
  });

  it('says nothing twice under one name: what one part of the page says is not taken by another', () => {
    const folder = join(import.meta.dirname, '../../web/src/words');
    const names = readdirSync(folder)
      .filter((file) => file.startsWith('english'))
      .flatMap((file) =>
        [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {2}(\w+): \{/gm)].map(([, name]) => name),
      );
    expect(names).toContain('linkKind');
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('calls nobody “not named” who has a name', () => {
    expect(rootKind({ kind: 'unattributed', label: 'The Information' })).toBe('unattributed');
    expect(rootKind({ kind: 'unattributed', label: 'a source that is not named' })).toBe('nameless');
    expect(rootKind({ kind: 'person', label: 'Sam Altman' })).toBe('person');
    expect(english.rootKind.unattributed).not.toMatch(/named/);
  });

  it('translates the words of a scope that are the domain’s, and leaves all others', () => {
    const words = (language: 'en' | 'de', tax: string) => scopeEntries({ tax }, language)[0];
    expect(words('de', 'after')).toEqual({ dimension: 'tax', word: 'nach', phrase: 'nach Steuern' });
    expect(words('en', 'before')).toEqual({ dimension: 'tax', word: 'before', phrase: 'before tax' });
    expect(words('de', 'constructor')?.phrase).toBe('constructor');
    expect(scopeEntries({ payee: 'after' }, 'de')[0]?.phrase).toBe('after');
    expect(scopeEntries(undefined, 'de')).toEqual([]);
  });

  it('knows who and why in a history are words of the instance', () => {
    expect(instanceWord('User of this computer')).toBe('ownUser');
    expect(instanceWord('example')).toBe('example');
    expect(instanceWord('constructor')).toBeNull();
    expect(instanceWord('It was a target, not a result.')).toBeNull();
  });

  it('says every reason that the software gives itself, in both languages', () => {
    const source = join(import.meta.dirname, '../../src');
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /(?<!\.spec)\.ts$/.test(name),
    );
    const reasons = files.flatMap((name) =>
      [...readFileSync(join(source, name), 'utf8').matchAll(/\breason: '([^']+)'/g)].map(([, reason = '']) => reason),
    );
    expect(reasons).toEqual(expect.arrayContaining(['sign-in by the provider', 'one-time link', 'set-up', 'import']));
    for (const reason of reasons) {
      const word = instanceWord(reason);
      expect([reason, word && english.history[word]]).toEqual([reason, expect.stringMatching(/./)]);
      expect([reason, word && german.history[word]]).not.toEqual([reason, word && english.history[word]]);
    }
  });
});
