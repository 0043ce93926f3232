import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { IdentityView } from '../../../src-main/bridge/snapshot.ts';
import type { IdentityId } from '../../../src-main/identities/identity.ts';
import { parseRegion } from '../../../src-main/kernel/aws-names.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { Actions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Notice, ProblemNotice } from '../../components/notice.tsx';
import { Select } from '../../components/select.tsx';
import { SuggestInput } from '../../components/suggest-input.tsx';
import { COMMON_REGIONS } from '../../format/regions.ts';
import { goTo } from '../../state/navigation.ts';
import { AlteredResource } from './altered-resource.tsx';
import { CheckPanel } from './check-panel.tsx';
import { GroupField } from './group-field.tsx';
import { PortsField } from './ports-field.tsx';
import { MAX_LABEL_LENGTH } from './resource-values.ts';
import { useGroups } from '../../forms/use-groups.ts';
import type { GroupList } from '../../forms/use-groups.ts';
import { fieldFault, useResourceForm } from './use-resource-form.ts';
import type { ResourceFormHandle } from './use-resource-form.ts';
import { UsualTimeField } from './usual-time-field.tsx';

interface Props {
  readonly identities: readonly IdentityView[];
  /** Who a new resource starts with. */
  readonly identity: IdentityView;
  /** The one to change; absent for a new one. */
  readonly resource: Resource | undefined;
}

/** Whose key, which group, which ports, what to call it and for how long: one door. */
export function ResourceForm({ identities, identity, resource }: Props): ReactNode {
  const form = useResourceForm(identity, resource);
  const { values, set, errorOf, answer } = form;
  const region = parseRegion(values.region.trim());
  const list = useGroups(values.identityId as IdentityId, region);
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form.refusals]);
  return (
    <form
      ref={element}
      noValidate
      autoComplete="off"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      {resource && <AlteredResource resource={resource} />}
      <div className="grid gap-4 @md:grid-cols-2">
        <KeyField form={form} identities={identities} />
        <RegionField form={form} />
      </div>
      <div className="flex flex-col gap-2">
        <GroupField
          value={values.group}
          list={list}
          region={values.region.trim()}
          error={errorOf('group')}
          onChange={form.chooseGroup}
        />
        <ListProblem list={list} />
      </div>
      <PortsField
        ports={values.ports}
        custom={values.custom}
        error={errorOf('custom') ?? errorOf('ports')}
        inWords={fieldFault}
        onPorts={(ports) => {
          set('ports', ports);
        }}
        onCustom={(custom) => {
          set('custom', custom);
        }}
      />
      <LabelField form={form} />
      <UsualTimeField
        value={values.usual}
        error={errorOf('usual')}
        onChange={(usual) => {
          set('usual', usual);
        }}
      />
      <CheckPanel
        report={answer?.ok ? answer.value : undefined}
        problem={answer?.ok === false ? answer.error : undefined}
        pending={form.checking}
        onCheck={form.check}
      />
      {form.problem && <ProblemNotice words={problemInWords(form.problem, 'nothing-stored')} />}
      <Actions>
        <Button
          onClick={() => {
            goTo({ screen: 'resources' });
          }}
        >
          Cancel
        </Button>
        <Button kind="primary" type="submit" pending={form.saving} className="min-w-20">
          Save
        </Button>
      </Actions>
    </form>
  );
}

interface PartProps {
  readonly form: ResourceFormHandle;
}

function KeyField({
  form: { values, set },
  identities,
}: PartProps & { identities: readonly IdentityView[] }): ReactNode {
  const change = (id: string): void => {
    const homeOf = (wanted: string): string | undefined =>
      identities.find((identity) => identity.id === wanted)?.homeRegion;
    const home = homeOf(id);
    // A Region that was chosen stays; one that came with the key goes with it.
    if (home !== undefined && values.region === homeOf(values.identityId)) set('region', home);
    set('identityId', id);
  };
  return (
    <Field label="Access key">
      {(control) => (
        <Select
          {...control}
          value={values.identityId}
          onChange={(event) => {
            change(event.target.value);
          }}
        >
          {identities.map(({ id, maskedKeyId, caller }) => (
            <option key={id} value={id}>
              {`${maskedKeyId} · ${caller.arn.split('/').at(-1) ?? ''} · ${caller.account}`}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function RegionField({ form: { values, set, errorOf } }: PartProps): ReactNode {
  return (
    <Field label="Region" error={errorOf('region')}>
      {(control) => (
        <SuggestInput
          control={control}
          value={values.region}
          suggestions={COMMON_REGIONS}
          placeholder="eu-west-1"
          onChange={(region) => {
            set('region', region);
          }}
        />
      )}
    </Field>
  );
}

function LabelField({ form: { values, set, errorOf } }: PartProps): ReactNode {
  return (
    <Field label="Label" error={errorOf('label')}>
      {(control) => (
        <input
          {...control}
          value={values.label}
          maxLength={MAX_LABEL_LENGTH}
          autoComplete="off"
          placeholder="bastion-prod"
          onChange={(event) => {
            set('label', event.target.value);
          }}
          className="field-look"
        />
      )}
    </Field>
  );
}

/** Without a list the form still works: an id can be typed. */
function ListProblem({ list }: { list: GroupList }): ReactNode {
  if (!list.problem) return null;
  const words = problemInWords(list.problem, 'nothing-changed');
  return (
    <Notice
      tone="soon"
      title="The list of groups is not complete"
      actions={<Button onClick={list.retry}>Try again</Button>}
    >
      <p>{words.cause}</p>
      <p className="text-muted">{words.todo} Or type the id of the group.</p>
    </Notice>
  );
}
