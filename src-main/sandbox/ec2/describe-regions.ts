import type { Call } from '../call.ts';
import { invalidParameter } from '../protocol/errors.ts';
import { element, itemSet } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';
import { REGIONS } from '../regions.ts';
import { endDryRun, requirePermission } from './permission-check.ts';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html */
export function describeRegions(call: Call): Xml[] {
  requirePermission(call, { resourceArn: '*' });
  endDryRun(call);
  const names = call.parameters.texts('RegionName');
  const unknown = names.find((name) => !REGIONS.some((region) => region.name === name));
  if (unknown !== undefined) throw invalidParameter(`Invalid region name: ${unknown}`);
  const shown = REGIONS.filter(
    (region) =>
      (names.length === 0 || names.includes(region.name)) &&
      (call.parameters.flag('AllRegions') || region.optInStatus !== 'not-opted-in'),
  );
  const items = shown.map(({ name, optInStatus }) => [
    element('regionName', name),
    element('regionEndpoint', `ec2.${name}.amazonaws.com`),
    element('optInStatus', optInStatus),
  ]);
  return [itemSet('regionInfo', items)];
}
