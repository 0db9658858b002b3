import { Command, CommanderError } from 'commander';
import { DatabaseStartError, DataDirError } from '~db/embedded/index.server';
import { addAccountCommands } from '~/cli/account-commands.server';
import { addAuditCommands } from '~/cli/audit-commands.server';
import { addContentCommands } from '~/cli/content-commands.server';
import { addCredentialCommands } from '~/cli/credential-commands.server';
import { addFacilityCommands } from '~/cli/facility-commands.server';
import { addItemCommands } from '~/cli/item-commands.server';
import { addJobCommands } from '~/cli/job-commands.server';
import { addInstituteCommands } from '~/cli/institute-commands.server';
import { addKeyCommands } from '~/cli/key-commands.server';
import { addErasureCommand } from '~/cli/privacy-commands.server';
import { addRoleCommands } from '~/cli/role-commands.server';
import { addSettingCommands } from '~/cli/setting-commands.server';
import { addTrackingCommands } from '~/cli/tracking-commands.server';
import { addWorksheetCommands } from '~/cli/worksheet-commands.server';
import { SettingsError } from '~/platform/settings.server';
import { StartupError } from '~/startup/startup-error';

/** The operator's command line. Exit codes: 0 done, 1 refused with the reasons, 2 wrong usage. */
const program = new Command('tumia').description('the operator’s command line of Tumia').exitOverride();
addContentCommands(program);
addCredentialCommands(program);
addFacilityCommands(program);
addKeyCommands(program);
addAccountCommands(program);
addRoleCommands(program);
addItemCommands(program);
addJobCommands(program);
addInstituteCommands(program);
addAuditCommands(program);
addSettingCommands(program);
addErasureCommand(program);
addWorksheetCommands(program);
addTrackingCommands(program);
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
