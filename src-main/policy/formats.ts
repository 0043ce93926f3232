import { inCliCommands } from './format-cli.ts';
import { inCloudFormation } from './format-cloudformation.ts';
import { inTerraform } from './format-terraform.ts';
import { contentOf } from './made-document.ts';
import type { Paper } from './made-document.ts';

export type Format = 'json' | 'terraform' | 'cloudformation' | 'cli';

/** The formats a document can be had in: a session's policy is attached to nothing. */
export function formatsOf({ kind }: Paper): readonly Format[] {
  return kind === 'session' ? ['json', 'cli'] : ['json', 'terraform', 'cloudformation', 'cli'];
}

/** The document as text to copy or save; `undefined` in a format it cannot be had in. */
export function inFormat(paper: Paper, format: Format): string | undefined {
  switch (format) {
    case 'json':
      return `${JSON.stringify(contentOf(paper), undefined, 2)}\n`;
    case 'terraform':
      return paper.kind === 'session' ? undefined : inTerraform(paper);
    case 'cloudformation':
      return paper.kind === 'session' ? undefined : inCloudFormation(paper);
    case 'cli':
      return inCliCommands(paper);
  }
}

/** A name to save it under. */
export function fileNameOf({ name }: Paper, format: Format): string {
  return `${name}.${{ json: 'json', terraform: 'tf', cloudformation: 'yaml', cli: 'sh' }[format]}`;
}
