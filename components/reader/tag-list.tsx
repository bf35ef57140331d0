import { tagPath } from './paths.ts';
import { inLanguage } from './wording.ts';

export interface TagLink {
  slug: string;
  kind: string;
  label: string;
  /** the language of the label */
  language: string;
}

/** Tags of an article, each leading to everything that carries it. */
export function TagList({ tags, language }: { tags: readonly TagLink[]; language: string }) {
  return (
    <ul className="tags">
      {tags.map((tag) => (
        <li key={tag.slug}>
          <a href={tagPath(language, tag.slug)} {...inLanguage(tag.language)} rel="tag">
            {tag.label}
          </a>
        </li>
      ))}
    </ul>
  );
}

const TELLING: readonly string[] = ['topic', 'event', 'organisation', 'person', 'place'];

/**
 * An article's tags, the most telling first: a topic rather than one of the usual names, and of topics the one that it
 * shares with most others of its list. What all of them carry tells nothing, and a side issue is no heading.
 */
export function tellingTags(
  tags: readonly TagLink[],
  among: readonly { tags: readonly TagLink[] }[],
): TagLink[] {
  const uses = (tag: TagLink): number =>
    among.filter((other) => other.tags.some(({ slug }) => slug === tag.slug)).length;
  return [...tags]
    .map((tag) => ({ tag, isSubject: TELLING.indexOf(tag.kind) < 2, uses: uses(tag) }))
    .sort(
      (a, b) =>
        Number(b.isSubject) - Number(a.isSubject) ||
        Number(a.uses === among.length) - Number(b.uses === among.length) ||
        b.uses - a.uses ||
        TELLING.indexOf(a.tag.kind) - TELLING.indexOf(b.tag.kind),
    )
    .map(({ tag }) => tag);
}
