/** Finished XML: what is in it has been escaped. */
export type Xml = string & { readonly xml: unique symbol };

/** An element around text; no element at all when there is no value. */
export function element(name: string, value: string | number | boolean | undefined): Xml {
  if (value === undefined) return '' as Xml;
  return `<${name}>${escaped(String(value))}</${name}>` as Xml;
}

/** An element around other elements. */
export function parent(name: string, ...children: readonly Xml[]): Xml {
  return `<${name}>${children.join('')}</${name}>` as Xml;
}

/** A list in the EC2 protocol: `<name><item>…</item></name>`. */
export function itemSet(name: string, items: readonly (readonly Xml[])[]): Xml {
  return parent(name, ...items.map((children) => parent('item', ...children)));
}

/** The root element with its namespace. */
export function xmlDocument(name: string, namespace: string | undefined, ...children: Xml[]): Xml {
  const attribute = namespace === undefined ? '' : ` xmlns="${namespace}"`;
  const body = `<${name}${attribute}>${children.join('')}</${name}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}` as Xml;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
