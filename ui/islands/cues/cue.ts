/** One caption while it is edited; times in seconds, text as it is shown. */
export interface Cue {
  start: number;
  end: number;
  text: string;
}

const SHORTEST = 0.5;

/** Reads what the server keeps: WebVTT of plain text, a blank line between cues. */
export function read(track: string): Cue[] {
  return track.split('\n\n').flatMap((block) => {
    const [times, ...lines] = block.trim().split('\n');
    const [start, end] = (times ?? '').split(' --> ').map(seconds);
    return start === undefined || end === undefined ? [] : [{ start, end, text: unescape(lines.join('\n')) }];
  });
}

/** In the order of time, without those that say nothing. */
export function write(cues: Cue[]): string {
  const said = inOrder(cues).filter(({ text }) => lines(text) !== '');
  return 'WEBVTT\n' + said.map((cue) => `\n${stamp(cue.start)} --> ${stamp(cue.end)}\n${escape(lines(cue.text))}\n`).join('');
}

const inOrder = (cues: Cue[]) => [...cues].sort((one, other) => one.start - other.start);

/** As chapters are: each lasts until the next. */
export function chained(cues: Cue[]): Cue[] {
  const named = inOrder(cues).filter(({ text }) => lines(text) !== '');
  return named.map((cue, at) => ({ ...cue, end: named[at + 1]?.start ?? cue.start + 1 }));
}

/** 62.5 → "00:01:02.500" */
export function stamp(at: number): string {
  const all = Math.max(0, Math.round(at * 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const whole = Math.floor(all / 1000);
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}.${String(all % 1000).padStart(3, '0')}`;
}

/** "1:02.5", "62,5" or "00:01:02.500" → 62.5; nothing where it is no time. */
export function seconds(typed: string): number | undefined {
  const plain = typed.trim().replace(/：/g, ':').replace(/[，,．]/g, '.');
  if (!/^(?:(?:\d{1,4}:)?\d{1,3}:)?\d{1,5}(?:\.\d{1,6})?$/.test(plain)) return undefined;
  const parts = plain.split(':').map(Number);
  if (parts.slice(1).some((part) => part >= 60)) return undefined;
  return parts.reduce((sum, part) => sum * 60 + part, 0);
}

/** At the cursor; the time is that of the player while it is inside the cue, else by the share of the text. */
export function split(cue: Cue, cursor: number, now: number): [Cue, Cue] {
  const share = cue.text.length ? cursor / cue.text.length : 0.5;
  const inside = now > cue.start + 0.1 && now < cue.end - 0.1;
  const at = inside ? now : cue.start + (cue.end - cue.start) * Math.min(0.9, Math.max(0.1, share));
  const time = Math.round(at * 1000) / 1000;
  return [
    { start: cue.start, end: time, text: cue.text.slice(0, cursor).trim() },
    { start: time, end: cue.end, text: cue.text.slice(cursor).trim() },
  ];
}

export function merge(one: Cue, next: Cue): Cue {
  return { start: Math.min(one.start, next.start), end: Math.max(one.end, next.end), text: [one.text, next.text].filter(Boolean).join('\n') };
}

/** A start that passes the end takes it along. */
export function startAt(cue: Cue, now: number): Cue {
  const start = Math.round(now * 1000) / 1000;
  return { ...cue, start, end: cue.end > start + SHORTEST ? cue.end : start + Math.max(SHORTEST, cue.end - cue.start) };
}

const lines = (text: string) => text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean).join('\n');
export const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const unescape = (text: string) => text.replace(/&gt;/g, '>').replace(/&lt;/g, '<').replace(/&amp;/g, '&');
