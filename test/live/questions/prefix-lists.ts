import {
  CreateManagedPrefixListCommand,
  DeleteManagedPrefixListCommand,
  DescribeManagedPrefixListsCommand,
  ModifyManagedPrefixListCommand,
} from '@aws-sdk/client-ec2';
import { until } from '../account.ts';
import type { Live } from '../account.ts';
import { claim, notTried, tried } from '../answer.ts';
import type { Answer } from '../answer.ts';

const SETTLES = { forMs: 60_000, everyMs: 2_000 };

/** 7: a prefix list takes an entry without being told its version. */
export async function prefixLists(live: Live): Promise<readonly Answer[]> {
  const { aws, run, belongings } = live;
  const nothingMade = belongings.note(`prefix list ${run}`, async () => {
    for (const { PrefixListId } of await listsOf(live))
      await aws.ec2.send(new DeleteManagedPrefixListCommand({ PrefixListId }));
  });
  const make = new CreateManagedPrefixListCommand({
    PrefixListName: run,
    AddressFamily: 'IPv4',
    MaxEntries: 2,
  });
  const made = await tried(aws.ec2.send(make));
  if (made.code === 'UnauthorizedOperation' || made.code === 'InvalidAction') nothingMade();
  const PrefixListId = made.value?.PrefixList?.PrefixListId;
  if (PrefixListId === undefined) return [notTried('7', 'AWS made no prefix list', [made.code])];
  const ready = await until(live.clock, SETTLES, async () => {
    const [list] = await listsOf(live);
    return list?.State === 'create-complete' ? list : undefined;
  });
  if (!ready) return [notTried('7', 'the prefix list was not ready within a minute')];
  const AddEntries = [{ Cidr: '192.0.2.70/32' }];
  const { code } = await tried(
    live.once.ec2.send(new ModifyManagedPrefixListCommand({ PrefixListId, AddEntries })),
  );
  return [
    claim('7', 'ModifyManagedPrefixList takes entries without CurrentVersion', code === 'ok', [
      code,
    ]),
  ];
}

async function listsOf({ aws, run }: Live) {
  const Filters = [{ Name: 'prefix-list-name', Values: [run] }];
  const { PrefixLists = [] } = await aws.ec2.send(
    new DescribeManagedPrefixListsCommand({ Filters }),
  );
  return PrefixLists;
}
