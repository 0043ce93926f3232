import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  /** "SSH 22": what was open. */
  readonly ports: string;
  /** "81.187.42.19": for whom. */
  readonly addresses: string;
}

/**
 * How to end connections that outlive the rule: a security group remembers them, a network ACL does
 * not.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html
 */
export function CutConnections({ ports, addresses }: Props): ReactNode {
  return (
    <details className="group">
      <summary className="-ml-1 inline-flex min-h-6 cursor-default list-none items-center gap-1 rounded-sm pr-2 pl-1 font-medium hover:bg-hover">
        <ChevronRight
          size={14}
          aria-hidden="true"
          className="text-muted transition-transform group-open:rotate-90"
        />
        How to cut them too
      </summary>
      <div className="mt-2 flex flex-col gap-2 pl-4.5">
        <p>
          AWS remembers a connection that a security group has let in, and goes on letting it
          through until it ends. The plainest way is to end it where it is: log out, stop the
          program, or restart the instance.
        </p>
        <p>
          A network ACL remembers nothing: it judges every packet, and a rule that denies your
          address cuts the connection at once. In the VPC console:
        </p>
        <ol className="ml-4 flex list-decimal flex-col gap-1">
          <li>Find the subnet of the instance and open its network ACL.</li>
          <li>
            Add an inbound rule with a lower number than all others: deny {ports} from {addresses}.
          </li>
          <li>
            Take that rule out again once the connections are gone. Until then it keeps everybody
            behind that address out of the whole subnet, whatever Drawbridge opens.
          </li>
        </ol>
      </div>
    </details>
  );
}
