'use client';
import { directionOf, languageName } from '#domain/languages.ts';
import type { TermForm } from '#domain/terms/term.ts';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { useIsMac } from '../annotations/use-is-mac.ts';
import { useDesk } from '../workspace/desk-context.ts';
import type { Row } from '../workspace/desk-state.ts';
import { capsOf } from '../workspace/keys.ts';
import { caretOf } from './insert-at-caret.ts';
import { formToInsert, type RowTerm } from './terms-desk.ts';

/** The terms of the active sentence: what they are to be called, what not, and what they mean. */
export function RowTerms({ row }: { row: Row }) {
  const desk = useDesk();
  const isMac = useIsMac();
  const terms = desk.terms.termsOf(row.key);
  if (terms.length === 0) return <p className="text-muted">No terms in this sentence.</p>;
  const first = terms.find((term) => formToInsert(term));
  return (
    <ul className="flex flex-col gap-3">
      {terms.map((term) => (
        <TermItem
          key={term.id}
          term={term}
          keys={term === first ? capsOf('insert-term', isMac).join('+') : ''}
        />
      ))}
    </ul>
  );
}

function TermItem({ term, keys }: { term: RowTerm; keys: string }) {
  const { workspace } = useDesk();
  const { language, sourceLanguage } = workspace;
  const allowed = term.forms.filter(({ status }) => status !== 'forbidden');
  const forbidden = term.forms.filter(({ status }) => status === 'forbidden');
  return (
    <li>
      <p>
        <Link href={`/desk/terms/${term.id}`} className="link-row inline-flex min-h-6 items-center">
          <span lang={sourceLanguage} dir={directionOf(sourceLanguage)} className="font-serif">
            {term.source}
          </span>
        </Link>
      </p>
      {allowed.length > 0 ? (
        <ul>
          {allowed.map((form, index) => (
            <AllowedForm key={form.text} form={form} keys={index === 0 ? keys : ''} />
          ))}
        </ul>
      ) : (
        <p className="text-muted">No word in {languageName(language)} yet.</p>
      )}
      {forbidden.length > 0 ? (
        <p className="text-problem">
          Not to be used:{' '}
          {forbidden.map(({ text }, index) => (
            <span key={text}>
              {index > 0 ? ', ' : null}
              <span lang={language} className="font-serif">
                {text}
              </span>
            </span>
          ))}
        </p>
      ) : null}
      {term.definition ? <p lang={term.definition.language}>{term.definition.text}</p> : null}
      {term.notes ? <p className="whitespace-pre-line text-muted">{term.notes}</p> : null}
    </li>
  );
}

function AllowedForm({ form, keys }: { form: TermForm; keys: string }) {
  const desk = useDesk();
  const { language, can } = desk.workspace;
  return (
    <li className="flex items-center justify-between gap-2">
      <span>
        <strong lang={language} dir={directionOf(language)} className="font-serif font-semibold">
          {form.text}
        </strong>
        {form.status === 'admitted' ? <span className="text-muted"> (admitted)</span> : null}
      </span>
      {can.edit ? (
        <Button
          kind="quiet"
          {...(keys ? { keys } : {})}
          onClick={() => desk.terms.insert(form.text, caretOf(desk))}
        >
          <span>
            Insert<span className="sr-only"> “{form.text}”</span>
          </span>
        </Button>
      ) : null}
    </li>
  );
}
