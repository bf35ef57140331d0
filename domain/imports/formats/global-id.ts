/** Ids by which an article is known whatever its file is called: those that no other source gives to something else. */

const UUID = /^(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;
/** As MongoDB and Ghost make them. */
const OBJECT_ID = /^[0-9a-f]{24}$/i;
/** A name that somebody owns, and something below it: `urn:newsml:ntb.no:20220126:1`, `tag:avis.no,2022:1` (RFC 8141, RFC 4151). */
const NAMED = /^(?:urn:[a-z0-9][a-z0-9-]{0,31}:.|tag:[^,:\s]+,\d{4}[^:\s]*:.)/i;
/** Every machine calls itself so: a WordPress that was built on one has such addresses in its guids. */
const ON_ANY_MACHINE = /^(?:[^.]+|[\d.]+|\[.*\]|.*\.(?:local|localhost))$/i;

/** Of an id: what is longer is none, and no index takes it. */
const LONGEST = 500;

/** The id as it is compared; undefined for numbers and words such as `12` or `x1`, which many files have. */
export function globalIdOf(given: string | null | undefined): string | undefined {
  const id = given?.trim() ?? '';
  if (id.length > LONGEST) return undefined;
  const uuid = UUID.exec(id)?.[1];
  if (uuid !== undefined) return uuid.toLowerCase();
  if (OBJECT_ID.test(id)) return /[a-f]/i.test(id) ? id.toLowerCase() : undefined;
  if (NAMED.test(id)) return id;
  return /^https?:\/\//i.test(id) && isSomebodysAddress(id) ? id : undefined;
}

/** Of a page of a site: the site's own address is the id of nothing in it. */
function isSomebodysAddress(id: string): boolean {
  const url = URL.parse(id);
  if (!url || ON_ANY_MACHINE.test(url.hostname)) return false;
  return url.pathname !== '/' || url.search !== '';
}

/** Of an agency's own, those that are long and have digits: `12` and `nato` come again. */
const REGISTERED = /^(?=.*\d)[\w.:-]{8,}$/;

/** The id of a NITF document: its own, or one that whoever registered it gives to nothing else (`regsrc` in NITF 3). */
export function registeredIdOf(
  source: string | null | undefined,
  id: string | null | undefined,
): string | undefined {
  const [by, own] = [source?.trim() ?? '', id?.trim() ?? ''];
  const isOne = by !== '' && by.length + own.length < LONGEST && REGISTERED.test(own);
  return globalIdOf(own) ?? (isOne ? `${by.toLowerCase()} ${own}` : undefined);
}
