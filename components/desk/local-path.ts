/** Where to go after signing in, when nothing else was asked for. */
const HOME = '/desk';

/**
 * The path to go on to after signing in, if it is one of this site; `/desk` otherwise. A link to the sign-in page must not
 * be able to send anybody elsewhere: `//host`, `/\host`, a scheme, a control character that URL parsers skip.
 */
export function localPath(wanted: string | null | undefined): string {
  if (!wanted || !/^\/(?![/\\])/.test(wanted) || /[\\\s\p{Cc}]/u.test(wanted)) return HOME;
  const base = 'http://local.invalid';
  if (!URL.canParse(wanted, base)) return HOME;
  const url = new URL(wanted, base);
  // `/a/..//host` begins harmlessly and becomes `//host`
  if (url.origin !== base || url.pathname.startsWith('//')) return HOME;
  // coming back to the sign-in page would look like a failure
  return url.pathname === '/login' ? HOME : url.pathname + url.search + url.hash;
}
