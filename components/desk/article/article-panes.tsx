import type { ReactNode } from 'react';

interface ArticlePanesProps {
  text: ReactNode;
  /** what is done with the article: status, publishing, tags, translations */
  work: ReactNode;
  /** what it is: fields, provenance */
  about: ReactNode;
}

/**
 * Three panes between hairlines; two when it gets narrower, one on a phone. The source order is the phone's, so that the
 * keyboard meets text, work, about in this order everywhere. The side panes stay in sight while the text scrolls.
 */
export function ArticlePanes({ text, work, about }: ArticlePanesProps) {
  return (
    <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_21rem] xl:grid-cols-[18rem_minmax(0,1fr)_21rem]">
      <div className="pt-4 lg:min-h-dvh lg:border-e lg:pe-6 xl:col-start-2 xl:row-start-1 xl:border-s xl:px-8">
        {text}
      </div>
      <div className={`lg:ps-5 ${STICKY} xl:contents`}>
        <div className={`pt-4 lg:pe-1 xl:col-start-3 xl:row-start-1 xl:ps-5 ${STICKY_WIDE}`}>{work}</div>
        <div className={`pt-4 xl:col-start-1 xl:row-start-1 xl:-ms-1 xl:ps-1 xl:pe-5 ${STICKY_WIDE}`}>
          {about}
        </div>
      </div>
    </div>
  );
}

const STICKY =
  'lg:sticky lg:top-0 lg:max-h-dvh lg:self-start lg:overflow-y-auto lg:pb-8 lg:[scrollbar-width:thin]';
const STICKY_WIDE =
  'xl:sticky xl:top-0 xl:max-h-dvh xl:self-start xl:overflow-y-auto xl:pb-8 xl:[scrollbar-width:thin]';
