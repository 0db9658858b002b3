import { type Command, InvalidArgumentError } from 'commander';
import { database } from '~db/client.server';
import { type Grant, type Role, roles, scopeOf } from '~/features/accounts/index';
import {
  grantRole,
  type GrantRoleAnswer,
  listGrants,
  revokeRole,
  type RevokeRoleAnswer,
} from '~/features/accounts/index.server';
import { theOperator } from '~/platform/audit.server';
import { refusal, withAccount } from './account-commands.server';
import { describeGrant } from './describe-grant.server';
import { type Outcome, printOutcome } from './output.server';
import { withDatabase } from './with-database.server';

interface ScopeOptions {
  institute?: string;
  region?: string;
  council?: string;
  facility?: string;
  json?: boolean;
}

/** `tumia role grant PHONE ROLE`, `role revoke PHONE ROLE` and `role list PHONE`. */
export function addRoleCommands(program: Command): void {
  const role = program.command('role').description('who may do what beyond learning, and where');
  for (const [verb, description, change] of [
    ['grant', 'gives a role; with it the person is signed out everywhere', grant],
    ['revoke', 'takes a role back; the person is signed out everywhere', revoke],
  ] as const) {
    role
      .command(verb)
      .description(description)
      .argument('<phone|id>')
      .argument('<role>', roles.join(', '), parseRole)
      .option('--institute <id>', 'for author, reviewer, facilitator and manager')
      .option('--region <id>', 'for a coordinator; with no place at all the nation’s')
      .option('--council <id>', 'for a coordinator')
      .option('--facility <code>', 'for facilityInCharge')
      .option('--json', 'print one JSON value')
      .action(async (who: string, name: Role, { json = false, ...scope }: ScopeOptions) => {
        const wanted = { role: name, ...scopeIn(scope) };
        printOutcome(await withDatabase(() => withAccount(who, (id) => change(id, wanted))), json);
      });
  }
  role
    .command('list')
    .description('lists a person’s roles, those that rest at a closed institute too')
    .argument('<phone|id>')
    .option('--json', 'print one JSON value')
    .action(async (who: string, options: { json?: boolean }) => {
      printOutcome(await withDatabase(() => withAccount(who, list)), options.json ?? false);
    });
}

function parseRole(typed: string): Role {
  const role = roles.find((one) => one === typed);
  if (!role) throw new InvalidArgumentError(`It must be one of ${roles.join(', ')}.`);
  return role;
}

const scopeIn = ({ institute, region, council, facility }: ScopeOptions) =>
  scopeOf({
    instituteId: institute ?? null,
    regionId: region ?? null,
    councilId: council ?? null,
    facilityId: facility ?? null,
  });

/** Why the operator's change was refused; an answer that is none of these is done. */
const refusals: Partial<Record<GrantRoleAnswer | RevokeRoleAnswer, string>> = {
  notFound: 'there is no such account, or it was merged into another',
  unknownScope:
    'there is no such place, or the role isn’t for it: author, reviewer, facilitator and manager need --institute, ' +
    'facilityInCharge --facility, a coordinator --region, --council or neither, an administrator nothing',
  instituteClosed: 'the institute has left the consortium: reopen it first',
  lastAdministrator: 'this is the last administrator: make somebody else one first',
  notHeld: 'the person doesn’t have this role',
};

async function grant(personId: string, wanted: Grant): Promise<Outcome> {
  const answer = await database().transaction((tx) =>
    grantRole(tx, { personId, grant: wanted }, theOperator),
  );
  const done = answer === 'held' ? 'the person has this role already' : `${wanted.role} is granted`;
  return outcomeOf(personId, wanted, answer, done);
}

async function revoke(personId: string, wanted: Grant): Promise<Outcome> {
  const answer = await database().transaction((tx) =>
    revokeRole(tx, { personId, grant: wanted }, theOperator),
  );
  return outcomeOf(personId, wanted, answer, `${wanted.role} is revoked`);
}

function outcomeOf(
  id: string,
  wanted: Grant,
  answer: GrantRoleAnswer | RevokeRoleAnswer,
  done: string,
): Outcome {
  const refused = refusals[answer];
  return refused === undefined
    ? { ok: true, data: { id, ...wanted, answer }, lines: [`${id}: ${done}`] }
    : refusal({ id, ...wanted, error: answer }, refused);
}

async function list(id: string): Promise<Outcome> {
  const grants = await listGrants(id);
  return {
    ok: true,
    data: grants,
    lines: grants.length > 0 ? grants.map(describeGrant) : ['no role beyond learning'],
  };
}
