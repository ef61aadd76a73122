/** After the dialog is gone, and the button that opened it can be pressed again. */
const SETTLED_MS = 60;

/**
 * Remembers where the focus is; the function it returns gives it back there after a dialog, unless it has gone elsewhere by
 * then (WCAG 2.4.3). For dialogs that leave the page together with their content.
 */
export function rememberFocus(): () => void {
  const { activeElement } = document;
  const giveBack = () => {
    const isNowhere = !document.activeElement || document.activeElement === document.body;
    if (isNowhere && activeElement instanceof HTMLElement && activeElement.isConnected) activeElement.focus();
  };
  return () => void setTimeout(giveBack, SETTLED_MS);
}
