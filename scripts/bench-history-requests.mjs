// What is asked and written by the benchmark of history.

/** Readings by what they are called; each is asked as it is and as of a past moment. */
export const readings = ({ claim, source, n }) => ({
  'GET /claims': '/claims',
  'GET /claims?subject': `/claims?subject=${claim.subject_id}`,
  'GET /claims?q=': `/claims?q=${encodeURIComponent(claim.as_written.slice(7, 14))}`,
  'GET /claims?standing': '/claims?standing=contested&limit=20',
  'GET /claims/:id': `/claims/${claim.id}`,
  'GET statements': `/claims/${claim.id}/statements`,
  'GET derivations': `/claims/${claim.id}/derivations`,
  'GET links': `/claims/${claim.id}/links`,
  'GET comparisons': `/claims/${claim.id}/comparisons`,
  'GET origins': `/claims/${claim.id}/origins`,
  'GET provenance': `/claims/${claim.id}/provenance`,
  'GET impact': `/claims/${claim.id}/impact`,
  'GET attribution': `/claims/${claim.id}/attribution`,
  'GET history': `/claims/${claim.id}/history?parts=true`,
  'GET graph': `/graph?claims=${claim.id}&depth=2`,
  'GET contradictions': '/contradictions',
  'GET contradictions?subject': `/contradictions?subject=${claim.subject_id}`,
  'GET topics': `/topics?subject=${claim.subject_id}`,
  'GET /entities': '/entities',
  'GET /entities/:id': `/entities/${claim.subject_id}`,
  'GET /sources': '/sources',
  'GET /sources/:id': `/sources/${source.id}`,
  'GET /sources?q=': `/sources?q=${encodeURIComponent(`article ${1 + ((n * 71) % 9000)}`)}`,
  'GET source impact': `/sources/${source.id}/impact`,
});

/** Writes by what they are called. */
export const writes = ({ claim, other, source, n }) => {
  const changed = (path, body) => ({ method: 'PATCH', path, body, headers: { 'if-match': '*' } });
  return {
    'POST /claims': {
      method: 'POST',
      path: '/claims',
      body: {
        ...{ subject: `Subject ${1 + ((n * 37) % 5000)}`, metric: 'revenue', basis: 'actual', language: 'en' },
        ...{ period: `Q${1 + (n % 4)} ${2016 + (n % 9)}`, value: `about $${1000 + n}.${100 + n} million` },
        statements: [{ speaker: `Subject ${1 + ((n * 91) % 5000)}`, stance: 'asserts', statedAt: '2026-01-01' }],
      },
    },
    'POST statements': {
      method: 'POST',
      path: `/claims/${claim.id}/statements`,
      body: {
        speaker: `Subject ${1 + ((n * 53) % 5000)}`,
        stance: 'confirms',
        statedAt: '2026-01-02',
        wording: `said ${n}`,
      },
    },
    'POST /entities': {
      method: 'POST',
      path: '/entities',
      body: { name: `Somebody ${n}`, kind: 'person', create: true },
    },
    'POST /sources': {
      method: 'POST',
      path: '/sources',
      body: { kind: 'article', title: `An article of its own, ${n}` },
    },
    'POST /links': {
      method: 'POST',
      path: '/links',
      body: { a: claim.id, b: other.id, kind: 'context', reason: `drawn ${n}` },
    },
    'PATCH /claims/:id': changed(`/claims/${claim.id}`, { text: `A sentence, ${n}.`, reason: `reworded ${n}` }),
    'PATCH /entities/:id': changed(`/entities/${claim.subject_id}`, { description: `a company, ${n}` }),
    'PATCH /sources/:id': changed(`/sources/${source.id}`, { language: n % 2 === 0 ? 'en' : 'de' }),
  };
};
