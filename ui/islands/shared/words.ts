/** The words that the server put beside an island, so that both languages live in one place: ui/messages. */
export type Words = (key: string, ...values: (string | number)[]) => string;

/** Reads the JSON block of words inside this element; a missing word shows its key. */
export function wordsOf(element: Element): Words {
  const block = element.querySelector('script[type="application/json"]');
  const known: Record<string, string> = block ? JSON.parse(block.textContent ?? '{}') : {};
  return (key, ...values) => (known[key] ?? key).replace(/\{(\d+)\}/g, (_, at) => String(values[Number(at)] ?? ''));
}

/** 3:05 → "03:05", over an hour "1:03:05": the way that places are written everywhere in the service. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(Number.isFinite(seconds) ? seconds : 0));
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  return (hours ? hours + ':' : '') + two(Math.floor(whole / 60) % 60) + ':' + two(whole % 60);
}
