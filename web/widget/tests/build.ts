import { execFileSync } from 'node:child_process';

/** Tests of what is shipped need it built. */
export default function build(): void {
  execFileSync(process.execPath, ['../build.mjs', 'widget'], { stdio: 'inherit' });
}
