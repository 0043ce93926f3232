/**
 * Offers text to be saved: the system asks where. Nothing leaves the computer, and the page learns
 * neither the place nor whether it was saved.
 */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it up by then.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
