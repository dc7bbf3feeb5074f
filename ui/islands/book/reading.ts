import { Reports, type Span } from '../shared/reports';

const LOOK_MS = 1000;
/** A page that is leafed over isn't read. */
const READ_MS = 3000;
const REPORT_MS = 10_000;

/** Tells the service which pages stood before the reader's eyes long enough to be read, each time once. */
export function tell(visible: () => number[], ticket: string): void {
  const reports = new Reports(ticket);
  let stood = new Map<number, number>();
  let read: Span[] = [];
  const look = () => {
    const before = stood;
    stood = new Map();
    if (document.hidden) return;
    for (const page of visible()) {
      const time = (before.get(page) ?? 0) + LOOK_MS;
      stood.set(page, time);
      if (time === READ_MS) read.push([page - 1, page]);
    }
  };
  const take = () => {
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
