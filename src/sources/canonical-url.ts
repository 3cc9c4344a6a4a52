import normalizeUrl from 'normalize-url';

/** The longest URL that is kept, in characters; longer ones are not addresses of documents. */
const longest = 2048;

/** Query parameters that say how a reader came to a page and not which page it is. */
const tracking = [
  /^utm_/i,
  /^(fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|igshid|igsh|epik|srsltid)$/i,
  /^(wt_|wt\.|mc_|mtm_|piwik_|matomo_|hsa_|vero_|oly_|_hs|__hs)/i,
  /^(pk_(campaign|cid|kwd|keyword|source|medium|content)|at_(medium|campaign|custom\d*|link_\w+|ptr_\w+|bbc_\w+))$/i,
  /^(__s|_ga|_gl)$/i,
  /^(mkt_tok|xtor|cmpid|ncid|smid|s_cid|ref_src|ref_url|guccounter|guce_referrer(_sig)?)$/i,
];

/**
 * The address under which a source is the same source, however it was linked to: its identity, not the link to follow.
 *
 * https stands for http too; host in lower case and punycode, default ports, tracking parameters, doubled and trailing
 * slashes and fragments dropped, except `#!` that some sites route by; query parameters in the order of their names.
 * `www.` is kept, because the host without it may be another site. Idempotent.
 *
 * @param text an absolute http or https URL
 * @throws RangeError for what is no such URL, has credentials in it, or is over 2,048 characters
 */
export function canonicalUrl(text: string): string {
  let canonical = text;
  // normalize-url looks for doubled slashes before it decodes: a further round sees what the one before has written.
  for (let round = 0; round < 4; round++) {
    const next = normalised(addressIn(canonical));
    if (next === canonical) break;
    canonical = next;
  }
  return canonical;
}

function normalised(url: URL): string {
  const routed = url.hash.startsWith('#!');
  // A fragment that is cut off again: without one, normalize-url takes a slash at the end of a query for one of the path.
  if (!routed) url.hash = '-';
  url.hostname = url.hostname.replace(/\.$/, '');
  url.pathname = keepEscapes(url.pathname.replace(/\/+$/, ''));
  const normal = normalizeUrl(url.href, {
    forceHttps: true,
    stripWWW: false,
    stripTextFragment: false,
    removeQueryParameters: tracking,
  });
  const canonical = routed ? normal : normal.replace(/#-$/, '');
  if (canonical.length > longest) throw new RangeError(tooLong);
  return canonical;
}

const tooLong = `A source's address has at most ${longest.toLocaleString('en')} characters.`;

function addressIn(text: string): URL {
  const trimmed = text.trim();
  if (trimmed.length > longest) throw new RangeError(tooLong);
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null;
  if (!url || !/^https?:\/\//i.test(trimmed) || url.hostname.includes('..')) {
    throw new RangeError('A source’s address is an absolute http or https URL.');
  }
  if (url.username || url.password) throw new RangeError('A source’s address has no user name or password in it.');
  return url;
}

/** normalize-url decodes the path once; what would then read as another path is escaped twice before. */
function keepEscapes(path: string): string {
  try {
    decodeURI(path);
  } catch {
    return path;
  }
  return path.replace(/%(?=25|0|1|7f)/gi, '%25');
}
