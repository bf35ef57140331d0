import { useId } from 'react';
import type { GateReason } from '#domain/editions/edition.ts';
import { languageName } from '#domain/languages.ts';

interface PublishWithoutProps {
  reasons: readonly GateReason[];
  without: readonly string[];
  onChange: (without: string[]) => void;
}

/** The choice to take a language from readers, for each that this edition would lose. */
export function PublishWithout({ reasons, without, onChange }: PublishWithoutProps) {
  return reasons
    .flatMap((reason) => reason.without ?? [])
    .map((language) => (
      <Choice
        key={language}
        language={language}
        isChosen={without.includes(language)}
        choose={(isChosen) =>
          onChange(isChosen ? [...without, language] : without.filter((other) => other !== language))
        }
      />
    ));
}

interface ChoiceProps {
  language: string;
  isChosen: boolean;
  choose: (isChosen: boolean) => void;
}

function Choice({ language, isChosen, choose }: ChoiceProps) {
  const id = useId();
  const name = languageName(language);
  return (
    <div className="flex flex-col gap-0.5">
      <label htmlFor={id} className="flex min-h-6 w-fit items-center gap-2 font-medium">
        <input
          id={id}
          type="checkbox"
          checked={isChosen}
          aria-describedby={`${id}-hint`}
          onChange={(event) => choose(event.target.checked)}
        />
        Publish without {name}
      </label>
      <p id={`${id}-hint`} className="text-xs text-muted">
        Readers of the {name} text will be told that it was withdrawn.
      </p>
    </div>
  );
}
