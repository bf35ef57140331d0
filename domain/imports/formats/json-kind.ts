/** Which kind of JSON an object is, by the names of its fields. */

const NINJS_TEXT = ['body_html', 'body_xhtml', 'body_text', 'bodies', 'headlines'];
const NINJS_FRAME = [
  'uri',
  'pubstatus',
  'versioncreated',
  'versionCreated',
  'usageterms',
  'representationtype',
  'urgency',
];

/** ninjs names its text in its own way and has at least one of its administrative fields. */
export function looksLikeNinjs(names: readonly string[]): boolean {
  return NINJS_TEXT.some((name) => names.includes(name)) && NINJS_FRAME.some((name) => names.includes(name));
}
