'use client';
import { useId, useRef } from 'react';
import type { LibraryNote } from '#domain/annotations/annotation.ts';
import { directionOf } from '#domain/languages.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { LibraryState } from './library-desk.ts';
import { KIND_LABELS } from './note-draft.ts';
import type { NotesDesk } from './notes-desk.ts';
import { useStore } from './use-store.ts';

interface LibraryOffersProps {
  notes: NotesDesk;
  /** of the original */
  language: string;
  /** only those that would stand here; all when it is not given */
  isHere?: (place: LibraryNote['place']) => boolean;
}

const everything = (state: LibraryState) => state;

/** Notes of other articles on words that stand here: taken over, or said not to belong. */
export function LibraryOffers({ notes: { library }, language, isHere }: LibraryOffersProps) {
  const { notes, hidden, trouble, isBusy } = useStore(library.store, everything);
  const heading = useId();
  const ref = useRef<HTMLHeadingElement>(null);
  const here = isHere ? notes.filter(({ place }) => isHere(place)) : notes;
  // a row of the workspace says nothing about the article as a whole
  const isHidden = hidden > 0 && !isHere;
  if (here.length === 0 && !isHidden) return null;
  const then = (done: Promise<boolean>) => void done.then((isDone) => isDone && ref.current?.focus());
  const title = (
    <h3 ref={ref} id={heading} tabIndex={-1} className="inline font-semibold">
      Explained in other articles
    </h3>
  );
  const offers = (
    <>
      <ul className="mt-2 flex flex-col gap-4">
        {here.map((note) => (
          <Offer
            key={note.id}
            note={note}
            language={language}
            isBusy={isBusy}
            trouble={trouble?.id === note.id ? trouble.message : null}
            onTake={() => then(library.take(note))}
            onHide={() => then(library.hide(note))}
          />
        ))}
      </ul>
      {isHidden ? (
        <p className="mt-2 flex flex-wrap items-center gap-x-2 text-muted">
          {hidden === 1 ? 'One is hidden here.' : `${hidden} are hidden here.`}
          <Button kind="quiet" disabled={isBusy} onClick={() => void library.showHidden()}>
            Show again
          </Button>
        </p>
      ) : null}
      <div role="alert">
        {trouble?.id === null ? <Notice tone="problem">{trouble.message}</Notice> : null}
      </div>
    </>
  );
  // above the notes of a whole article it would push them off the screen
  return (
    <section aria-labelledby={heading} className="my-3 border-y py-3">
      {isHere ? (
        <>
          {title}
          {offers}
        </>
      ) : (
        <Disclosure
          summary={
            <>
              {title} <span className="text-muted tabular-nums">{here.length}</span>
            </>
          }
        >
          {offers}
        </Disclosure>
      )}
    </section>
  );
}

interface OfferProps {
  note: LibraryNote;
  language: string;
  isBusy: boolean;
  trouble: string | null;
  onTake: () => void;
  onHide: () => void;
}

function Offer({ note, language, isBusy, trouble, onTake, onHide }: OfferProps) {
  const { place, from, bodies, kind } = note;
  return (
    <li className="border-s-2 border-rule ps-3">
      <p className="text-xs text-muted">
        <strong className="text-sm font-semibold text-ink">{KIND_LABELS[kind]}</strong>{' '}
        <q lang={language} className="font-serif text-[0.9375rem]">
          {place.quote}
        </q>
        , explained in{' '}
        <Link
          className="link"
          lang={from.titleLanguage}
          href={`/desk/articles/${from.articleId}/annotations#note-${note.id}`}
        >
          {from.title}
        </Link>
        {from.quote === place.quote ? null : (
          <>
            {' '}
            as <q lang={from.language}>{from.quote}</q>
          </>
        )}
      </p>
      {Object.entries(bodies).map(([tag, text]) => (
        <p key={tag} lang={tag} dir={directionOf(tag)} className="mt-1 whitespace-pre-wrap">
          {text} <span className="text-xs text-muted">{tag}</span>
        </p>
      ))}
      <div className="-ms-2 flex flex-wrap">
        <Button kind="quiet" disabled={isBusy} onClick={onTake}>
          <span>
            Use this note<span className="sr-only"> on “{place.quote}”</span>
          </span>
        </Button>
        <Button kind="quiet" disabled={isBusy} onClick={onHide}>
          <span>
            Not here<span className="sr-only">, on “{place.quote}”</span>
          </span>
        </Button>
      </div>
      <div role="alert">{trouble ? <Notice tone="problem">{trouble}</Notice> : null}</div>
    </li>
  );
}
