import './styles/first-frame.css';

// The name in `index.html` needs nothing else, and is on the screen while the rest is on its way.
void import('./main.tsx');
