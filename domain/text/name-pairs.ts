/** Two forms of a name that stand in a text once or twice: not how often, but what stands beside them tells that they are one. */
import { isOneEdit, isSlipOf, isSureSlip, isUpper, type NameToken } from './names.ts';

/** What stands more often is meant so. */
const MOST_OF_A_SLIP = 2;
const SHORTEST = 5;
/** A text of more names is a list, where every name has one that is nearly the same. */
const MOST_FORMS = 3_000;

/** A form, and what the text has right before and after it: names, and before it a title. */
interface Form {
  name: string;
  count: number;
  isSure: boolean;
  /** whether another name stands before it, as when a person is introduced */
  isIntroduced: boolean;
  before: Set<string>;
  after: Set<string>;
}

const isNext = (one: NameToken, other: NameToken) => one.block === other.block && one.end + 1 === other.start;

function formsOf(tokens: readonly NameToken[]): Form[] {
  const forms = new Map<string, Form>();
  for (const [at, token] of tokens.entries()) {
    if (token.base.length < SHORTEST || isUpper(token.text)) continue;
    const form = forms.get(token.base) ?? newForm(token.base);
    forms.set(token.base, form);
    addPlace(form, token, tokens[at - 1], tokens[at + 1]);
  }
  return [...forms.values()];
}

function addPlace(form: Form, token: NameToken, previous?: NameToken, next?: NameToken): void {
  form.count += 1;
  if (!token.isOpening) form.isSure = true;
  if (previous && isNext(previous, token)) {
    form.before.add(previous.base);
    form.isIntroduced = true;
  } else if (token.title !== null) form.before.add(token.title);
  if (next && isNext(token, next)) form.after.add(next.base);
}

const newForm = (name: string): Form => ({
  name,
  count: 0,
  isSure: false,
  isIntroduced: false,
  before: new Set(),
  after: new Set(),
});

const shareOne = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  [...some].some((one) => others.has(one));

/** Whether what is rarer, or comes later, is another form of the same name. */
function isSameName(variant: Form, usual: Form): boolean {
  if (variant.name.startsWith(usual.name) || usual.name.startsWith(variant.name)) return false;
  if (!isOneEdit(variant.name, usual.name)) return false;
  if (shareOne(variant.before, usual.before)) return true;
  if (isSlipOf(variant.name, usual.name) && shareOne(variant.after, usual.after)) return true;
  // who is another person is introduced with another first name; Lundberg and Lindberg may be two places
  const isOneLetterOff = variant.name.length === usual.name.length && isOneReplaced(variant.name, usual.name);
  return (
    isSureSlip(variant.name, usual.name) &&
    usual.isSure &&
    !variant.isIntroduced &&
    (usual.isIntroduced || !isOneLetterOff)
  );
}

/** And no two that changed places. */
const isOneReplaced = (one: string, other: string) =>
  [...one].filter((letter, at) => letter !== other[at]).length === 1;

/**
 * Pairs of forms one edit apart of which the rarer one, or of two that are as frequent the one that was not introduced or
 * comes later, is probably a slip: the same first name or title stands before both, the same surname after both, or the names are
 * long and only one of them is introduced. Slip → the other form.
 */
export function slipPairs(tokens: readonly NameToken[]): Map<string, string> {
  const found = new Map<string, string>();
  const forms = formsOf(tokens);
  if (forms.length > MOST_FORMS) return found;
  for (const [first, second] of pairsOf(forms)) {
    const [variant, usual] = isUsual(first, second) ? [second, first] : [first, second];
    if (variant.count <= MOST_OF_A_SLIP && isSameName(variant, usual)) found.set(variant.name, usual.name);
  }
  return found;
}

/** Those with the same first letter and nearly the same length, in the order of the text. */
function* pairsOf(forms: readonly Form[]): Iterable<[Form, Form]> {
  const groups = new Map<string, Form[]>();
  for (const form of forms) {
    const letter = form.name.charAt(0);
    const group = groups.get(letter) ?? [];
    groups.set(letter, group);
    for (const other of group) if (Math.abs(other.name.length - form.name.length) <= 1) yield [other, form];
    group.push(form);
  }
}

/** `first` comes before `second` in the text. */
function isUsual(first: Form, second: Form): boolean {
  if (first.count !== second.count) return first.count > second.count;
  return first.isIntroduced || !second.isIntroduced;
}
