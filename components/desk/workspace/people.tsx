'use client';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TranslationPeople } from '../article/translation-people.tsx';
import { useDesk } from './desk-context.ts';
import { useTeam } from './team.ts';

/** Who works on the translation; editors say it. */
export function PeopleButton() {
  const { workspace } = useDesk();
  const { colleagues, people, actions } = useTeam();
  const [isOpen, setOpen] = useState(false);
  const { can, articleId, language } = workspace;
  if (people.length === 0 && !can.assign) return null;
  return (
    <>
      <Button kind="quiet" className="-mx-2" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        People ({people.length})
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title="Who works on this translation">
        <TranslationPeople
          {...{ articleId, language, people, colleagues }}
          mayAssign={can.assign}
          assign={actions.assignMember}
          unassign={actions.unassignMember}
        />
        <div className="mt-4 flex justify-end">
          <Button onClick={() => setOpen(false)}>Close</Button>
        </div>
      </Dialog>
    </>
  );
}
