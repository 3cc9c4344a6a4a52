import { Refusal } from '../kernel/refusal.js';
import type { Entry, PlacedEntry } from '../logbook/entry.js';
import { type LoggedProposition, logPropositions } from '../logbook/propositions.service.js';
import type { Testimony } from '../logbook/testimony.js';
import { type LoggedTestimonies, logTestimonies } from '../logbook/testimony.service.js';
import { DeclaredClaim } from './declaration.dto.js';
import type { GivenRecord } from './dossier.js';
import { claimsNeeded, misnamed, statementsGiven, statementsNeeded, withOwnRefs } from './entry-refs.js';
import type { Importing } from './importing.service.js';
import { naming } from './refused-items.service.js';
import { inOrderOfNeeds } from './waiting.js';

/** Records that can only be recorded together, because their statements relay each other across them. */
const MOST_ENTANGLED = 10_000;

interface Placed extends PlacedEntry {
  readonly position: number;
}

/** A record that waits for statements of others, by what it gives and needs. */
interface Waiting {
  readonly position: number;
  readonly gives: readonly string[];
  readonly needs: readonly string[];
}

/**
 * Records claims with all that comes with them: what is claimed batch by batch, and what is said about it as soon as the
 * claims and statements it names are recorded.
 */
export async function importClaims(importing: Importing): Promise<void> {
  const waiting: Waiting[] = [];
  await importing.each('claim', async (batch) => {
    const entries = entriesIn(importing, batch);
    const claims = await claimsOf(importing, entries, true);
    if (!claims) return;
    const ready = readyOf(importing, entries);
    await testify(importing, entries, claims, ready);
    for (const entry of entries) if (!ready.has(entry)) waiting.push(waitingOf(entry));
  });
  const { ordered, entangled } = inOrderOfNeeds(waiting);
  for (let from = 0; from < ordered.length; from += importing.options.batch)
    await again(importing, ordered.slice(from, from + importing.options.batch));
  if (entangled.length > MOST_ENTANGLED) {
    for (const { position } of entangled) {
      const [record] = await importing.records.at([position]);
      importing.recording.refuse(record?.place ?? '', 'cycle', 'The statements of too many claims relay each other.');
      importing.gather();
    }
    importing.check();
  }
  // What goes in a circle by its records need not do so by its statements: those decide.
  if (entangled.length > 0) await again(importing, entangled);
}

async function again(importing: Importing, waiting: readonly Waiting[]): Promise<void> {
  const records = await importing.records.at(waiting.map(({ position }) => position));
  const entries = entriesIn(importing, records);
  const claims = await claimsOf(importing, entries, false);
  if (claims) await testify(importing, entries, claims, new Set(entries));
  importing.check();
}

function entriesIn(importing: Importing, batch: readonly GivenRecord[]): Placed[] {
  const { format } = importing.options;
  return batch.flatMap((record) => {
    const declared = importing.validated(record, DeclaredClaim);
    if (!declared) return [];
    const { review: _, standing: __, ...given } = declared;
    const entry: Entry = format === 'ndjson' ? withOwnRefs(given, String(record.position)) : given;
    const wrong = misnamed(entry).filter(({ pointer, name, kind }) =>
      importing.misnames(`${record.place}${pointer}`, name, kind),
    );
    return wrong.length > 0 ? [] : [{ pointer: record.place, entry, position: record.position }];
  });
}

/** @returns null where anything is wrong */
async function claimsOf(
  importing: Importing,
  entries: readonly Placed[],
  counted: boolean,
): Promise<readonly LoggedProposition[] | null> {
  const { tx, recording, created, existing } = importing;
  const logged = await logPropositions(tx, recording, entries);
  if (recording.faults.length > 0) return null;
  const claims = logged.filter((claim) => claim !== null);
  entries.forEach(({ entry: { ref } }, i) => {
    const claim = claims[i];
    if (!claim) return;
    if (ref) recording.referents.set(ref, { kind: 'claim', id: claim.id });
    if (!counted) return;
    for (const one of [claim, ...claim.alternatives.values()]) (one.created ? created : existing).claims++;
  });
  return claims;
}

/** Records whose claims and statements are recorded, or are so together with them. */
function readyOf({ recording, kinds }: Importing, entries: readonly Placed[]): Set<Placed> {
  const open = (name: string): boolean => kinds.has(name) && !recording.referents.has(name);
  let ready = entries.filter(({ entry }) => !claimsNeeded(entry).some(open));
  for (;;) {
    const given = new Set(ready.flatMap(({ entry }) => statementsGiven(entry)));
    const next = ready.filter(({ entry }) => !statementsNeeded(entry).some((name) => open(name) && !given.has(name)));
    if (next.length === ready.length) return new Set(next);
    ready = next;
  }
}

const waitingOf = ({ position, entry }: Placed): Waiting => ({
  position,
  gives: statementsGiven(entry),
  needs: statementsNeeded(entry),
});

async function testify(
  importing: Importing,
  entries: readonly Placed[],
  claims: readonly LoggedProposition[],
  ready: ReadonlySet<Placed>,
): Promise<void> {
  const testimonies = entries.flatMap((placed, i) => {
    const claim = claims[i];
    const { statements = [], derivations = [], language = null } = placed.entry;
    const { pointer } = placed;
    return claim && ready.has(placed) ? [{ place: pointer, pointer, claim, statements, derivations, language }] : [];
  });
  await naming(importing, testimonies, (some) => recordTestimonies(importing, some));
}

async function recordTestimonies(
  { tx, recording, created, existing, conflicts }: Importing,
  testimonies: readonly Testimony[],
): Promise<void> {
  const logged = await logTestimonies(tx, recording, testimonies).catch((thrown: unknown): LoggedTestimonies => {
    // A circle ends the recording at once; what is wrong is in the faults.
    if (thrown instanceof Refusal && recording.faults.length > 0) return { testimonies: [], conflicts: [] };
    throw thrown;
  });
  for (const conflict of logged.conflicts) conflicts.push(conflict);
  for (const testimony of logged.testimonies) {
    created.statements += testimony.created.statements;
    existing.statements += testimony.statements.length - testimony.created.statements;
    created.derivations += testimony.created.derivations;
    existing.derivations += testimony.derivations.length - testimony.created.derivations;
  }
}
