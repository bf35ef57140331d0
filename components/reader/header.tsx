import { languageName } from '#domain/languages.ts';
import { Mark } from './mark.tsx';
import { messagesFor } from './messages.ts';
import { archivePath, frontPath, searchPath, tagsPath } from './paths.ts';
import type { PageFacts, Site, SiteSection } from './site.ts';

interface HeaderProps {
  site: Site;
  facts: PageFacts;
  section: SiteSection | undefined;
  isFront: boolean;
}

/** Name of the site, the ways into it, and the languages of this page. */
export function Header({ site, facts, section, isFront }: HeaderProps) {
  const words = messagesFor(facts.language);
  const home = site.languages.includes(facts.language) ? facts.language : null;
  return (
    <header className={isFront ? 'masthead masthead-front' : 'masthead'}>
      <a className="brand" href={frontPath(home)}>
        <Mark />
        Spalte
      </a>
      {isFront && <p className="tagline">{words.tagline}</p>}
      <div className="masthead-ways">
        <Ways
          language={home ?? messagesFor(facts.language).language}
          isEverything={home === null}
          section={section}
        />
        <Languages site={site} facts={facts} />
      </div>
    </header>
  );
}

function Ways({
  language,
  isEverything,
  section,
}: {
  language: string;
  isEverything: boolean;
  section: SiteSection | undefined;
}) {
  const words = messagesFor(language);
  const ways: [SiteSection, string, string][] = [
    ['latest', words.latest, frontPath(isEverything ? null : language)],
    ['tags', words.tags, tagsPath(language)],
    ['archive', words.archive, archivePath(language)],
    ['search', words.search, searchPath({ lang: isEverything ? null : language })],
  ];
  return (
    <nav aria-label={words.siteNavigation}>
      <ul className="ways">
        {ways.map(([name, label, path]) => (
          <li key={name}>
            <a href={path} aria-current={name === section ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Each language by its own name: leads to this page in it, or else to what there is in it. */
function Languages({ site, facts }: { site: Site; facts: PageFacts }) {
  const words = messagesFor(facts.language);
  const versions = new Map(facts.versions?.map((version) => [version.language, version.path]));
  if (site.languages.length === 0) return null;
  return (
    <nav aria-label={words.languageNavigation}>
      <ul className="ways languages">
        {site.languages.map((language) => (
          <li key={language}>
            <a
              href={versions.get(language) ?? frontPath(language)}
              hrefLang={language}
              lang={language}
              aria-current={facts.path !== null && versions.get(language) === facts.path ? 'page' : undefined}
            >
              {languageName(language, language)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
