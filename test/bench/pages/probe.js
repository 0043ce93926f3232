// In the page under test, before all else: stands where the preload would, and tells the server when
// the page shows what is waited for. Nothing else looks on: with developer tools attached every
// script is read twice, which costs a large one more than a small one.
const { waitFor, resources } = document.currentScript.dataset;

// Asked for while the page is still loading, as by the preload.
const snapshot = fetch(`/snapshot?resources=${resources}`).then((answer) => answer.json());

window.bridge = {
  call: async () => ({ ok: true, value: [] }),
  onSnapshot: (listener) => {
    snapshot.then(listener);
    return () => undefined;
  },
};

const tell = (ms) => fetch(`/shown?ms=${String(ms)}`);

if (waitFor === 'first-paint') {
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name === 'first-contentful-paint') tell(startTime);
  }).observe({ type: 'paint', buffered: true });
} else {
  const look = () => {
    if (document.querySelector(waitFor)) tell(performance.now());
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
