import type { Basis, Measure } from '../claims/claim.js';
import type { ReviewState, ReviewVerdict } from '../claims/review.js';
import type { Stance } from '../claims/statement.js';
import type { LinkKind, LinkState, Settled } from '../comparison/link.js';
import type { Verdict } from '../comparison/verdict.js';
import type { Method } from '../derivations/derivation.js';
import type { CaseOrigin, CaseState, Outcome } from '../disputes/outcome.js';
import type { Told } from '../history/change-words.js';
import type { Period } from '../quantities/period.js';
import type { SearchOutcome } from '../reviews/evidence-search.js';
import type { USAGE_OPENERS, UsageKind, UsageState } from '../reviews/usage.js';
import type { SourceKind } from '../sources/source.js';
import type { EntityKind } from '../vocabulary/entity.js';

type Terms<Word extends string> = Readonly<Record<Word, Told>>;

/** The closed lists of the domain, as histories tell them. */
export const BASIS_TERMS: Terms<Basis> = {
  actual: { en: 'actual', de: 'Ist-Wert' },
  guidance: { en: 'guidance', de: 'Ausblick' },
  forecast: { en: 'forecast', de: 'Prognose' },
  target: { en: 'target', de: 'Ziel' },
  commitment: { en: 'commitment', de: 'Zusage' },
  hypothetical: { en: 'hypothetical', de: 'hypothetisch' },
  unspecified: { en: 'not said', de: 'nicht genannt' },
};

export const MEASURE_TERMS: Terms<Measure> = {
  as_is: { en: 'as is', de: 'unverändert' },
  run_rate: { en: 'run-rate', de: 'hochgerechnet (Run-Rate)' },
};

export const PERIOD_TERMS: Terms<Period['kind'] | Period['certainty'] | Period['calendar']> = {
  instant: { en: 'a day', de: 'ein Tag' },
  duration: { en: 'a stretch of time', de: 'ein Zeitraum' },
  rolling: { en: 'a rolling stretch', de: 'ein gleitender Zeitraum' },
  open: { en: 'open', de: 'offen' },
  unspecified: { en: 'not said', de: 'nicht genannt' },
  stated: { en: 'stated', de: 'genannt' },
  inferred: { en: 'inferred', de: 'erschlossen' },
  calendar: { en: 'calendar year', de: 'Kalenderjahr' },
  fiscal: { en: 'fiscal year', de: 'Geschäftsjahr' },
};

export const AUDIENCE_TERMS: Terms<'desk' | 'newsroom' | 'public'> = {
  desk: { en: 'desk', de: 'Ressort' },
  newsroom: { en: 'newsroom', de: 'Redaktion' },
  public: { en: 'everybody', de: 'alle' },
};

export const STANCE_TERMS: Terms<Stance> = {
  asserts: { en: 'asserts', de: 'gibt an' },
  confirms: { en: 'confirms', de: 'bestätigt' },
  denies: { en: 'denies', de: 'dementiert' },
  disputes: { en: 'disputes', de: 'bestreitet' },
  hedges: { en: 'hedges', de: 'schränkt ein' },
  declines_to_comment: { en: 'declines to comment', de: 'will sich nicht äußern' },
  retracts: { en: 'retracts', de: 'nimmt zurück' },
};

export const METHOD_TERMS: Terms<Method> = {
  formula: { en: 'formula', de: 'Formel' },
  back_calculation: { en: 'back-calculation', de: 'Rückrechnung' },
  sum: { en: 'sum', de: 'Summe' },
  currency_conversion: { en: 'currency conversion', de: 'Währungsumrechnung' },
  annualisation: { en: 'annualisation', de: 'Hochrechnung auf ein Jahr' },
  interpolation: { en: 'interpolation', de: 'Interpolation' },
  quotation: { en: 'quotation', de: 'Zitat' },
  translation: { en: 'translation', de: 'Übersetzung' },
  manual: { en: 'worked out by hand', de: 'von Hand ermittelt' },
};

export const ENTITY_TERMS: Terms<EntityKind> = {
  person: { en: 'person', de: 'Person' },
  organisation: { en: 'organisation', de: 'Organisation' },
  place: { en: 'place', de: 'Ort' },
  product: { en: 'product', de: 'Produkt' },
  event: { en: 'event', de: 'Ereignis' },
  work: { en: 'work', de: 'Werk' },
};

export const SOURCE_TERMS: Terms<SourceKind> = {
  article: { en: 'article', de: 'Artikel' },
  filing: { en: 'filing', de: 'Pflichtmitteilung' },
  podcast: { en: 'podcast', de: 'Podcast' },
  video: { en: 'video', de: 'Video' },
  broadcast: { en: 'broadcast', de: 'Sendung' },
  social_post: { en: 'post', de: 'Beitrag in sozialem Netz' },
  press_release: { en: 'press release', de: 'Pressemitteilung' },
  dataset: { en: 'data set', de: 'Datensatz' },
  interview: { en: 'interview', de: 'Interview' },
  document: { en: 'document', de: 'Dokument' },
};

export const REVIEW_TERMS: Terms<ReviewState> = {
  draft: { en: 'draft', de: 'Entwurf' },
  submitted: { en: 'waits for a reviewer', de: 'wartet auf Prüfung' },
  in_review: { en: 'in review', de: 'in Prüfung' },
  returned: { en: 'returned to its author', de: 'zurückgegeben' },
  reviewed: { en: 'reviewed', de: 'geprüft' },
  published: { en: 'published', de: 'veröffentlicht' },
  corrected: { en: 'corrected', de: 'berichtigt' },
  retracted: { en: 'retracted', de: 'zurückgezogen' },
};

export const VERDICT_TERMS: Terms<ReviewVerdict> = {
  confirmed: { en: 'confirmed', de: 'bestätigt' },
  refuted: { en: 'refuted', de: 'widerlegt' },
  misleading: { en: 'misleading', de: 'irreführend' },
  outdated: { en: 'outdated', de: 'überholt' },
  unverifiable: { en: 'unverifiable', de: 'nicht nachprüfbar' },
  unresolved: { en: 'unresolved', de: 'ungeklärt' },
};

export const CASE_STATE_TERMS: Terms<CaseState> = {
  open: { en: 'open', de: 'offen' },
  resolved: { en: 'decided', de: 'entschieden' },
};

export const CASE_ORIGIN_TERMS: Terms<CaseOrigin> = {
  person: { en: 'by hand', de: 'von Hand' },
  statement: { en: 'a statement', de: 'eine Äußerung' },
  link: { en: 'a contradiction', de: 'ein Widerspruch' },
};

export const OUTCOME_TERMS: Terms<Outcome> = {
  prefer: { en: 'some hold rather than the others', de: 'einige gelten, die anderen nicht' },
  error: { en: 'others are in error', de: 'andere sind ein Irrtum' },
  superseded: { en: 'one takes the place of the others', de: 'eine tritt an die Stelle der anderen' },
  range: { en: 'together they are a range', de: 'zusammen eine Spanne' },
  both_stand_different_basis: { en: 'all stand, on another basis', de: 'alle gelten, auf anderer Grundlage' },
  not_comparable: { en: 'not comparable', de: 'nicht vergleichbar' },
  unresolved: { en: 'cannot be decided', de: 'nicht zu entscheiden' },
};

/** From the claim whose history it is to the other, and the other way round where that is said differently. */
export const LINK_TERMS: Terms<LinkKind> = {
  contradicts: { en: 'contradicts', de: 'widerspricht' },
  tension: { en: 'is in tension with', de: 'steht in Spannung zu' },
  supports: { en: 'supports', de: 'stützt' },
  refines: { en: 'refines', de: 'präzisiert' },
  supersedes: { en: 'takes the place of', de: 'ersetzt' },
  same_as: { en: 'is the same as', de: 'ist dasselbe wie' },
  context: { en: 'is context of', de: 'gehört in den Zusammenhang von' },
  not_comparable: { en: 'cannot be compared with', de: 'ist nicht vergleichbar mit' },
};
export const LINK_BACK_TERMS: Readonly<Partial<Record<LinkKind, Told>>> = {
  supports: { en: 'is supported by', de: 'wird gestützt von' },
  refines: { en: 'is refined by', de: 'wird präzisiert von' },
  supersedes: { en: 'is replaced by', de: 'wird ersetzt durch' },
};

export const LINK_STATE_TERMS: Terms<LinkState> = {
  suggested: { en: 'suggested', de: 'vorgeschlagen' },
  confirmed: { en: 'confirmed', de: 'bestätigt' },
  dismissed: { en: 'dismissed', de: 'verworfen' },
  resolved: { en: 'settled', de: 'beigelegt' },
};

export const COMPARED_TERMS: Terms<Verdict> = {
  not_comparable: { en: 'not comparable', de: 'nicht vergleichbar' },
  ambiguous: { en: 'ambiguous', de: 'mehrdeutig' },
  equal: { en: 'equal', de: 'gleich' },
  consistent: { en: 'consistent', de: 'vereinbar' },
  tension: { en: 'in tension', de: 'in Spannung' },
  contradictory: { en: 'contradictory', de: 'widersprüchlich' },
};

export const SETTLED_TERMS: Terms<Settled> = {
  agrees: { en: 'the two agree now', de: 'beide stimmen jetzt überein' },
  not_comparable: { en: 'the two cannot be compared', de: 'beide sind nicht vergleichbar' },
  restated: { en: 'the same originator restated it', de: 'dieselbe Stelle hat sie neu angegeben' },
  withdrawn: { en: 'what said so was taken back', de: 'was das besagte, wurde zurückgenommen' },
  superseded: { en: 'one of them was replaced', de: 'eine von beiden wurde ersetzt' },
  audience: { en: 'not for the same readers', de: 'nicht für dieselben Leser' },
  not_restated: { en: 'it is no restatement', de: 'es ist keine neue Angabe derselben Stelle' },
};

export const USAGE_TERMS: Terms<UsageKind> = {
  story: { en: 'story', de: 'Geschichte' },
  graphic: { en: 'graphic', de: 'Grafik' },
  post: { en: 'post', de: 'Beitrag' },
};

export const USAGE_STATE_TERMS: Terms<UsageState> = {
  current: { en: 'current', de: 'gilt' },
  open: { en: 'to be corrected or stood by', de: 'zu berichtigen, oder die Redaktion bleibt dabei' },
  corrected: { en: 'corrected', de: 'berichtigt' },
  stands_by: { en: 'the newsroom stands by it', de: 'die Redaktion bleibt dabei' },
};

export const USAGE_OPENED_TERMS: Terms<(typeof USAGE_OPENERS)[number]> = {
  corrected: { en: 'the claim was corrected', de: 'die Aussage wurde berichtigt' },
  retracted: { en: 'the claim was retracted', de: 'die Aussage wurde zurückgezogen' },
  changed: { en: 'the claim was changed', de: 'die Aussage wurde geändert' },
  superseded: { en: 'another claim took its place', de: 'eine andere Aussage trat an ihre Stelle' },
  rejected: { en: 'a decision rejected the claim', de: 'eine Entscheidung hat die Aussage verworfen' },
};

export const SEARCH_TERMS: Terms<SearchOutcome> = {
  not_found: { en: 'nothing found', de: 'nichts gefunden' },
  not_disclosed: { en: 'not disclosed', de: 'nicht offengelegt' },
  found: { en: 'found', de: 'gefunden' },
};
