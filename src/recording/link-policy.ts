import type { LinkReader, LinkWriter } from './link-bytes';
import { LinkError } from './link-error';
import type { PolicyChoice } from './policy';

/** In the order of their numbers, 0 to 3. */
const KINDS = ['byHand', 'roundRobin', 'random', 'golike'] as const;

export function policyNumber(policy: PolicyChoice): number {
  return KINDS.indexOf(policy.kind);
}

/** What a policy's number leaves open. */
export function writePolicyRest(writer: LinkWriter, policy: PolicyChoice): void {
  if (policy.kind === 'roundRobin') writer.varint(policy.quantum);
  else if (policy.kind !== 'byHand') writer.varint(policy.seed);
}

export function readPolicy(reader: LinkReader, number: number): PolicyChoice {
  const kind = KINDS[number];
  if (kind === undefined) throw new LinkError({ kind: 'impossible', part: 'policy' });
  switch (kind) {
    case 'byHand':
      return { kind };
    case 'roundRobin': {
      const quantum = reader.varint();
      if (quantum < 1) throw new LinkError({ kind: 'impossible', part: 'policy' });
      return { kind, quantum };
    }
    case 'random':
    case 'golike':
      return { kind, seed: reader.varint() };
  }
}
