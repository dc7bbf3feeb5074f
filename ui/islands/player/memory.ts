/** What a viewer chose, kept on the viewer's own machine. Everything works when storage is forbidden. */
export interface Choices {
  rate: number;
  volume: number;
  muted: boolean;
  saver: boolean;
  /** Slides and sound rather than the film, where there are such. */
  thin: boolean;
  captions: boolean;
  /** Of captions, BCP 47; empty for the first there are. */
  language: string;
}

const CHOICES = 'shuyuan.player';
const PLACES = 'shuyuan.places';
const KEPT_PLACES = 200;

type Places = Record<string, { at: number; when: number }>;

export function choices(): Choices {
  const connection = (navigator as { connection?: { saveData?: boolean } }).connection;
  const fallback = { rate: 1, volume: 1, muted: false, saver: connection?.saveData === true, thin: false, captions: true, language: '' };
  return { ...fallback, ...read<Partial<Choices>>(CHOICES) };
}

export function remember(change: Partial<Choices>): void {
  write(CHOICES, { ...choices(), ...change });
}

/** Where this resource was left, in seconds, or 0. */
export function leftAt(resource: string): number {
  return read<Places>(PLACES)[resource]?.at ?? 0;
}

/** Keeps the place, and forgets the oldest beyond two hundred. Zero forgets this one. */
export function leave(resource: string, at: number): void {
  const places = read<Places>(PLACES);
  delete places[resource];
  if (at > 0) places[resource] = { at: Math.floor(at), when: Date.now() };
  const kept = Object.entries(places).sort(([, a], [, b]) => b.when - a.when).slice(0, KEPT_PLACES);
  write(PLACES, Object.fromEntries(kept));
}

function read<T>(key: string): T {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as T;
  } catch {
    return {} as T;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage only costs the memory.
  }
}
