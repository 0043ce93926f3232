/** Why a typed proxy cannot be kept, as a sentence; `undefined` when it can. */
export function proxyFault(text: string): string | undefined {
  const example = 'Type it like http://proxy.example.com:8080.';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return example;
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return `Only the host and its port. ${example}`;
  return undefined;
}
