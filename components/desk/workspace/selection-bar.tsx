'use client';
import { languageName } from '#domain/languages.ts';
import { Button } from '../../ui/button.tsx';
import { useIsMac } from '../annotations/use-is-mac.ts';
import { annotateSelection } from './annotate-selection.ts';
import { useDesk, useDeskState } from './desk-context.ts';
import { capsOf } from './keys.ts';

/** At the lower edge while something is selected, never over it: what can be made of the selection. */
export function SelectionBar() {
  const desk = useDesk();
  const isMac = useIsMac();
  const selection = useDeskState((state) => state.selection);
  const { workspace } = desk;
  if (!selection || !workspace.can.annotate) return null;
  const language = selection.side === 'source' ? workspace.sourceLanguage : workspace.language;
  return (
    <div
      data-floating
      className="sticky bottom-0 z-20 flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-control bg-paper px-3 py-2 max-sm:fixed max-sm:inset-x-0 max-sm:bottom-14 max-sm:px-4"
    >
      <p className="min-w-0 grow basis-40 truncate max-sm:basis-full">
        <span className="text-muted">{languageName(language)}: </span>
        <q lang={language} className="font-serif">
          {selection.quote}
        </q>
      </p>
      <Button
        kind="primary"
        keys={capsOf('annotate', isMac).join('+')}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => annotateSelection(desk)}
      >
        Annotate selection
      </Button>
    </div>
  );
}
