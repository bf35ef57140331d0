import { missingFiles, type UploadRow } from '#domain/uploads/upload.ts';
import { Notice } from '../../ui/notice.tsx';
import { RefreshWhile } from './refresh-while.tsx';
import { arrivedInWords, missingInWords } from './upload-words.ts';

/** That an upload is not whole, and what can be done about it. */
export function MissingNotice({ upload }: { upload: UploadRow }) {
  if (missingFiles(upload) === 0) return null;
  if (upload.isComing)
    return (
      <div role="status" className="py-2">
        {`${arrivedInWords(upload)}. The rest is being sent; the preview begins when all are here.`}
        <RefreshWhile />
      </div>
    );
  return (
    <Notice tone="problem" className="my-2">
      <p>{`${arrivedInWords(upload)}; ${missingInWords(upload)}: the sending was cut short.`}</p>
      <p>
        Discard this upload and send all files again, or start with what is there. Sending them again later is
        safe as well: what is in the newsroom by then is recognised.
      </p>
    </Notice>
  );
}
