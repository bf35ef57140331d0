import type { Progress } from '#domain/translations/translation.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { percentDone, progressInWords, progressParts } from '../progress-words.ts';

/** A bar and a number; the words are in the bar's name. */
export function TranslationProgress({ progress }: { progress: Progress }) {
  return (
    <span className="flex items-center gap-2">
      <span className="w-16 shrink-0">
        <ProgressBar
          label={progressInWords(progress)}
          total={progress.segments}
          parts={progressParts(progress)}
        />
      </span>
      <span className="w-10 text-end text-xs whitespace-nowrap text-muted tabular-nums">
        {percentDone(progress)} %
      </span>
    </span>
  );
}
