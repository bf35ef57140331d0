/** Which kind of JSON an object is, by the names of its fields. */

const NINJS_TEXT = ['body_html', 'body_xhtml', 'body_text', 'bodies', 'headlines'];
const NINJS_FRAME = ['uri', 'pubstatus', 'versioncreated', 'usageterms', 'representationtype', 'urgency'];

/** ninjs names its text in its own way and has at least one of its administrative fields. */
export function looksLikeNinjs(names: readonly string[]): boolean {
  // version 3 writes capitals inside them: `versionCreated`
  const known = new Set(names.map((name) => name.toLowerCase()));
  return NINJS_TEXT.some((name) => known.has(name)) && NINJS_FRAME.some((name) => known.has(name));
}
