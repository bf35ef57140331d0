/** Which of the texts of a ninjs item is the article: one item may have it in several forms, and a teaser beside it. */
import { addAll, type LocatedText, trimLocated } from './located.ts';
import { looksLikeHtml } from './rich-text.ts';

/** A body as an item has it; version 1 has one in each of its forms, and no roles. */
export interface NinjsBody {
  role: string;
  /** a media type, lower case; empty when the item does not say it */
  type: string;
  value: LocatedText;
}

interface ChosenBody {
  body: LocatedText;
  isHtml: boolean;
}

/** Roles of the article itself. Agencies also name the form of the text there: `html`, `richtext`, `ttnitf`. */
const MAIN = /^(?:main|body|full|full-?text|story|article|(?:rich|plain)?text|(?:rich|x)?html\d?|\w*nitf|)$/i;
/** Roles of what is said of the article, and is not it. */
const BESIDE =
  /teaser|summary|abstract|description|excerpt|preview|ingress|intro|lead|standfirst|caption|push|short|note/i;

function rankOfRole(role: string): number {
  if (MAIN.test(role)) return 0;
  return BESIDE.test(role) ? 2 : 1;
}

/** HTML says most of what a paragraph is; what is neither HTML nor text is a form of somebody's own. */
const FORMS: readonly [string, RegExp][] = [
  ['html', /^text\/html/],
  ['xhtml', /html/],
  ['plain', /^(?:text\/(?!.*(?:vnd\.|xml|nitf)).*)?$/],
];

function formOf({ type, value }: NinjsBody): string {
  if (type === '' && looksLikeHtml(value.text)) return 'html';
  return FORMS.find(([, pattern]) => pattern.test(type))?.[0] ?? 'other';
}

function rankOfForm(body: NinjsBody): number {
  const rank = FORMS.findIndex(([form]) => form === formOf(body));
  return rank < 0 ? FORMS.length : rank;
}

const isSaid = ({ value }: NinjsBody) => value.text.trim() !== '';

/** The same text in another form, as plain text beside HTML. */
function isOtherForm(body: NinjsBody, chosen: NinjsBody): boolean {
  const isSameText = body.role === chosen.role || rankOfRole(body.role) + rankOfRole(chosen.role) === 0;
  return isSameText && formOf(body) !== formOf(chosen);
}

const named = (role: string) => (role === '' ? 'without a role' : `with the role “${role.slice(0, 40)}”`);

/** The article of the bodies: by its role, then by its form, then the first. Warnings name what is another text. */
export function chooseBody(all: readonly NinjsBody[], warnings: string[]): ChosenBody | null {
  const bodies = all.filter(isSaid);
  const rank = (body: NinjsBody) => rankOfRole(body.role) * 10 + rankOfForm(body);
  const [chosen] = bodies.toSorted((one, other) => rank(one) - rank(other));
  if (!chosen) return null;
  if (rankOfRole(chosen.role) === 2)
    warnings.push(`its only body has the role “${chosen.role.slice(0, 40)}”: perhaps not the whole text`);
  const left = bodies.filter((body) => body !== chosen && !isOtherForm(body, chosen));
  addAll(warnings, [...new Set(left.map(({ role }) => `the body ${named(role)} was left out`))]);
  // markup of another kind has paragraphs as HTML has them, and its tags are no text
  const isMarkup = formOf(chosen) === 'other' && looksLikeHtml(chosen.value.text);
  return { body: trimLocated(chosen.value), isHtml: isMarkup || /html/.test(formOf(chosen)) };
}
