/** What the gate says of the translations: what is missing, unreviewed, wrong, or the machine's, each with the sentences. */
import { errorsOf } from '../checks/findings.ts';
import { languageName } from '../languages.ts';
import type { GateSettings } from '../settings/setting.ts';
import type { TermStock } from '../terms/stock.ts';
import { words } from '../text/normalise.ts';
import { sharesOf, type Unit, unitsOf } from '../text/units.ts';
import { titleStanding } from '../translations/title-source.ts';
import type { DeskText } from './desk-text.ts';
import type { GatePlace, GateReason } from './edition.ts';

type Translation = DeskText['translations'][number];
type Target = Translation['targets'][number];

interface Sentence {
  id: number;
  number: number;
  text: string;
}

/** Everything about one translation that an editor should know before publishing. */
export function translationReasons(
  article: DeskText,
  translation: Translation,
  { limits, stock }: { limits: GateSettings; stock: TermStock },
): GateReason[] {
  const sentences = article.textVersions[0]?.blocks.flatMap((block) => block.segments) ?? [];
  const about = new About(article, translation, sentences);
  const missing = about.missing();
  const errors = about.errors(stock, missing.length > 0 ? 'warning' : 'block');
  // one that is left out cannot be wrong for readers; what is wrong in it is to be known all the same
  const others = missing.length > 0 ? [errors] : [about.unreviewed(), errors, about.machine(limits)];
  return [...missing, ...others.filter((reason) => reason !== null)];
}

const LEFT_OUT = [
  ['untranslated', 'untranslated'],
  ['draft', 'in draft'],
  ['stale', 'out of date'],
] as const;

class About {
  readonly #article: DeskText;
  readonly #translation: Translation;
  readonly #sentences: readonly Sentence[];
  /** sentences that share a translation as one */
  readonly #units: readonly Unit<Sentence>[];
  readonly #targets: ReadonlyMap<number, Target>;

  constructor(article: DeskText, translation: Translation, sentences: readonly Sentence[]) {
    this.#article = article;
    this.#translation = translation;
    this.#sentences = sentences;
    this.#units = unitsOf(sentences, sharesOf(translation.targets));
    this.#targets = new Map(translation.targets.map((target) => [target.segmentId, target]));
  }

  /** Why the translation would be left out of the edition. */
  missing(): GateReason[] {
    const because = (code: string, what: string, places: GatePlace[]) =>
      this.#reason(
        code,
        'warning',
        `The translation into ${this.#name()} will be left out: ${what}.`,
        places,
      );
    const reasons = LEFT_OUT.flatMap(([state, said]) => {
      const places = this.#in((target) => (target?.state ?? 'untranslated') === state);
      return places.length === 0 ? [] : [because(state, `${count(places.length)} ${said}`, places)];
    });
    const title = titleStanding(this.#translation, this.#article.title);
    if (title === 'current') return reasons;
    const ofTitle =
      title === 'missing'
        ? because('untitled', 'the title is missing', [])
        : because('stale-title', 'the title has changed since it was translated', [this.#titlePlace()]);
    return [ofTitle, ...reasons];
  }

  unreviewed(): GateReason | null {
    const places = this.#in((target) => target?.state === 'translated');
    if (places.length === 0) return null;
    const message = `${count(places.length)} of the translation into ${this.#name()} not approved.`;
    return this.#reason('unreviewed', 'warning', message, places);
  }

  errors(stock: TermStock, severity: GateReason['severity']): GateReason | null {
    const languages = { source: this.#article.language, target: this.#translation.language };
    const originals = new Map(this.#units.map(({ head, text }) => [head.id, text]));
    const places = this.#in((target, { id }) => {
      const original = originals.get(id);
      if (original === undefined || !isWritten(target)) return false;
      return errorsOf(stock, original, target.text, languages).length > 0;
    });
    if (places.length === 0) return null;
    const message = `${count(places.length)} of the translation into ${this.#name()} with an error of the checks.`;
    return this.#reason('check-errors', severity, message, places);
  }

  machine({ machineWarn, machineBlock }: GateSettings): GateReason | null {
    const size = (target: Target | undefined) => words(target?.text ?? '').length;
    const { title, titleEngine, targets } = this.#translation;
    // a title that somebody wrote does not make the machine's part of the text any smaller
    const ofTitle = titleEngine === null ? 0 : words(title).length;
    const all = targets.reduce((sum, target) => sum + size(target), ofTitle);
    const inTitle = titleEngine === null ? [] : [this.#titlePlace()];
    const places = [...inTitle, ...this.#in(isUnmodifiedMachine)];
    const raw = targets.filter(isUnmodifiedMachine).reduce((sum, target) => sum + size(target), ofTitle);
    const share = all === 0 ? 0 : (raw / all) * 100;
    if (raw === 0 || share < machineWarn) return null;
    const severity = share >= machineBlock ? 'block' : 'warning';
    const limit = severity === 'block' ? machineBlock : machineWarn;
    const message = `${Math.floor(share)} % of the words of the translation into ${this.#name()} are the machine’s, unmodified (limit: ${limit} %).`;
    return this.#reason('machine-share', severity, message, places);
  }

  #name(): string {
    return languageName(this.#translation.language);
  }

  #in(is: (target: Target | undefined, sentence: Sentence) => boolean): GatePlace[] {
    return this.#sentences
      .filter((sentence) => is(this.#targets.get(sentence.id), sentence))
      .map(({ number }) => ({ label: `Sentence ${number}`, href: `${this.#workspace()}#s${number}` }));
  }

  #titlePlace(): GatePlace {
    return { label: 'Title', href: `${this.#workspace()}#title` };
  }

  #workspace(): string {
    return `/desk/articles/${this.#article.id}/translate/${this.#translation.language}`;
  }

  #reason(code: string, severity: GateReason['severity'], message: string, places: GatePlace[]): GateReason {
    const href = places[0]?.href ?? this.#workspace();
    return { code, severity, message, href, places, canOverride: severity === 'block' };
  }
}

function isWritten(target: Target | undefined): target is Target {
  return target !== undefined && target.text.trim() !== '';
}

/** The words are still those that a machine wrote, whoever has called them finished since. */
function isUnmodifiedMachine(target: Target | undefined): boolean {
  if (!isWritten(target)) return false;
  if (target.origin === 'machine') return true;
  const text = target.text.trim();
  return target.revisions.some((revision) => revision.origin === 'machine' && revision.text.trim() === text);
}

function count(n: number): string {
  return `${n} sentence${n === 1 ? '' : 's'}`;
}
