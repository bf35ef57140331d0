'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { Colleague } from '#domain/people/person.ts';
import { type AssignMember, type Member, PARTS, type Part } from '#domain/translations/translation.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';

const PART_WORDS: Record<Part, string> = { translator: 'Translator', reviewer: 'Reviewer' };

interface TranslationPeopleProps {
  articleId: number;
  language: string;
  people: readonly Member[];
  colleagues: readonly Colleague[];
  mayAssign: boolean;
  assign: Action<AssignMember, Member[]>;
  unassign: Action<AssignMember, Member[]>;
}

/** Translators and reviewers of a translation, and for editors the way to change them. */
export function TranslationPeople(props: TranslationPeopleProps) {
  const { articleId, language, people, mayAssign, unassign } = props;
  const router = useRouter();
  const { run, isPending, failure } = useAction(unassign);
  return (
    <div className="flex flex-col gap-3">
      {people.length === 0 ? (
        <p className="text-muted">Nobody in particular: every translator may write, editors review.</p>
      ) : (
        <ul>
          {people.map(({ userId, name, part }) => (
            <li
              key={`${userId} ${part}`}
              className="flex min-h-8 items-center justify-between gap-3 border-t first:border-t-0"
            >
              <span>
                {name} <span className="text-xs text-muted">{PART_WORDS[part]}</span>
              </span>
              {mayAssign ? (
                <Button
                  kind="quiet"
                  disabled={isPending}
                  aria-label={`Take ${name} off as ${PART_WORDS[part].toLowerCase()}`}
                  onClick={() => run({ articleId, language, userId, part }, router.refresh)}
                >
                  Take off
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <FailureNotice failure={failure} />
      {mayAssign ? <AssignForm {...props} /> : null}
    </div>
  );
}

function AssignForm({ articleId, language, colleagues, assign }: TranslationPeopleProps) {
  const router = useRouter();
  const [userId, setUser] = useState(colleagues[0]?.id ?? 0);
  const [part, setPart] = useState<Part>('translator');
  const { run, isPending, failure } = useAction(assign);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run({ articleId, language, userId, part }, router.refresh);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <SelectField label="Person" value={userId} onChange={(event) => setUser(Number(event.target.value))}>
          {colleagues.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="As"
          value={part}
          onChange={(event) => setPart(PARTS.find((name) => name === event.target.value) ?? 'translator')}
        >
          {PARTS.map((name) => (
            <option key={name} value={name}>
              {PART_WORDS[name]}
            </option>
          ))}
        </SelectField>
        <Button type="submit" disabled={isPending || userId === 0}>
          Assign
        </Button>
      </div>
      <p className="text-xs text-muted">
        Once there is a translator, others may only suggest. A reviewer approves and decides on suggestions.
      </p>
      <FailureNotice failure={failure} />
    </form>
  );
}
