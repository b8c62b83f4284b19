import type { ScopeActions } from '../../store';

/** Saves the memory as it stands. What draws it comes when it is first asked for. */
export function savePicture(actions: ScopeActions, kind: 'svg' | 'png'): Promise<void> {
  return actions.savePicture(async () => {
    const stage = document.querySelector<HTMLElement>('.stage');
    if (stage === null) throw new Error('no map is in sight');
    const { pngFile, svgFile } = await import('./stage-files');
    return kind === 'svg' ? svgFile(stage) : pngFile(stage);
  }, `.${kind}`);
}
