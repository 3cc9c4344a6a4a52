import { isJudging, linkKey } from '../comparison/judging.js';
import { linksBetween } from '../comparison/known-links.queries.js';
import { drawLinks, type JudgedLink, judgeLinks } from '../comparison/links.service.js';
import { correctingSteps, lockedUpstream } from '../derivations/upstream.service.js';
import { detect } from '../detection/detector.service.js';
import { lockTopics } from '../detection/topics.service.js';
import { settleDerivations } from '../logbook/settle-derivations.service.js';
import { settleDisputes } from '../logbook/settle-disputes.service.js';
import { asEngine } from '../platform/transactions.js';
import { DeclaredLink } from './declaration.dto.js';
import type { GivenRecord } from './dossier.js';
import type { Importing } from './importing.service.js';
import { naming } from './refused-items.service.js';

interface PlacedLink extends JudgedLink {
  readonly place: string;
}

/**
 * Draws the links that statements and people make, and compares every claim that is new or about which something new was
 * said. All topics are locked at once, at the end, so that nobody waits for an import but those who write about the same.
 */
export async function importLinks(importing: Importing): Promise<void> {
  const { tx, recording, conflicts } = importing;
  const links: PlacedLink[] = [];
  await importing.each('link', (batch) => Promise.resolve(void links.push(...linksIn(importing, batch))));
  const ends = [...conflicts, ...links].flatMap(({ a, b }) => [a, b]);
  const claims = [...new Set([...recording.touched, ...ends])];
  await refuseRestingOnItself(importing, links);
  await lockTopics(tx, claims);
  await refuseJudging(importing, links);
  await asEngine(tx, async () => {
    await inBatches(importing, conflicts, async (batch) => void (await drawLinks(tx, recording.ownerId, batch)));
    await inBatches(importing, links, (batch) => naming(importing, batch, (items) => draw(importing, items)));
    importing.check();
    await inBatches(importing, claims, (batch) => detect(tx, batch, { but: claims }));
    await judgeDetected(
      importing,
      links.filter(({ origin }) => importing.options.judges && origin === 'detector'),
    );
  });
  await settleDisputes(tx, recording, claims.length > 0);
  await settleDerivations(tx, recording);
}

/** Notes what links do to what is computed from their ends. */
function noteLinks({ recording }: Importing, links: readonly Pick<JudgedLink, 'a' | 'b' | 'kind' | 'readers'>[]): void {
  for (const { a, b, kind, readers } of links) {
    if (kind !== 'contradicts' && kind !== 'supersedes') continue;
    recording.noteChange(a, 'linked', { other: b, readers });
    recording.noteChange(b, kind === 'supersedes' ? 'superseded' : 'linked', { other: a, readers });
  }
}

/** Where a claim would rest on itself by following corrections, each of these is at fault. */
async function refuseRestingOnItself(importing: Importing, links: readonly PlacedLink[]): Promise<void> {
  const { tx, recording } = importing;
  const corrections = links.filter(
    ({ kind, origin, state }) =>
      kind === 'supersedes' && (state === 'confirmed' || (state === 'suggested' && origin !== 'detector')),
  );
  const added = await correctingSteps(
    tx,
    corrections.map(({ a, b }) => ({ newer: a, older: b })),
  );
  const { circle } = await lockedUpstream(tx, added);
  for (const { place, a, b } of circle ? corrections : []) {
    if (!circle?.includes(a) || !circle.includes(b)) continue;
    recording.refuse(
      place,
      'cycle',
      'A claim would rest on itself, by its derivations and by what takes the place of others.',
    );
  }
  importing.check();
}

/** Where an import by somebody who may not judge links says of one what nobody has said, it is at fault. */
async function refuseJudging(importing: Importing, links: readonly PlacedLink[]): Promise<void> {
  const { tx, recording, options } = importing;
  if (options.judges) return;
  await inBatches(importing, links, async (batch) => {
    const known = await linksBetween(
      tx,
      batch.map(({ a, b }) => [a, b]),
    );
    const said = new Map(known.map((link) => [linkKey(link), link]));
    for (const link of batch)
      if (isJudging(link, said.get(linkKey(link)))) recording.refuse(`${link.place}/state`, 'not-allowed', UNJUDGED);
    importing.gather();
  });
  importing.check();
}

const UNJUDGED =
  'Only somebody with the permission records:review says of a link that it is confirmed, dismissed or resolved. Left out, it is suggested.';

function linksIn(importing: Importing, batch: readonly GivenRecord[]): PlacedLink[] {
  const { recording } = importing;
  return batch.flatMap((record): PlacedLink[] => {
    const link = importing.validated(record, DeclaredLink);
    if (!link) return [];
    const [a, b] = (['a', 'b'] as const).map((end) => {
      if (importing.misnames(`${record.place}/${end}`, link[end], 'claim')) return null;
      const id = recording.referent(link[end], 'claim');
      if (!id) recording.refuse(`${record.place}/${end}`, 'unknown-reference', `No claim is known as ${link[end]}.`);
      return id;
    });
    if (!a || !b) return [];
    if (a === b) {
      recording.refuse(record.place, 'self-reference', 'A claim cannot be linked to itself.');
      return [];
    }
    const { kind, origin = 'import', state = 'suggested', reason = null, audience } = link;
    const readers = audience === 'desk' && origin === 'statement' ? recording.deskId : 'public';
    const byNoJudge = !importing.options.judges;
    return [{ place: record.place, a, b, kind, origin, state, reason, statementId: null, readers, byNoJudge }];
  });
}

async function inBatches<Item>(
  importing: Importing,
  items: readonly Item[],
  work: (batch: readonly Item[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < items.length; from += importing.options.batch) {
    await work(items.slice(from, from + importing.options.batch));
    await importing.goOn();
  }
}

/** Links of statements have been drawn with them: only what a person thought of them is left to say. */
async function draw(importing: Importing, batch: readonly PlacedLink[]): Promise<void> {
  const { tx, recording } = importing;
  noteLinks(
    importing,
    await judgeLinks(
      tx,
      batch.filter(({ origin }) => importing.options.judges && origin === 'statement'),
    ),
  );
  const given = batch.filter(({ origin }) => origin === 'person' || origin === 'import');
  const drawn = await drawLinks(tx, recording.ownerId, given);
  noteLinks(
    importing,
    given.filter((_, i) => drawn[i]?.created),
  );
  for (const { created } of drawn) (created ? importing.created : importing.existing).links++;
}

/** What the detector suggests has been found again: what a person thought of it is said, and what that rests on is noted. */
async function judgeDetected(importing: Importing, links: readonly PlacedLink[]): Promise<void> {
  const { tx } = importing;
  await inBatches(importing, links, async (batch) => {
    noteLinks(importing, await judgeLinks(tx, batch));
    await detect(
      tx,
      batch.flatMap(({ a, b }) => [a, b]),
    );
  });
}
