/** Tells the platform that its window can be closed (LTI Dynamic Registration 1.0, 3.7). It says nothing else, so it may be said to anybody. */
class LaunchClose extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', () => {
      const around = (window.opener as Window | null) ?? window.parent;
      around.postMessage({ subject: 'org.imsglobal.lti.close' }, '*');
    });
  }
}

customElements.define('launch-close', LaunchClose);
