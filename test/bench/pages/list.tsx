import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { createRoot } from 'react-dom/client';

const ROWS = 1_000;
const ROW_PX = 44;

/** As long a list as ours, with nothing in a row but its number. */
function List() {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: ROWS,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
  });
  return (
    <div ref={scroller} style={{ height: '100vh', overflow: 'auto' }}>
      <ul style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, key, start }) => (
          <li
            key={key}
            data-index={index}
            style={{
              position: 'absolute',
              height: ROW_PX,
              transform: `translateY(${String(start)}px)`,
            }}
          >
            Row {index}
          </li>
        ))}
      </ul>
    </div>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<List />);
