import { qr } from './shared/qr';

/** An address as a code that phones read. Attributes: `value`, `label` (what it is, for who can't see it). */
class QrCode extends HTMLElement {
  connectedCallback(): void {
    this.replaceChildren(qr(this.getAttribute('value') ?? '', this.getAttribute('label') ?? ''));
  }
}

customElements.define('qr-code', QrCode);
