import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { loadMenus } from './components/menu.tsx';
import { followMain, useMirror } from './state/mirror.ts';
import './styles/tokens.css';

// The gate of the mark in `index.html`, where shell/rail.tsx has it, is there before any script has run;
// it stands until there is something to put in its place.
const stopWaiting = useMirror.subscribe(({ snapshot }) => {
  const root = document.getElementById('root');
  if (!snapshot || !root) return;
  stopWaiting();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  requestIdleCallback(() => void loadMenus());
});
followMain();
