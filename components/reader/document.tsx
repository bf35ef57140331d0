import type { ReactNode } from 'react';
import { directionOf } from '#domain/languages.ts';
import { Footer } from './footer.tsx';
import { icon, preloadedFonts, stylesheet } from './generated/assets.ts';
import { Header } from './header.tsx';
import { messagesFor } from './messages.ts';
import { feedPath } from './paths.ts';
import type { PageFacts, Site, SiteSection } from './site.ts';

interface DocumentProps {
  site: Site;
  facts: PageFacts;
  section?: SiteSection;
  /** the large masthead of a front page */
  isFront?: boolean;
  children: ReactNode;
}

/** A whole public page. It ships no script, and nothing in it comes from another host. */
export function Document({ site, facts, section, isFront = false, children }: DocumentProps) {
  const words = messagesFor(facts.language);
  return (
    <html lang={facts.language} dir={directionOf(facts.language)}>
      <Head site={site} facts={facts} />
      {/* where the site does not speak the text's language, everything around the text is marked as English */}
      <body lang={words.language} dir={directionOf(words.language)}>
        <a className="skip" href="#text">
          {words.skipToText}
        </a>
        <Header site={site} facts={facts} section={section} isFront={isFront} />
        <main id="text">{children}</main>
        <Footer facts={facts} />
      </body>
    </html>
  );
}

function Head({ site, facts }: { site: Site; facts: PageFacts }) {
  const words = messagesFor(facts.language);
  const { path, versions = [], defaultPath, isIndexed = true } = facts;
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{facts.title === 'Spalte' ? facts.title : `${facts.title} · Spalte`}</title>
      {facts.description && <meta name="description" content={facts.description} />}
      {!isIndexed && <meta name="robots" content="noindex" />}
      <meta name="color-scheme" content="light dark" />
      {preloadedFonts.map((font) => (
        <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />
      ))}
      <link rel="stylesheet" href={stylesheet} />
      <link rel="icon" href={icon} type="image/svg+xml" />
      {path !== null && <link rel="canonical" href={site.url + path} />}
      {versions.length > 1 &&
        versions.map((version) => (
          <link
            key={version.language}
            rel="alternate"
            hrefLang={version.language}
            href={site.url + version.path}
          />
        ))}
      {versions.length > 1 && defaultPath !== undefined && (
        <link rel="alternate" hrefLang="x-default" href={site.url + defaultPath} />
      )}
      {facts.feed !== null && (
        <link
          rel="alternate"
          type="application/atom+xml"
          title={`Spalte (${facts.feed})`}
          href={feedPath(facts.feed)}
        />
      )}
      <link rel="alternate" type="application/atom+xml" title={words.feedOfAll} href={feedPath(null)} />
      <OpenGraph site={site} facts={facts} />
    </head>
  );
}

function OpenGraph({ site, facts }: { site: Site; facts: PageFacts }) {
  if (facts.path === null) return null;
  const { published } = facts;
  return (
    <>
      <meta property="og:site_name" content="Spalte" />
      <meta property="og:type" content={published ? 'article' : 'website'} />
      <meta property="og:title" content={facts.title} />
      {facts.description && <meta property="og:description" content={facts.description} />}
      <meta property="og:url" content={site.url + facts.path} />
      <meta property="og:locale" content={facts.language.replace('-', '_')} />
      {published && <meta property="article:published_time" content={published.first} />}
      {published && <meta property="article:modified_time" content={published.last} />}
    </>
  );
}
