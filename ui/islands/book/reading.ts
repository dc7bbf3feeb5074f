import { Reports, type Span } from '../shared/reports';

const LOOK_MS = 1000;
/** A page that is leafed over isn't read. */
const READ_MS = 3000;
const REPORT_MS = 10_000;
/** Of a page; the service takes nothing less. */
const WORTH = 0.1;

/**
 * Tells the service which pages stood before the reader's eyes long enough to be read, each time once. A page is the stretch from its
 * number less one to its number; what is seen of a chapter is a part of such a stretch.
 */
export function tell(visible: () => Span[], ticket: string): void {
  const reports = new Reports(ticket);
  let stood = new Map<string, number>();
  let read: Span[] = [];
  const look = () => {
    const before = stood;
    stood = new Map();
    if (document.hidden) return;
    for (const span of visible()) {
      const key = span.join();
      const time = (before.get(key) ?? 0) + LOOK_MS;
      stood.set(key, time);
      if (time === READ_MS) read.push(span);
    }
  };
  const take = () => {
    if (read.reduce((sum, [from, to]) => sum + to - from, 0) < WORTH) return [];
    const taken = read;
    read = [];
    return taken;
  };
  window.setInterval(look, LOOK_MS);
  window.setInterval(() => reports.add(take()), REPORT_MS);
  document.addEventListener('visibilitychange', () => { if (document.hidden) reports.add(take()); });
  window.addEventListener('pagehide', () => reports.leave(take()));
  reports.add([]);
}
