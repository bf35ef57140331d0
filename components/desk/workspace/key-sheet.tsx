'use client';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useIsMac } from '../annotations/use-is-mac.ts';
import { useMachine } from '../machine/use-machine.ts';
import { useDesk, useDeskState } from './desk-context.ts';
import { useKeySwitches } from './key-switches.ts';
import { KEYS, MARKING_KEYS } from './keys.ts';
import { useSingleKeys } from './use-environment.ts';

/** Every key of the workspace, and the switch for those that are a single letter. */
export function KeySheet() {
  const { store } = useDesk();
  const isOpen = useDeskState((state) => state.isSheetOpen);
  const isMac = useIsMac();
  const hasMachine = useMachine(({ offer }) => offer !== null);
  const [hasSingle, chooseSingle] = useSingleKeys();
  const [isOn, switchKey] = useKeySwitches();
  const close = () => store.set({ isSheetOpen: false });
  return (
    <Dialog open={isOpen} onClose={close} title="Keys">
      <div>
        <KeyTable
          caption="In the workspace"
          rows={KEYS.filter(({ command }) => command !== 'machine' || hasMachine).map((key) => ({
            caps: isMac ? key.macCaps : key.caps,
            does: key.does,
            isOff: (key.isSingle && !hasSingle) || !isOn(key.command),
            isOn: isOn(key.command),
            // Enter on a row is the browser's own way to press a button
            onSwitch: key.command === 'edit' ? undefined : (on) => switchKey(key.command, on),
          }))}
        />
        <KeyTable caption="While marking a phrase" rows={MARKING_KEYS} />
      </div>
      <label className="mt-3 flex min-h-8 items-center gap-2 border-t pt-3">
        <input
          type="checkbox"
          className="size-4"
          checked={hasSingle}
          onChange={(event) => chooseSingle(event.target.checked)}
        />
        Keys of one letter (j, k, ?) do something
      </label>
      <div className="mt-3 flex justify-end">
        <Button onClick={close}>Close</Button>
      </div>
    </Dialog>
  );
}

interface KeyTableProps {
  caption: string;
  rows: readonly {
    caps: readonly string[];
    does: string;
    isOff?: boolean;
    isOn?: boolean;
    /** missing where nothing can be switched: the keys of a field that is open */
    onSwitch?: ((on: boolean) => void) | undefined;
  }[];
}

function KeyTable({ caption, rows }: KeyTableProps) {
  return (
    <table className="mb-3 w-full">
      <caption className="py-1 text-start text-xs font-medium text-muted">{caption}</caption>
      <tbody>
        {rows.map(({ caps, does, isOff, isOn, onSwitch }) => (
          <tr key={does} className="border-t align-baseline">
            <th
              scope="row"
              className="w-44 py-1 pe-3 text-start font-normal whitespace-nowrap max-sm:w-24 max-sm:whitespace-normal"
            >
              {caps.map((cap, index) => (
                <span key={cap}>
                  {index > 0 ? ' ' : null}
                  <kbd className="rounded-[2px] border border-control px-1 font-sans">{cap}</kbd>
                </span>
              ))}
            </th>
            <td className="py-1">
              {does}
              {isOff ? ' (switched off)' : null}
            </td>
            {onSwitch ? (
              <td className="py-1 ps-2 text-end">
                <label className="inline-flex min-h-6 min-w-6 items-center justify-end">
                  <span className="sr-only">Use the key: {does}</span>
                  <input
                    type="checkbox"
                    className="size-4"
                    checked={isOn ?? true}
                    onChange={(event) => onSwitch(event.target.checked)}
                  />
                </label>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
