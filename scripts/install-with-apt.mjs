import { runCommand } from './run-command.mjs';

/**
 * The system's package, where there are such packages and we may install them.
 *
 * @param {string} name
 */
export async function installWithApt(name) {
  if (process.getuid?.() !== 0) return;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const patient = ['-o', 'DPkg::Lock::Timeout=120'];
  await runCommand('apt-get', [...patient, 'update'], { env });
  await runCommand('apt-get', [...patient, 'install', '-y', name], { env });
}
