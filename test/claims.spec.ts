import { World } from './support/world.js';

const APIS_EXAMPLE = {
  subject: 'OpenAI',
  metric: 'revenue',
  value: '13 Milliarden US-Dollar',
  language: 'de',
  basis: 'actual',
  measure: 'as_is',
  period: '2025',
  periodCertainty: 'inferred',
  scope: {},
  audience: 'newsroom',
  statements: [
    {
      ref: 'pod',
      speaker: 'Brad Gerstner',
      stance: 'asserts',
      evidence: 'estimate',
      mode: 'indirect',
      attribution: 'on_record',
      statedAt: '2025-10-31',
      wording: '$13 billion',
      language: 'en',
      source: { kind: 'podcast', title: 'BG2', url: 'https://example.org/bg2' },
      locator: { kind: 'media_time', start: 1873 },
    },
    {
      speaker: 'Hardwareluxx',
      stance: 'asserts',
      relays: '#pod',
      source: { kind: 'article', url: 'https://example.org/hwluxx', publisher: 'Hardwareluxx' },
    },
    {
      speaker: 'Sam Altman',
      stance: 'disputes',
      statedAt: '2025-10-31',
      source: 'https://example.org/bg2',
      alternative: { value: 'well more than $13 billion', language: 'en' },
    },
  ],
};

describe('POST /claims', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  it('logs a claim in the words of a journalist with everything that comes with it', async () => {
    const logged = await world.post('/claims', APIS_EXAMPLE);
    expect(logged.body).toMatchObject({ claim: { subject: { name: 'OpenAI' }, flags: ['premature'] } });
    expect(logged.status).toBe(201);
    const again = await world.post('/claims', APIS_EXAMPLE);
    expect(again.status).toBe(200);
    expect(again.body.claim).toEqual(logged.body.claim);
    expect(again.body.created).toEqual([]);
  });
});
