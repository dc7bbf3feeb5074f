/** The page with a message for a tool sends it at once; where scripts are off, its button does. */
document.querySelector<HTMLFormElement>('form[data-message]')?.submit();
