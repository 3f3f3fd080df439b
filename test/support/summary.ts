import { writeSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

type Errors = Parameters<NonNullable<Reporter['onTestRunEnd']>>[1];

/** Names what was skipped and ends the output with one line that a script can read: `N passed, N failed`. */
export class Summary implements Reporter {
  private passed = 0;
  private failed = 0;
  private skipped: string[] = [];
  private watching = false;

  onInit(): void {
    // Written while the process ends, because other reporters and warnings may still print after the run.
    process.once('exit', (code) => {
      // A run that failed outside of every test, in a set-up for instance, must not read as sound.
      if (code !== 0 && this.failed === 0) this.failed = 1;
      if (!this.watching) writeSync(1, this.lines());
    });
  }

  onWatcherStart(): void {
    this.watching = true;
  }

  onTestRunEnd(modules: readonly TestModule[], errors: Errors): void {
    this.passed = 0;
    this.skipped = [];
    this.failed = errors.length;
    for (const module of modules) this.count(module);
  }

  private count(module: TestModule): void {
    let failedTests = 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') this.passed += 1;
      else if (state === 'skipped') this.skipped.push(`${module.relativeModuleId} > ${test.fullName}`);
      else failedTests += 1;
    }
    // A file that cannot be loaded, or whose hooks fail, has no failed test of its own.
    this.failed += failedTests === 0 && module.state() === 'failed' ? 1 : failedTests;
  }

  private lines(): string {
    const names = this.skipped.map((name) => `Skipped: ${name}\n`).join('');
    const skipped = this.skipped.length > 0 ? `, ${this.skipped.length} skipped` : '';
    return `${names}${this.passed} passed, ${this.failed} failed${skipped}\n`;
  }
}
