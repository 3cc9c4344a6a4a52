/** Rooms from the ground up. A room may import from rooms on lower floors only; rooms that share a floor are strangers. */
const floors = [
  'kernel',
  'platform',
  'history',
  'accounts',
  'sign-in',
  'quantities|prov',
  'vocabulary',
  'sources',
  'claims',
  'comparison',
  'detection',
  'formulas',
  'derivations|disputes|reviews',
  'graph',
  'logbook',
  'interchange|search|alerts|erasure',
];

const shell = '\\.(entity|dto|controller|service|queries|module)\\.ts$';

/** Libraries of pure arithmetic, dates, digests and text, and streams through them, that domain files may use. */
const pureLibraries =
  '^(node_modules/)?(decimal\\.js|fraction\\.js|temporal-polyfill|temporal-spec|uuid|normalize-url|csv-parse|crypto|stream|url)(/|$)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...floors.flatMap((floor, i) => [
      {
        name: `${floor}: look down only`,
        severity: 'error',
        from: { path: `^src/(${floor})/` },
        to: { path: `^src/(${floors.slice(i + 1).join('|') || '^$'})/` },
      },
      {
        name: `${floor}: strangers`,
        severity: 'error',
        from: { path: `^src/(${floor})/` },
        to: { path: `^src/(${floor})/`, pathNot: '^src/$1/' },
      },
    ]),
    {
      name: 'domain is pure',
      comment: 'A file with no role suffix is domain: it imports domain files, the kernel and pure libraries only.',
      severity: 'error',
      from: { path: '^src/[^/]+/[^/.]+\\.ts$', pathNot: '^src/(platform|migrations|app)/' },
      to: {
        path: `${shell}|^src/platform/|node_modules|^(node:)?[a-z_]+$`,
        pathNot: pureLibraries,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'controllers stay home',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/.*\\.controller\\.ts$', pathNot: '^src/$1/' },
    },
    {
      name: 'no orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '(main|rebuild|migrations/.*|\\.spec)\\.ts$' },
      to: {},
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
  },
};
