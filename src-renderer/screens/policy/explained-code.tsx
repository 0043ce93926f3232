import clsx from 'clsx';
import { memo, useEffect, useId, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import type { ExplainedLine } from '../../../src-main/policy/explained-lines.ts';
import { say } from '../../state/notices.ts';
import { nextLine } from './next-line.ts';

interface Props {
  readonly label: string;
  readonly lines: readonly ExplainedLine[];
}

const HOW = 'Point at a line, or walk with the arrow keys, to read what it allows.';
const FRAME = 'The frame that every IAM policy has.';

/** Who walks quickly past statements is not told of each. */
const REST_MS = 350;

/**
 * A document whose lines explain themselves: under the pointer, and under the keys. Arrow keys move
 * by line, Page Up and Page Down by statement; a statement is read out once, on coming to it.
 */
export const ExplainedCode = memo(function ExplainedCode({ label, lines }: Props): ReactNode {
  const [current, setCurrent] = useState(0);
  const [pointed, setPointed] = useState<number>();
  const [inside, setInside] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const at = Math.min(current, lines.length - 1);
  const shown = pointed ?? (inside ? at : undefined);
  const clause = shown === undefined ? undefined : lines[shown]?.clause;
  useReading(inside ? lines[at]?.says : undefined);

  const move = (event: KeyboardEvent): void => {
    const next = nextLine(lines, at, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setPointed(undefined);
    setCurrent(next);
    list.current?.querySelector<HTMLElement>(`[data-line="${String(next)}"]`)?.focus();
  };

  return (
    <div className="border-t border-line">
      <p id={`${id}-how`} className="sr-only">
        Arrow keys move by line, Page Up and Page Down by statement.
      </p>
      <div
        ref={list}
        role="listbox"
        tabIndex={-1}
        aria-label={label}
        aria-describedby={`${id}-how`}
        onKeyDown={move}
        onFocus={(event) => {
          setInside(true);
          const line = lineOf(event.target);
          if (line !== undefined) setCurrent(line);
        }}
        onBlur={() => {
          setInside(false);
        }}
        onPointerMove={(event) => {
          setPointed(lineOf(event.target));
        }}
        onPointerLeave={() => {
          setPointed(undefined);
        }}
        className="bg-page py-2 font-mono text-small select-text"
      >
        {lines.map((line, index) => (
          <div
            key={index}
            role="option"
            aria-selected={index === at}
            tabIndex={index === at ? 0 : -1}
            data-line={index}
            style={hanging(line.text)}
            className={clsx(
              'scroll-my-20 border-l-2 pr-3 wrap-anywhere whitespace-pre-wrap focus-visible:outline-offset-[-2px]',
              clause !== undefined && line.clause === clause
                ? 'border-ink bg-hover'
                : 'border-transparent forced-colors:border-[Canvas]',
            )}
          >
            {line.text}
          </div>
        ))}
      </div>
      <p className="sticky bottom-0 flex min-h-19 items-center rounded-b-md border-t border-line bg-surface px-3 py-2">
        {shown === undefined ? <span className="text-muted">{HOW}</span> : sentence(lines[shown])}
      </p>
    </div>
  );
});

/** Where a line is too long its rest stands a little further in than its beginning. */
function hanging(text: string): CSSProperties {
  const indent = String(text.search(/\S/) + 2);
  return { paddingLeft: `calc(0.75rem + ${indent}ch)`, textIndent: `-${indent}ch` };
}

function sentence(line: ExplainedLine | undefined): string {
  return line?.says ?? FRAME;
}

/** Has a statement's sentence read out, once the person rests on it. */
function useReading(says: string | undefined): void {
  useEffect(() => {
    if (says === undefined) return;
    const timer = setTimeout(() => {
      say(says);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [says]);
}

function lineOf(target: EventTarget): number | undefined {
  const line = target instanceof Element ? target.closest('[data-line]') : undefined;
  const text = line?.getAttribute('data-line');
  return text === null || text === undefined ? undefined : Number(text);
}
