import type { Figure } from '../web/src/api/figure.js';
import type { Statement } from '../web/src/api/records.js';
import type { Reported } from '../web/src/claim/reporting-forest.js';
import { reportingForest } from '../web/src/claim/reporting-forest.js';
import { axisOf } from '../web/src/line/axis.js';

describe('the reporting forest', () => {
  it('hangs articles under the person they relay', () => {
    const forest = reportingForest([says('gerstner'), says('hardwareluxx', 'gerstner'), says('heise', 'gerstner')]);
    expect(forest.map(outline)).toEqual([
      [
        'gerstner',
        [
          ['hardwareluxx', []],
          ['heise', []],
        ],
      ],
    ]);
  });

  it('follows relays of relays, in whatever order they come', () => {
    const forest = reportingForest([says('c', 'b'), says('b', 'a'), says('a')]);
    expect(forest.map(outline)).toEqual([['a', [['b', [['c', []]]]]]]);
  });

  it('lets a relay stand alone whose original is not in the list', () => {
    expect(reportingForest([says('b', 'elsewhere')]).map(outline)).toEqual([['b', []]]);
  });

  it('loses nobody in a circle', () => {
    expect(reportingForest([says('a', 'b'), says('b', 'a')]).map(outline)).toEqual([['a', [['b', []]]]]);
  });
});

describe('the number line', () => {
  it('has round ticks, written exactly', () => {
    const axis = axisOf([
      { point: '13000000000', lower: '12500000000', upper: '13500000000' },
      { point: '13000000000', lower: '13000000000', upper: null },
    ] as Figure[]);
    expect(axis?.ticks.map(({ decimal }) => decimal)).toEqual(['12500000000', '13000000000', '13500000000']);
  });

  it('writes ticks of a tenth as tenths', () => {
    const axis = axisOf([{ point: '0.3', lower: '0.25', upper: '0.35' }] as Figure[]);
    expect(axis?.ticks.map(({ decimal }) => decimal)).toEqual(['0.25', '0.3', '0.35']);
  });

  it('leaves room for what has no limit, and does not invent negative amounts', () => {
    const axis = axisOf([{ point: '0', lower: '0', upper: null }] as Figure[]);
    expect(axis?.position('0')).toBe(0);
    expect(axisOf([{ point: null, lower: null, upper: null }] as Figure[])).toBeNull();
  });
});

function says(id: string, relays?: string): Statement {
  return {
    id,
    claim: 'claim',
    speaker: null,
    stance: 'asserts',
    relays: relays ? { id: relays, speaker: null } : null,
  };
}

type Outline = [string, Outline[]];

function outline({ statement, relayedBy }: Reported): Outline {
  return [statement.id, relayedBy.map(outline)];
}
