'use client';
import { writeBytes } from '#domain/uploads/upload.ts';
import { TextField } from '../../ui/field.tsx';
import type { UploadLimits } from './upload-checks.ts';

interface FileInputsProps {
  disabled: boolean;
  limits: UploadLimits;
  onChange: () => void;
}

/** Single files or a whole folder. Both have the name that the form without script posts. */
export function FileInputs({ disabled, limits, onChange }: FileInputsProps) {
  const folder = { webkitdirectory: '' } as { webkitdirectory?: string };
  return (
    <>
      <p className="mb-3">Drop files and folders here, or choose them:</p>
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <TextField
          label="Files"
          name="files"
          type="file"
          multiple
          disabled={disabled}
          onChange={onChange}
          className="min-w-64 grow basis-0"
        />
        <TextField
          label="Or a folder with all that is in it"
          name="files"
          type="file"
          multiple
          disabled={disabled}
          onChange={onChange}
          className="min-w-64 grow basis-0"
          {...folder}
        />
      </div>
      <p className="mt-3 text-xs text-muted">
        Text, Markdown, HTML, Word, CSV, JSON, WordPress, Ghost, RSS and news exchange formats, up to{' '}
        {writeBytes(limits.file)} a file and {writeBytes(limits.run)} together (1 MB is 1,000,000 bytes). What
        is already here is recognised; nothing is imported before you have seen the preview.
      </p>
    </>
  );
}
