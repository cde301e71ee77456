/** What a packet needs and people often have written on the ticket already; found by looks anybody can read, never guessed. */

/** An error's exact words: its number, its name in capitals, an exception, or what stands behind “error:”. */
const looksOfErrors: readonly RegExp[] = [
  /\b0x[0-9a-f]{4,16}\b/i,
  /\b[A-Z][A-Z0-9]{1,}(?:_[A-Z0-9]+)+\b/,
  /\b(?:ORA|KB|SQL|PCL|DNS|WMI|MSI)-?\d{4,7}\b/,
  /\b(?:error|fehler|event id|status|code|http)\s{0,2}[:#]?\s{0,2}\d{2,8}\b/i,
  /\b\w{2,60}(?:Exception|Error)\b/,
  /\b(?:error|fehler|message|meldung|says|shows)\s{0,2}[:“"]\s{0,2}\S.{4,}/i,
  /\b(?:access (?:is )?denied|permission denied|connection (?:refused|reset|timed out)|out of memory|disk (?:is )?full|account (?:is )?(?:currently )?locked(?: out)?)\b/i,
];
const systems =
  /\b(?:Windows (?:1[01]|Server \d{4}|XP|7|8(?:\.1)?)(?: \d\dH\d)?|macOS(?: \d+(?:\.\d+)*| [A-Z][a-z]+)?|Ubuntu \d\d\.\d\d|Debian \d+|RHEL \d+(?:\.\d+)?|iOS \d+(?:\.\d+)*|iPadOS \d+(?:\.\d+)*|Android \d+|ChromeOS \d+)/;
/** A device's or asset's name: letters, a hyphen, digits. Numbers of tickets, articles and standards look alike and are none. */
const devices = /\b(?!(?:INC|REQ|CHG|PRB|KB|CVE|RFC|ISO|GPO|UTF|SHA|AES|ORA|WO|PAT|COVID)-)[A-Z]{2,6}-?[A-Z]{0,4}-\d{2,6}\b/;
const stopping =
  /\b(?:cannot|can[’']?t|could not|couldn[’']?t|unable to|not able to|nobody|no one|none of|blocks?|blocked|stops? us|stands still|have to wait)\b/i;

/** Longer than this, a line is a log: the part with the error is taken. */
const mostLetters = 300;

/** The first line in which an error shows itself. */
export function errorIn(texts: readonly string[]): string | undefined {
  for (const line of texts.flatMap((text) => text.split('\n'))) {
    const found = looksOfErrors.map((look) => look.exec(line)).find((match) => match !== null);
    if (!found) continue;
    const trimmed = line.trim();
    return trimmed.length <= mostLetters ? trimmed : line.slice(found.index, found.index + mostLetters).trim();
  }
  return undefined;
}

/** The operating system that somebody named. */
export function systemIn(texts: readonly string[]): string | undefined {
  return firstOf(systems, texts);
}

/** The device that somebody named. */
export function deviceIn(texts: readonly string[]): string | undefined {
  return firstOf(devices, texts);
}

/** The first sentence that says what cannot be done; too few words say only that there is trouble. */
export function stoppedIn(texts: readonly string[]): string | undefined {
  const sentences = texts.flatMap((text) => text.split(/(?<=[.!?])\s+|\n+/)).map((sentence) => sentence.trim());
  return sentences.find(
    (sentence) => stopping.test(sentence) && sentence.split(/\s+/).length >= fewestWords && sentence.length <= mostLetters,
  );
}

/** “It cannot print” is trouble; “We cannot print any invoices” is what it stops. */
const fewestWords = 4;

function firstOf(look: RegExp, texts: readonly string[]): string | undefined {
  return texts.map((text) => look.exec(text)?.[0]).find((found) => found !== undefined);
}
