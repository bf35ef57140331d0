import type { DeskArticle, DeskBlock, FindingRow, SetBlockKind } from '#domain/articles/article.ts';
import { classNames } from '../../ui/class-names.ts';
import type { Action } from '../use-action.ts';
import { KindSelect } from './kind-select.tsx';
import { KIND_WORDS } from './kind-words.ts';
import { MarkedText } from './marked-text.tsx';

interface BlockListProps {
  article: DeskArticle;
  setKind: Action<SetBlockKind, { version: number }>;
}

const LOOK: Record<DeskBlock['kind'], string> = {
  paragraph: '',
  heading: 'text-xl leading-7 font-bold',
  quote: '',
  caption: 'text-[0.9375rem] italic text-muted',
  dateline: 'font-sans text-sm font-semibold tracking-wide',
  'list-item': 'ps-5 -indent-4 before:content-["•_"]',
};

/** The text as readers will see it, block by block, with what each block is in the margin. */
export function BlockList({ article, setKind }: BlockListProps) {
  return (
    <ol className="flex flex-col">
      {article.blocks.map((block) => (
        <li
          key={block.id}
          id={`block-${block.position}`}
          className="group scroll-mt-16 md:grid md:grid-cols-[7.5rem_minmax(0,64ch)] md:gap-x-4"
        >
          <div>
            {article.can.edit ? (
              <KindSelect block={{ ...block, text: '' }} setKind={setKind} />
            ) : (
              <p className="px-1 text-xs leading-6 text-muted">{KIND_WORDS[block.kind]}</p>
            )}
          </div>
          <BlockText block={block} language={article.language} findings={article.findings} />
        </li>
      ))}
    </ol>
  );
}

interface BlockTextProps {
  block: DeskBlock;
  language: string;
  findings: FindingRow[];
}

function BlockText({ block, language, findings }: BlockTextProps) {
  const here = findings.filter((finding) => finding.block === block.position);
  return (
    <div className={classNames('reading pb-4 whitespace-pre-line', LOOK[block.kind])} lang={language}>
      <MarkedText text={block.text} marks={here} />
      {block.credit ? (
        <span className="ms-2 font-sans text-xs text-muted not-italic">Photo: {block.credit}</span>
      ) : null}
    </div>
  );
}
