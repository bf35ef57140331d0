'use client';
import { FACT_STATUSES, NEEDS_BODY } from '#domain/annotations/annotation.ts';
import { directionOf, languageName } from '#domain/languages.ts';
import type { TagChip } from '#domain/tags/tag.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox, type ComboboxOption } from '../../ui/combobox.tsx';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import type { FactDraft, NoteDraft } from './note-draft.ts';
import type { NoteActions } from './notes-desk.ts';
import type { Phrases } from './phrases.ts';

interface ContentFieldsProps {
  draft: NoteDraft;
  /** what is wrong with which field */
  fields: Readonly<Record<string, string>>;
  phrases: Phrases;
  actions: Pick<NoteActions, 'suggestTags'>;
  change: (part: Partial<NoteDraft>) => void;
}

/** What a note of this kind says. */
export function ContentFields({ draft, fields, phrases, actions, change }: ContentFieldsProps) {
  return (
    <>
      {draft.kind === 'entity' ? <TagField {...{ draft, fields, phrases, actions, change }} /> : null}
      {draft.kind === 'link' ? (
        <TextField
          label="Address"
          spellCheck={false}
          type="url"
          inputMode="url"
          placeholder="https://"
          value={draft.url}
          error={fields.url}
          onChange={(event) => change({ url: event.target.value })}
        />
      ) : null}
      {draft.kind === 'fact' ? (
        <FactFields
          fact={draft.fact}
          fields={fields}
          languages={phrases.bodyLanguages}
          change={(part) => change({ fact: { ...draft.fact, ...part } })}
        />
      ) : null}
      {draft.kind === 'emphasis' ? null : <BodyFields {...{ draft, fields, phrases, change }} />}
    </>
  );
}

/** The note itself, for the readers of each language. */
function BodyFields({ draft, fields, phrases, change }: Omit<ContentFieldsProps, 'actions'>) {
  const { bodies, kind } = draft;
  const others = Object.keys(bodies).filter((language) => !phrases.bodyLanguages.includes(language));
  const isNeeded = NEEDS_BODY.has(kind);
  return (
    <>
      {[...phrases.bodyLanguages, ...others].map((language, index) => (
        <TextArea
          key={language}
          label={`${isNeeded ? 'Note' : 'Note, if any'}, in ${languageName(language)}`}
          lang={language}
          dir={directionOf(language)}
          spellCheck
          rows={2}
          value={bodies[language] ?? ''}
          error={fields[`bodies.${language}`] ?? (index === 0 ? fields.bodies : undefined)}
          onChange={(event) => change({ bodies: { ...bodies, [language]: event.target.value } })}
        />
      ))}
    </>
  );
}

interface TagOption extends ComboboxOption {
  chip: TagChip;
}

/** The person, place, organisation or event that an entity note leads to. */
function TagField({ draft, fields, phrases, actions, change }: ContentFieldsProps) {
  const language = phrases.targetLanguage ?? phrases.sourceLanguage;
  const load = async (text: string): Promise<TagOption[]> => {
    const result = await actions.suggestTags({ text, language, articleId: null });
    if (!result.ok) throw new Error(result.message);
    return result.data.map((tag) => ({
      key: String(tag.id),
      label: tag.label,
      lang: tag.language,
      detail: [tag.kind, tag.matched].filter(Boolean).join(', '),
      chip: tag,
    }));
  };
  if (draft.tag) {
    return (
      <div>
        <p className="font-medium">Entity</p>
        <p className="flex items-center justify-between gap-2">
          <span>{draft.tag.label}</span>
          <Button kind="quiet" onClick={() => change({ tag: null })}>
            Choose another
          </Button>
        </p>
      </div>
    );
  }
  return (
    <div>
      <Combobox
        label="Entity"
        placeholder="Begin with a name"
        load={load}
        onChoose={({ chip }) => change({ tag: { id: chip.id, slug: chip.slug, label: chip.label } })}
      />
      {fields.tagId ? <p className="mt-1 text-xs text-problem">{fields.tagId}</p> : null}
    </div>
  );
}

const FACT_STATUS_LABELS: Record<FactDraft['status'], string> = {
  unverified: 'Not verified yet',
  confirmed: 'Confirmed',
  disputed: 'Disputed',
};

interface FactFieldsProps {
  fact: FactDraft;
  fields: Readonly<Record<string, string>>;
  /** of the readers, the most wanted first */
  languages: readonly string[];
  change: (part: Partial<FactDraft>) => void;
}

function FactFields({ fact, fields, languages, change }: FactFieldsProps) {
  const line = (
    key: 'claim' | 'source' | 'sourceUrl' | 'checkedOn' | 'checkedBy',
    label: string,
    type: 'text' | 'url' | 'date' = 'text',
  ) => (
    <TextField
      label={label}
      spellCheck={key === 'claim' || key === 'source'}
      type={type}
      lang={key === 'claim' || key === 'source' ? fact.language : undefined}
      value={fact[key]}
      error={fields[`fact.${key}`] ?? (key === 'source' ? fields.fact : undefined)}
      onChange={(event) => change({ [key]: event.target.value })}
    />
  );
  return (
    <>
      {line('claim', 'Claim')}
      {line('source', 'Checked against')}
      <SelectField
        label="Language of claim and source"
        value={fact.language}
        onChange={(event) => change({ language: event.target.value })}
      >
        {[...new Set(['en', ...languages, fact.language])].map((language) => (
          <option key={language} value={language}>
            {languageName(language)}
          </option>
        ))}
      </SelectField>
      {line('sourceUrl', 'Address of the source, if any', 'url')}
      {line('checkedBy', 'Checked by')}
      <div className="grid grid-cols-2 gap-3">
        {line('checkedOn', 'Checked on', 'date')}
        <SelectField
          label="Result"
          value={fact.status}
          onChange={(event) =>
            change({ status: FACT_STATUSES.find((status) => status === event.target.value) ?? 'unverified' })
          }
        >
          {FACT_STATUSES.map((status) => (
            <option key={status} value={status}>
              {FACT_STATUS_LABELS[status]}
            </option>
          ))}
        </SelectField>
      </div>
    </>
  );
}
