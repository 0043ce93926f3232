import type { ReactNode } from 'react';
import { KEYBOARD_HELP, printedKeys } from '../../format/keyboard-help.ts';
import type { KeyHelp } from '../../format/keyboard-help.ts';
import { thisSystem } from './system.ts';

/** All keys of the window, by where they work. */
export function KeyboardTable(): ReactNode {
  const places = [...new Set(KEYBOARD_HELP.map(({ where }) => where))];
  return places.map((where) => (
    <div key={where} className="px-4 py-3">
      <h3 className="pb-1 font-medium">{where}</h3>
      <dl className="grid grid-cols-[minmax(6.5rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1">
        {KEYBOARD_HELP.filter((help) => help.where === where).map((help) => (
          <KeyLine key={help.keys} {...help} />
        ))}
      </dl>
    </div>
  ));
}

function KeyLine({ keys, does }: KeyHelp): ReactNode {
  return (
    <>
      <dt className="flex flex-wrap items-baseline gap-1">
        {printedKeys(keys, thisSystem() === 'mac')
          .split(' or ')
          .map((key) => (
            <kbd
              key={key}
              className="rounded-sm border border-line bg-page px-1.5 font-sans text-small whitespace-nowrap"
            >
              {key}
            </kbd>
          ))}
      </dt>
      <dd className="text-muted">{does}</dd>
    </>
  );
}
