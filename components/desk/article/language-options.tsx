import { languageName, OFFERED_LANGUAGES } from '#domain/languages.ts';

/** The languages to choose from, the present one among them whatever it is. */
export function LanguageOptions({ current = [], without = [] }: { current?: string[]; without?: string[] }) {
  const tags = [...new Set([...current, ...OFFERED_LANGUAGES])].filter((tag) => !without.includes(tag));
  return tags.map((tag) => (
    <option key={tag} value={tag}>
      {languageName(tag)}
    </option>
  ));
}
