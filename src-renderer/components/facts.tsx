import type { ReactNode } from 'react';

/** Facts with their names: beside each other, one under the other where it is narrow. */
export function Facts({ children }: { children: ReactNode }): ReactNode {
  return (
    <dl className="grid grid-cols-1 gap-x-6 @min-[30rem]:grid-cols-[max-content_minmax(0,1fr)]">
      {children}
    </dl>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <>
      <dt className="flex min-h-6 items-center text-muted not-first:mt-2 @min-[30rem]:items-start @min-[30rem]:py-0.5 @min-[30rem]:not-first:mt-1">
        {name}
      </dt>
      <dd className="flex min-h-6 min-w-0 flex-col justify-center wrap-anywhere select-text @min-[30rem]:mt-1 @min-[30rem]:first-of-type:mt-0">
        {children}
      </dd>
    </>
  );
}
