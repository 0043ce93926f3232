import type { ReactNode } from 'react';
import type { IdentityView } from '../../../src-main/bridge/snapshot.ts';
import { Field } from '../../components/field.tsx';
import { Select } from '../../components/select.tsx';
import { SuggestInput } from '../../components/suggest-input.tsx';
import { COMMON_REGIONS } from '../../format/regions.ts';

interface Props {
  readonly identity: IdentityView;
  readonly identities: readonly IdentityView[];
  readonly region: string;
  readonly onIdentity: (id: IdentityView['id']) => void;
  readonly onRegion: (region: string) => void;
}

/** As whom and where to look. */
export function WhereFields(props: Props): ReactNode {
  const { identity, identities, region, onIdentity, onRegion } = props;
  return (
    <div className="grid gap-4 @md:grid-cols-2">
      <Field label="Identity">
        {(control) =>
          identities.length === 1 ? (
            <output {...control} className="flex min-h-8 items-center wrap-anywhere text-muted">
              {nameOf(identity)}
            </output>
          ) : (
            <Select
              {...control}
              value={identity.id}
              onChange={(event) => {
                onIdentity(event.target.value as IdentityView['id']);
              }}
            >
              {identities.map((each) => (
                <option key={each.id} value={each.id}>
                  {nameOf(each)}
                </option>
              ))}
            </Select>
          )
        }
      </Field>
      <Field label="Region">
        {(control) => (
          <SuggestInput
            control={control}
            value={region}
            suggestions={COMMON_REGIONS}
            placeholder="eu-west-1"
            onChange={onRegion}
          />
        )}
      </Field>
    </div>
  );
}

function nameOf({ maskedKeyId, caller }: IdentityView): string {
  return [maskedKeyId, caller.arn.split('/').at(-1), caller.account].filter(Boolean).join(' · ');
}
