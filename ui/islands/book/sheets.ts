import { make } from '../shared/dom';

/** Prints these and nothing else of the page, and takes them away afterwards. */
export function sheets(content: Node[]): void {
  const box = make('div', { class: 'print-sheets' }, ...content);
  document.body.append(box);
  document.documentElement.classList.add('printing');
  window.addEventListener('afterprint', () => {
    document.documentElement.classList.remove('printing');
    box.querySelectorAll('img').forEach((picture) => { if (picture.src.startsWith('blob:')) URL.revokeObjectURL(picture.src); });
    box.remove();
  }, { once: true });
  window.print();
}
