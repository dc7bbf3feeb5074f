import { wordsOf } from './shared/words';
import { Ticket } from './upload/ticket';
import { Transfers } from './upload/transfer';

/** Sends many files at once, each resumable, and shows how far each is: around a form with kinds, a file input and a drop area. */
class LessonUpload extends HTMLElement {
  private readonly transfers = new Transfers();

  connectedCallback(): void {
    const say = wordsOf(this);
    const input = this.querySelector<HTMLInputElement>('input[type="file"]')!;
    const drop = this.querySelector<HTMLElement>('.drop')!;
    const queue = this.querySelector<HTMLElement>('.queue')!;

    const send = (files: FileList | null) => {
      const kind = this.querySelector<HTMLInputElement>('input[name="kind"]:checked');
      const way = (kind?.dataset.steps ?? '').split(' ').filter(Boolean);
      for (const file of Array.from(files ?? [])) {
        const ticket: Ticket = new Ticket(file, way, say, () => transfer.stop());
        const transfer = this.transfers.add(file, kind?.value ?? '', ticket);
        queue.append(ticket.element);
      }
    };
    const accept = () => {
      input.accept = this.querySelector<HTMLInputElement>('input[name="kind"]:checked')?.dataset.accept ?? '';
    };
    accept();
    this.addEventListener('change', accept);
    input.addEventListener('change', () => {
      send(input.files);
      input.value = '';
    });
    for (const [name, over] of [['dragenter', true], ['dragover', true], ['dragleave', false], ['drop', false]] as const) {
      drop.addEventListener(name, (event) => {
        event.preventDefault();
        drop.classList.toggle('over', over);
      });
    }
    drop.addEventListener('drop', (event) => send(event.dataTransfer?.files ?? null));
  }
}

customElements.define('lesson-upload', LessonUpload);
