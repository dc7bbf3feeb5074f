import { isDark, type Looks } from './looks';

export const SIZES = [0.85, 1, 1.2, 1.45, 1.75, 2.1];

const PAPERS: Record<'sepia' | 'night', { paper: string; ink: string; link: string }> = {
  sepia: { paper: '#f4e9d2', ink: '#3a2f22', link: '#285b5f' },
  night: { paper: '#1b1916', ink: '#d9d1c3', link: '#93c7c4' },
};

/** What a reader wants stands above what a book says of its colours, and below what it says of its shape. */
export function styles({ look, letters }: Looks): string {
  const dark = isDark(look);
  const paper = look === 'sepia' ? PAPERS.sepia : dark ? PAPERS.night : undefined;
  return `
    html { font-size: ${100 * (SIZES[letters ?? 1] ?? 1)}%; color-scheme: ${dark ? 'dark' : 'light'}; }
    body { font-family: "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", STSong, SimSun, serif; }
    p, li, dd { line-height: 1.8; }
    ${paper ? `
    html { --theme-bg-color: ${paper.paper}; background: ${paper.paper} !important; color: ${paper.ink} !important; }
    body, body *:not(img):not(svg):not(svg *) { color: inherit !important; background-color: transparent !important; }
    a:link, a:link * { color: ${paper.link} !important; }` : ''}
    ${dark ? 'img { filter: brightness(.85); }' : ''}`;
}
