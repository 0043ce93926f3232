import type { JsonInput } from '../protocol/json-input.ts';
import { invalid, unfit } from './errors.ts';
import type { ScheduleDetails } from './model.ts';
import { readTarget } from './target.ts';

/** All that can be said of a schedule; what is left out gets AWS's default. */
export function readDetails(input: JsonInput): ScheduleDetails {
  const expression = input.text('ScheduleExpression');
  if (expression === undefined)
    throw unfit(undefined, 'scheduleExpression', 'Member must not be null');
  checkWindow(input);
  const description = input.text('Description');
  const kmsKeyArn = input.text('KmsKeyArn');
  return {
    expression,
    timezone: readTimezone(input),
    state: oneOf(input, 'State', ['ENABLED', 'DISABLED']),
    ...(description !== undefined && { description }),
    ...(kmsKeyArn !== undefined && { kmsKeyArn }),
    actionAfterCompletion: oneOf(input, 'ActionAfterCompletion', ['NONE', 'DELETE']),
    target: readTarget(input),
  };
}

function checkWindow(input: JsonInput): void {
  const window = input.structure('FlexibleTimeWindow');
  if (!window) throw unfit(undefined, 'flexibleTimeWindow', 'Member must not be null');
  const mode = window.text('Mode');
  if (mode === 'FLEXIBLE') throw invalid('Flexible time windows are not in the sandbox.');
  if (mode !== 'OFF')
    throw unfit(
      mode,
      'flexibleTimeWindow.mode',
      'Member must satisfy enum value set: [OFF, FLEXIBLE]',
    );
}

/** AWS takes UTC when nothing is said. */
function readTimezone(input: JsonInput): string {
  const timezone = input.text('ScheduleExpressionTimezone') ?? 'UTC';
  if (timezone === 'UTC') return timezone;
  throw invalid(`The time zone ${timezone} is not in the sandbox: only UTC is.`);
}

/** The first of the values when absent. */
function oneOf<V extends string>(input: JsonInput, name: string, values: readonly [V, ...V[]]): V {
  const given = input.text(name) ?? values[0];
  const found = values.find((value) => value === given);
  if (found !== undefined) return found;
  const member = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  throw unfit(given, member, `Member must satisfy enum value set: [${values.join(', ')}]`);
}
