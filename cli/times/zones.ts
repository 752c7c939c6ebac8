import { UsageFailure } from '../failures';

const zoneForm = /^[a-z_]+(\/[a-z0-9_+-]+)+$/i;

/**
 * A time and the zone at its end: `tomorrow 02:00 Europe/Paris`, `22:00 UTC`, `2026-11-29T02:00[Europe/Paris]`. Abbreviations such as
 * CST are no zone: three countries use it for different times.
 *
 * @throws UsageFailure for what is written like a zone and is none
 */
export function splitZone(text: string): { readonly time: string; readonly zone: string | undefined } {
  const [, time = '', bracketed, bare] = /^(.*?)(?:\s*\[([^\]]+)\]|\s+(\S+))$/s.exec(text.trim()) ?? [];
  const name = bracketed ?? bare;
  const zone = name === undefined ? undefined : zoneNamed(name);
  if (name !== undefined && zone === undefined && zoneForm.test(name))
    throw new UsageFailure(`${text}: ${name} is no IANA time zone such as Europe/Paris.`);
  return zone === undefined ? { time: text.trim(), zone: undefined } : { time: time.trim(), zone };
}

/** @returns the zone's name as it is usually written, or undefined where this is none */
function zoneNamed(name: string): string | undefined {
  if (/^(utc|gmt)$/i.test(name)) return 'UTC';
  // Region and city; old names like EST or Egypt are not what somebody expects of them, and digits are offsets.
  if (!zoneForm.test(name)) return undefined;
  try {
    const usual = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    // Zones that were renamed are known to Intl by their former name, and nobody should see another name than the one typed.
    return usual.toLowerCase() === name.toLowerCase() ? usual : name;
  } catch {
    return undefined;
  }
}

/**
 * The value of `--zone`.
 *
 * @throws UsageFailure when it is no IANA name
 */
export function zoneOption(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const zone = zoneNamed(name);
  if (zone === undefined) throw new UsageFailure(`--zone ${name} is no IANA time zone such as Europe/Paris.`);
  return zone;
}
