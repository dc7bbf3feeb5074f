import encodeQR from 'qr';

const QUIET_ZONE = 4;

/** One path, a square for each dark module. */
export function qr(words: string, label: string): SVGSVGElement {
  const modules = encodeQR(words, 'raw', { ecc: 'medium', border: QUIET_ZONE });
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', `0 0 ${modules.length} ${modules.length}`);
  svg.setAttribute('class', 'qr');
  svg.setAttribute('role', 'img');
  svg.setAttribute('shape-rendering', 'crispEdges');
  svg.setAttribute('aria-label', label);
  const dark = document.createElementNS(namespace, 'path');
  dark.setAttribute('d', modules.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ''))).join(''));
  svg.append(dark);
  return svg;
}
