/** How a reader wants books to look, on this machine. */
export interface Looks {
  look: 'auto' | 'day' | 'sepia' | 'night';
  /** Two pages side by side; nothing where it wasn't chosen. */
  spread?: boolean;
  /** Which of the sizes of pages, and of letters. */
  zoom?: number;
  letters?: number;
}

const KEY = 'shuyuan.looks';

export function looks(): Looks {
  try {
    return { look: 'auto', ...JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Looks> };
  } catch {
    return { look: 'auto' };
  }
}

export function remember(change: Partial<Looks>): Looks {
  const now = { ...looks(), ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(now));
  } catch {
    // It looks so until the page is closed.
  }
  return now;
}

/** What "as the device has it" comes to. */
export function isDark(look: Looks['look']): boolean {
  return look === 'night' || (look === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
}
