import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { FieldErrors, Resolver } from 'react-hook-form';
import type { IdentityView } from '../../../src-main/bridge/snapshot.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import type { Result } from '../../../src-main/kernel/result.ts';
import type { CheckReport, Resource } from '../../../src-main/resources/resource.ts';
import { goTo } from '../../state/navigation.ts';
import { toast } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';
import {
  chosen,
  doorKey,
  doorOf,
  draftOf,
  fieldOf,
  labelFor,
  startValues,
  valueProblems,
} from './resource-values.ts';
import type { ChosenGroup, ResourceValues, ValueName } from './resource-values.ts';

/** What a check needs; label and duration may still be missing. */
const DOOR_FIELDS = ['region', 'group', 'ports', 'custom'] as const;

export interface ResourceFormHandle {
  readonly values: ResourceValues;
  /** Counts what was asked for in vain: the first wrong field wants the focus. */
  readonly refusals: number;
  readonly errorOf: (name: ValueName) => string | undefined;
  readonly set: <N extends ValueName>(name: N, value: ResourceValues[N]) => void;
  readonly chooseGroup: (group: ChosenGroup) => void;
  /** What AWS answered about the door as it stands in the form; another door has none. */
  readonly answer: Result<CheckReport, Problem> | undefined;
  readonly checking: boolean;
  readonly check: () => void;
  readonly saving: boolean;
  readonly save: () => void;
  /** What saving failed of, when it belongs to no field. */
  readonly problem: Problem | undefined;
}

/** The state of the resource form. Whatever goes wrong, what was typed stays. */
export function useResourceForm(
  identity: IdentityView,
  resource: Resource | undefined,
): ResourceFormHandle {
  const [start] = useState(() => startValues(identity, resource));
  const form = useForm<ResourceValues>({
    defaultValues: start,
    resolver: resolve,
    shouldFocusError: false,
  });
  const { errors, submitCount } = form.formState;
  const values = useWatch({ control: form.control, compute: (all: ResourceValues) => all });
  const [suggested, setSuggested] = useState(() => labelFor(start.group.name));
  const [refusedChecks, setRefusedChecks] = useState(0);
  const saving = useSaving(resource);
  const checking = useChecking();

  const set: ResourceFormHandle['set'] = (name, value) => {
    // The field's type is the name's, which TypeScript cannot follow through the library.
    form.setValue(name, value as never, { shouldValidate: errors[name] !== undefined });
  };
  const chooseGroup = (group: ChosenGroup): void => {
    set('group', group);
    if (group.name === '') return;
    const label = form.getValues('label');
    if (label.trim() === '' || label === suggested) set('label', labelFor(group.name));
    setSuggested(labelFor(group.name));
  };
  const answer = checking.answerFor(values);
  const tagRules = answer?.ok
    ? answer.value.tag.kind === 'allowed'
    : doorKey(values) === doorKey(start) && resource?.tagRules === true;

  const check = async (): Promise<void> => {
    if (!(await form.trigger(DOOR_FIELDS))) {
      setRefusedChecks((last) => last + 1);
      return;
    }
    const report = await checking.run(form.getValues());
    const { group } = form.getValues();
    if (report && report.group.groupId === group.groupId)
      chooseGroup(chosen(group.groupId, report.group.name));
  };
  const save = form.handleSubmit(async (all) => {
    const problem = await saving.run(all, tagRules);
    const field = problem && fieldOf(problem);
    if (field) form.setError(field, fault(problem));
  });

  return {
    values,
    refusals: submitCount + refusedChecks,
    errorOf: (name) => errors[name]?.message?.toString(),
    set,
    chooseGroup,
    answer,
    checking: checking.pending,
    check: () => void check(),
    saving: saving.pending,
    save: () => void save(),
    problem: saving.problem && fieldOf(saving.problem) ? undefined : saving.problem,
  };
}

/** What is wrong and what to do, for the place that shows it. */
export function fieldFault(problem: Problem): string {
  const { cause, todo } = problemInWords(problem, 'nothing-stored');
  // An empty box needs no explanation of what it is not.
  return problem.kind === 'group-id-format' && problem.text === '' ? todo : `${cause} ${todo}`;
}

function fault(problem: Problem): { readonly type: string; readonly message: string } {
  return { type: problem.kind, message: fieldFault(problem) };
}

const resolve: Resolver<ResourceValues> = (values) => {
  const problems = Object.entries(valueProblems(values));
  if (problems.length === 0) return { values, errors: {} };
  const errors = Object.fromEntries(problems.map(([name, problem]) => [name, fault(problem)]));
  return { values: {}, errors: errors as FieldErrors<ResourceValues> };
};

function useChecking(): {
  readonly pending: boolean;
  readonly answerFor: (values: ResourceValues) => Result<CheckReport, Problem> | undefined;
  readonly run: (values: ResourceValues) => Promise<CheckReport | undefined>;
} {
  const command = useCommand('resource.check');
  const [last, setLast] = useState<{ key: string; answer: Result<CheckReport, Problem> }>();
  return {
    pending: command.pending,
    answerFor: (values) => (last?.key === doorKey(values) ? last.answer : undefined),
    run: async (values) => {
      const door = doorOf(values);
      if (!door) return undefined;
      const answer = await command.run(door);
      setLast({ key: doorKey(values), answer });
      return answer.ok ? answer.value : undefined;
    },
  };
}

function useSaving(resource: Resource | undefined): {
  readonly pending: boolean;
  readonly problem: Problem | undefined;
  /** Leaves for the list when all went well; else says what did not. */
  readonly run: (values: ResourceValues, tagRules: boolean) => Promise<Problem | undefined>;
} {
  const add = useCommand('resource.add');
  const change = useCommand('resource.change');
  return {
    pending: add.pending || change.pending,
    problem: add.problem ?? change.problem,
    run: async (values, tagRules) => {
      const draft = draftOf(values, tagRules);
      if (!draft) return undefined;
      const answer = resource
        ? await change.run({ resourceId: resource.id, draft })
        : await add.run({ draft });
      if (!answer.ok) return answer.error;
      toast(`Saved ${draft.label}.`);
      goTo({ screen: 'resources' });
      return undefined;
    },
  };
}
