import { Command, CommanderError } from 'commander';
import { DatabaseStartError, DataDirError } from '~db/embedded/index.server';
import { addContentCommands } from '~/cli/content-commands.server';
import { addCredentialCommands } from '~/cli/credential-commands.server';
import { SettingsError } from '~/platform/settings.server';
import { StartupError } from '~/startup/startup-error';

/** The operator's command line. Exit codes: 0 done, 1 refused with the reasons, 2 wrong usage. */
const program = new Command('tumia').description('the operator’s command line of Tumia').exitOverride();
addContentCommands(program);
addCredentialCommands(program);
for (const command of program.commands.flatMap((noun) => [noun, ...noun.commands])) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (
    error instanceof SettingsError ||
    error instanceof StartupError ||
    error instanceof DataDirError ||
    error instanceof DatabaseStartError
  ) {
    process.stderr.write(`tumia: ${error.message}\n`);
    process.exitCode = 1;
  } else {
    throw error;
  }
}
