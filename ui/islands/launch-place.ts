/** Sends its form on its way; without scripts there is a button. */
class LaunchPlace extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('form')!.submit();
  }
}

customElements.define('launch-place', LaunchPlace);
