import { useTranslation } from 'react-i18next';

import type { Locator, Source, Statement } from '../api/records.js';
import { formatDay } from '../format/day.js';
import { DOT, dotted } from '../format/dotted.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './claim-page.module.css';

/** Where a statement was made, and where in it. */
export function SourceLine({ statement: { source, locator } }: { readonly statement: Statement }) {
  const { t } = useTranslation();
  const place = usePlaceWords()(locator);
  if (!source) return <p className={styles.source}>{t('statements.noSource')}</p>;
  return (
    <p className={styles.source}>
      <SourceWords source={source} />
      {place && DOT + place}
    </p>
  );
}

/** A source by its title, which is the way to it where it has an address; kind, publisher and day after it. */
export function SourceWords({ source }: { readonly source: Source }) {
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  const { kind, title, url, publisher, publishedAt } = source;
  const facts = [
    publisher?.name,
    kind && term('source', kind),
    publishedAt && t('statements.published', { day: formatDay(publishedAt, reader) }),
  ].filter((fact) => typeof fact === 'string');
  const safe = url && /^https?:\/\//i.test(url) ? url : undefined;
  return (
    <>
      {safe ? (
        <a href={safe} rel="noreferrer noopener">
          {title}
        </a>
      ) : (
        <span>{title}</span>
      )}
      {facts.length > 0 && DOT + dotted(facts)}
    </>
  );
}

function usePlaceWords(): (locator: Locator | null | undefined) => string {
  const { t } = useTranslation();
  return (locator) => {
    if (!locator) return '';
    const { kind, start, exact } = locator;
    if (kind === 'media_time' && start !== undefined) return t('statements.at', { place: clock(start) });
    const page = locator.page ?? locator.number;
    if (kind === 'page' && page !== undefined) return t('statements.page', { page });
    return exact ? `“${exact}”` : '';
  };
}

/** Seconds as `31:13` or `1:02:03`. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
