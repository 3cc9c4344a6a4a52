import fc from 'fast-check';

import type { Input } from '../web/src/api/derived.js';
import type { Figure } from '../web/src/api/figure.js';
import type { GraphEdge, GraphNode } from '../web/src/api/neighbourhood.js';
import { standings } from '../web/src/api/standing.js';
import type { Provenance } from '../web/src/api/traced.js';
import { piecesOf } from '../web/src/claim/live-formula.js';
import type { Behind } from '../web/src/claim/provenance-tree.js';
import { provenanceTree } from '../web/src/claim/provenance-tree.js';
import { errorsByInput, triableInputs, trialOf } from '../web/src/claim/tried.js';
import { said } from '../web/src/format/sentence.js';
import { isSettled, isSuggested, placedClaims } from '../web/src/graph/connections.js';
import { toneOf } from '../web/src/standing/shape.js';
import { english } from '../web/src/words/english.js';
import { german } from '../web/src/words/german.js';

const inputs: Readonly<Record<string, Input>> = {
  share: { claim: aClaim('hit31') },
  stake: { constant: '27%', language: 'en' },
  filing: { source: { id: 'filing', title: 'A filing' } },
};

describe('a formula with live numbers', () => {
  it('names its inputs where they stand, and writes signs as people do', () => {
    expect(piecesOf('share / stake', inputs)).toEqual([
      { text: 'share', input: inputs.share },
      { text: ' ÷ ' },
      { text: 'stake', input: inputs.stake },
    ]);
  });

  it('leaves out the label before the sign of equality', () => {
    expect(piecesOf('loss = share * 2', inputs).map(({ text }) => text)).toEqual(['share', ' × 2']);
  });

  it('takes no function, no whole source and nothing inherited for an input', () => {
    const pieces = piecesOf('sum(share, filing, constructor, __proto__)', inputs);
    expect(pieces.filter(({ input }) => input).map(({ text }) => text)).toEqual(['share']);
    expect(pieces.map(({ text }) => text).join('')).toBe('sum(share, filing, constructor, __proto__)');
  });
});

describe('trying other numbers', () => {
  const derivation = { formula: 'share / stake', inputs, claim: 'loss115' };

  it('asks nothing where nothing is typed', () => {
    expect(trialOf(derivation, {}, 'en')).toBeNull();
    expect(trialOf(derivation, { stake: '  ', other: '3' }, 'en')).toBeNull();
  });

  it('puts what is typed in place of one input, and keeps the rest as it is recorded', () => {
    expect(trialOf(derivation, { share: ' 4,1 Milliarden Dollar ' }, 'de')).toEqual({
      formula: 'share / stake',
      inputs: {
        share: { constant: '4,1 Milliarden Dollar', language: 'de' },
        stake: { constant: '27%', language: 'en' },
      },
      claim: 'loss115',
      language: 'de',
    });
    expect(trialOf(derivation, { stake: '32.5%' }, 'en')?.inputs.share).toEqual({ claim: 'hit31' });
    const sourced = { ...inputs, stake: { constant: '27%', source: { id: 'filing', title: 'A filing' } } };
    expect(trialOf({ ...derivation, inputs: sourced }, { share: '4' }, 'en')?.inputs.stake).toEqual({
      constant: '27%',
      source: 'filing',
    });
  });

  it('tries claims and constants only', () => {
    expect(triableInputs(inputs).map(([name]) => name)).toEqual(['share', 'stake']);
  });

  it('says each fault beside its field, and what belongs to none apart', () => {
    const faults = [
      { pointer: '/inputs/stake/constant', code: 'unreadable-figure', detail: 'No figure.' },
      { pointer: '/inputs/stake', detail: 'Another.' },
      { pointer: '/formula', detail: 'No formula.' },
      { pointer: '/inputs/__proto__/constant', detail: 'Nobody typed this.' },
    ];
    const byInput = errorsByInput(faults, ['share', 'stake']);
    expect(Object.keys(byInput).sort()).toEqual(['', 'stake']);
    expect(byInput.stake?.detail).toBe('No figure.');
    expect(byInput['']?.detail).toBe('No formula.');
  });
});

describe('what lies behind a claim', () => {
  it('is drawn out once, where it is first met, and named after that', () => {
    const tree = provenanceTree(
      provenance('claim', ['claim one', 'claim two', 'one filing', 'two filing', 'filing bank']),
    );
    expect(tree && outline(tree)).toBe('claim(one(filing(bank)) two(filing!))');
  });

  it('ends where reports relay each other in a circle', () => {
    const tree = provenanceTree(provenance('claim', ['claim a', 'a b', 'b a']));
    expect(tree && outline(tree)).toBe('claim(a(b(a!)))');
  });

  it('says names with what they name, and marks where the figure was made', () => {
    const given = provenance('claim', ['claim article', 'article host', 'host guest']);
    const nodes = given.nodes.map((node) => (node.id === 'guest' ? { ...node, kind: 'entity' } : node));
    const edges = given.edges.map((edge) => ({
      ...edge,
      kind: edge.to === 'guest' ? 'said_by' : edge.to === 'host' ? 'relays' : edge.kind,
    }));
    const tree = provenanceTree({ ...given, nodes, edges }, new Set(['guest']));
    expect(tree && outline(tree)).toBe('claim(article(host))');
    const all = everything(tree);
    expect(all.filter(({ isRoot }) => isRoot).map(({ node }) => node.id)).toEqual(['host']);
    expect(all.at(-1)?.names.map(({ node, by }) => `${by} ${node.id}`)).toEqual(['said_by guest']);
  });

  it('shows every record that leads somewhere exactly once, and none that is not there', () => {
    const id = fc.integer({ min: 0, max: 7 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.tuple(id, id), { maxLength: 30 }), (pairs) => {
        const given = provenance('0', ['0 0', ...pairs.map((pair) => pair.join(' ')), '0 missing']);
        const shown = everything(
          provenanceTree({ ...given, nodes: given.nodes.filter((node) => node.id !== 'missing') }),
        );
        const drawn = shown.filter(({ again }) => !again).map(({ node }) => node.id);
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn).not.toContain('missing');
        const edgesShown = shown.length - 1;
        expect(edgesShown).toBe(given.edges.filter(({ from, to }) => drawn.includes(from) && to !== 'missing').length);
      }),
    );
  });
});

describe('the table that says what the graph shows', () => {
  const graph = {
    nodes: [aNode('far', 2), aNode('middle', 0), aNode('near', 1)],
    edges: [
      anEdge('middle', 'near', 'derived_from'),
      anEdge('near', 'far', 'contradicts', { state: 'dismissed', origin: 'detector' }),
      anEdge('middle', 'far', 'contradicts', { state: 'suggested', origin: 'detector' }),
      anEdge('middle', 'elsewhere', 'supports'),
    ],
    components: [['middle', 'far'], ['near']],
  };

  it('puts the nearest first, and says every edge at both its ends', () => {
    const rows = placedClaims(graph);
    expect(rows.map(({ node }) => node.id)).toEqual(['middle', 'near', 'far']);
    const ends = rows.map(({ connections }) =>
      connections.map(({ other, forwards }) => `${forwards ? '>' : '<'}${other.id}`),
    );
    expect(ends).toEqual([
      ['>far', '>near'],
      ['<middle', '>far'],
      ['<middle', '<near'],
    ]);
  });

  it('numbers the groups that contradict each other, and no claim that stands alone', () => {
    expect(placedClaims(graph).map(({ group }) => group)).toEqual([1, null, 1]);
  });

  it('takes for standing what attacks: what is confirmed, and what a speaker says', () => {
    const said = (kind: string, origin: string, state = 'suggested') => isSuggested({ kind, origin, state });
    expect(said('contradicts', 'statement')).toBe(false);
    expect(said('contradicts', 'detector', 'confirmed')).toBe(false);
    expect(['detector', 'import', 'person'].map((origin) => said('contradicts', origin))).toEqual([true, true, true]);
    expect(said('supersedes', 'import')).toBe(false);
    expect(isSuggested({ kind: 'derived_from', origin: null, state: null })).toBe(false);
  });

  it('tells what is suggested from what is settled', () => {
    expect(graph.edges.map((edge) => [isSuggested(edge), isSettled(edge)])).toEqual([
      [false, false],
      [false, true],
      [true, false],
      [false, false],
    ]);
  });
});

describe('words for what is computed', () => {
  it.each(standings)('say what “%s” is and means, in both languages', (label) => {
    for (const words of [english, german]) {
      expect(words.standing[label]).toMatch(/\p{L}/u);
      expect(words.standingMeans[label]).toMatch(/^\p{Lu}.*\.$/u);
    }
    expect(german.standing[label]).not.toBe(english.standing[label]);
  });

  it('sound an alarm for what is rejected only, and none for what the page does not know', () => {
    expect(standings.filter((label) => toneOf(label) === 'against')).toEqual(['rejected']);
    expect(toneOf('of tomorrow')).toBe('plain');
  });

  it('are the instance’s own, in the language of the page where it speaks it', () => {
    const sentence = { text: 'It moved.', texts: { en: 'It moved.', de: 'Es hat sich geändert.' } };
    expect(said(sentence, { language: 'de', locale: 'de-DE' })).toEqual({
      words: 'Es hat sich geändert.',
      language: 'de',
    });
    expect(said({ text: 'It moved.' }, { language: 'de', locale: 'de-DE' })).toEqual({
      words: 'It moved.',
      language: 'en',
    });
  });
});

function aClaim(id: string): Extract<Input, { claim: unknown }>['claim'] {
  return {
    id,
    subject: { id: 's', name: 'Microsoft' },
    metric: { id: 'm', key: 'loss', label: 'loss' },
    value: { type: 'quantity', figure: {} as Figure },
    period: { kind: 'unspecified', start: null, end: null, label: null, certainty: 'stated', calendar: 'calendar' },
  };
}

function aNode(id: string, depth: number): GraphNode {
  return { ...aClaim(id), basis: 'actual', measure: 'as_is', depth };
}

function anEdge(from: string, to: string, kind: string, more: Partial<GraphEdge> = {}): GraphEdge {
  return { id: `${from} ${to}`, from, to, kind, origin: null, state: null, ...more };
}

/** From edges as `from to`. */
function provenance(claim: string, pairs: readonly string[]): Provenance {
  const edges = pairs.map((pair) => pair.split(' ')).map(([from = '', to = '']) => ({ from, to, kind: 'uses' }));
  const ids = [...new Set([claim, ...edges.flatMap(({ from, to }) => [from, to])])];
  return { claim, nodes: ids.map((id) => ({ id, kind: 'claim', depth: 0 })), edges };
}

function outline({ node, again, behind }: Behind): string {
  return node.id + (again ? '!' : '') + (behind.length > 0 ? `(${behind.map(outline).join(' ')})` : '');
}

function everything(tree: Behind | null): Behind[] {
  return tree ? [tree, ...tree.behind.flatMap(everything)] : [];
}
