import './styles/first-frame.css';

// The gate of the mark in `index.html` needs nothing else, no letters above all, whose fonts take long
// to find. It is on the screen while the rest is on its way.
void import('./main.tsx');
