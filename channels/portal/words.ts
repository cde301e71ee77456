import english from './words/en.json' with { type: 'json' };

export type WordKey = keyof typeof english;

/** Says something in the reader's language, which is English so far; `{{name}}` in the words is filled from `values`. */
export function say(key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  const words = english[key];
  // Templates are not checked by the compiler.
  if (words === undefined) throw new Error(`There are no words for ${key}`);
  return words.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The words for ${key} want ${name}`);
    return String(value);
  });
}
