import { useState } from 'react';
import type { ReactNode } from 'react';
import { problemInWords } from '../../src-main/kernel/problem-in-words.ts';
import { Button } from '../components/button.tsx';
import { Actions, Dialog } from '../components/dialog.tsx';
import { Field } from '../components/field.tsx';
import { ProblemNotice } from '../components/notice.tsx';
import { SuggestInput } from '../components/suggest-input.tsx';
import { COMMON_REGIONS } from '../format/regions.ts';
import { toast } from '../state/notices.ts';
import { useCommand } from '../state/use-command.ts';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  /** After it was closed because a key was added. */
  readonly onAdded?: () => void;
}

/** Takes a key pair. What was typed stays after a problem; the secret goes when the dialog does. */
export function AddKeyDialog({ open, onClose, onAdded }: Props): ReactNode {
  const [accessKeyId, setAccessKeyId] = useState('');
  const [region, setRegion] = useState('');
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Add an access key"
      description="AWS is asked whose key it is. Then its secret goes into the keychain of this computer and nowhere else."
    >
      <AddKeyForm
        accessKeyId={accessKeyId}
        region={region}
        onAccessKeyId={setAccessKeyId}
        onRegion={setRegion}
        onClose={onClose}
        onAdded={() => {
          setAccessKeyId('');
          setRegion('');
          onClose();
          onAdded?.();
        }}
      />
    </Dialog>
  );
}

interface FormProps {
  readonly accessKeyId: string;
  readonly region: string;
  readonly onAccessKeyId: (text: string) => void;
  readonly onRegion: (text: string) => void;
  readonly onClose: () => void;
  readonly onAdded: () => void;
}

/** Lives only while the dialog is open, and the secret with it. */
function AddKeyForm(props: FormProps): ReactNode {
  const [secret, setSecret] = useState('');
  const add = useCommand('identity.add');
  const words = add.problem && problemInWords(add.problem, 'nothing-stored');
  const field = add.problem?.kind === 'key-format' ? add.problem.field : undefined;
  const errorAt = (name: typeof field): string | undefined =>
    words && field === name ? `${words.cause} ${words.todo}` : undefined;

  const submit = async (): Promise<void> => {
    const answer = await add.run({
      accessKeyId: props.accessKeyId.trim(),
      secretAccessKey: secret.trim(),
      region: props.region.trim(),
    });
    if (!answer.ok) return;
    setSecret('');
    toast('Access key added.');
    props.onAdded();
  };

  return (
    <form
      noValidate
      autoComplete="off"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field label="Access key id" error={errorAt('access-key-id')}>
        {(control) => (
          <input
            {...control}
            autoFocus
            value={props.accessKeyId}
            spellCheck={false}
            autoComplete="off"
            placeholder="AKIA…"
            onChange={(event) => {
              props.onAccessKeyId(event.target.value);
            }}
            className="field-look font-mono"
          />
        )}
      </Field>
      <Field label="Secret access key" error={errorAt('secret')}>
        {(control) => (
          <input
            {...control}
            type="password"
            value={secret}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => {
              setSecret(event.target.value);
            }}
            className="field-look font-mono"
          />
        )}
      </Field>
      <Field
        label="Home Region"
        hint="Where most of your groups are. Each resource can have its own."
        error={errorAt('region')}
      >
        {(control) => (
          <SuggestInput
            control={control}
            value={props.region}
            suggestions={COMMON_REGIONS}
            placeholder="eu-west-1"
            onChange={props.onRegion}
          />
        )}
      </Field>
      {words && field === undefined && <ProblemNotice words={words} />}
      <Actions>
        <Button onClick={props.onClose}>Cancel</Button>
        <Button
          kind="primary"
          type="submit"
          pending={add.pending}
          disabled={!props.accessKeyId.trim() || !secret || !props.region.trim()}
        >
          {add.pending ? 'Asking AWS…' : 'Add key'}
        </Button>
      </Actions>
    </form>
  );
}
