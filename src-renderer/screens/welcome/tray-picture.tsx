import type { ReactNode } from 'react';

export type TrayPlace = 'windows' | 'macos' | 'linux' | 'missing';

/** Where to look for the icon, drawn. The words beside it say the same. */
export function TrayPicture({ place }: { place: TrayPlace }): ReactNode {
  return (
    <svg
      viewBox="0 0 160 96"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="w-40 shrink-0 text-muted"
    >
      <rect
        className="fill-page text-edge"
        stroke="currentColor"
        x="1"
        y="1"
        width="158"
        height="94"
        rx="6"
      />
      <Desktop place={place} />
    </svg>
  );
}

function Desktop({ place }: { place: TrayPlace }): ReactNode {
  switch (place) {
    case 'windows':
      return (
        <>
          <path className="text-edge" stroke="currentColor" d="M1 76h158" />
          <rect
            className="fill-surface text-edge"
            stroke="currentColor"
            x="78"
            y="38"
            width="36"
            height="30"
            rx="4"
          />
          <path d="M92 88l4-4 4 4" />
          <Clock x={132} y={86} />
          <Gate x={87} y={44} />
          <path
            className="text-open"
            stroke="currentColor"
            strokeDasharray="0.1 4"
            d="M106 56q14 6 12 22"
          />
          <path className="text-open" stroke="currentColor" d="M114 75l4 4 4-4" />
        </>
      );
    case 'macos':
      return (
        <>
          <path className="text-edge" stroke="currentColor" d="M1 19h158" />
          <path d="M10 10h6M22 10h14M42 10h10" />
          <Gate x={98} y={2} />
          <Clock x={132} y={10} />
          <Pointer x={106} y={26} />
        </>
      );
    case 'linux':
      return (
        <>
          <path className="text-edge" stroke="currentColor" d="M1 19h158" />
          <path d="M10 10h20" />
          <Gate x={110} y={2} />
          <Clock x={140} y={10} />
          <Pointer x={118} y={26} />
        </>
      );
    case 'missing':
      return (
        <>
          <rect
            className="fill-surface text-edge"
            stroke="currentColor"
            x="36"
            y="20"
            width="88"
            height="56"
            rx="4"
          />
          <path className="text-edge" stroke="currentColor" d="M36 32h88" />
          <path d="M108 26h8" />
          <Gate x={72} y={44} />
        </>
      );
  }
}

/** The icon itself, on the 16-pixel grid it is drawn on. */
function Gate({ x, y }: { x: number; y: number }): ReactNode {
  return (
    <g
      className="text-ink"
      stroke="currentColor"
      strokeWidth="1.5"
      transform={`translate(${String(x)} ${String(y)})`}
    >
      <path d="M8.25 13.25V6.5a3.25 3.25 0 0 1 6.5 0v6.75" />
      <path className="text-open" stroke="currentColor" d="M8 13.25H1.25" />
      <path strokeWidth="1" strokeDasharray="0.1 2" d="M1.5 13 8.25 6" />
    </g>
  );
}

function Clock({ x, y }: { x: number; y: number }): ReactNode {
  return <path d={`M${String(x)} ${String(y)}h5m4 0h5`} />;
}

function Pointer({ x, y }: { x: number; y: number }): ReactNode {
  return (
    <path
      className="text-open"
      stroke="currentColor"
      d={`M${String(x)} ${String(y + 18)}v-16m-5 5 5-5 5 5`}
    />
  );
}
