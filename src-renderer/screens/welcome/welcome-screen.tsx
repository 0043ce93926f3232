import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { firstStep } from '../../format/first-steps.ts';
import type { FirstStep } from '../../format/first-steps.ts';
import { focusHeading } from '../../state/focus.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { BeginStep } from './begin-step.tsx';
import { PickStep } from './pick-step.tsx';
import { StepMarks } from './step-marks.tsx';
import { TryStep } from './try-step.tsx';
import { useFinish } from './use-finish.ts';

/** The first three steps: who I am, which door, and one turn of it. */
export function WelcomeScreen({ at }: { at: string | undefined }): ReactNode {
  const step = useFirstStep(at);
  const finish = useFinish();
  useFocusOnStep(step.kind);
  return (
    <div className="mx-auto flex min-h-full w-full max-w-xl flex-col gap-4 px-4 py-3">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <StepMarks now={step.kind} />
        <Button kind="quiet" pending={finish.pending} className="text-muted" onClick={finish.run}>
          Skip
        </Button>
      </header>
      {finish.problem && <ProblemNotice words={problemInWords(finish.problem, 'nothing-stored')} />}
      <Step step={step} />
    </div>
  );
}

function Step({ step }: { step: FirstStep }): ReactNode {
  switch (step.kind) {
    case 'begin':
      return <BeginStep />;
    case 'pick':
      return <PickStep />;
    case 'try':
      return <TryStep key={step.resource.id} resource={step.resource} done={step.done} />;
  }
}

/** Part by part, so that what is equal stays the same object and nothing paints in vain. */
function useFirstStep(at: string | undefined): FirstStep {
  const realm = useSnapshot((snapshot) => snapshot.realm);
  const onboarded = useSnapshot((snapshot) => snapshot.onboarded);
  const identities = useSnapshot((snapshot) => snapshot.identities);
  const resources = useSnapshot((snapshot) => snapshot.resources);
  const leases = useSnapshot((snapshot) => snapshot.leases);
  const activity = useSnapshot((snapshot) => snapshot.activity);
  return firstStep({ realm, onboarded, identities, resources, leases, activity }, at);
}

/** A step can follow without another address: the button that had the focus is gone all the same. */
function useFocusOnStep(kind: FirstStep['kind']): void {
  const last = useRef(kind);
  useEffect(() => {
    if (last.current === kind) return;
    last.current = kind;
    return focusHeading();
  }, [kind]);
}
