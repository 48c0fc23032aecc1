import { hash, verify } from '@node-rs/argon2'
import { newCode } from '../../kernel/ids.ts'

/** argon2id with 19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A password as it is hashed: one and the same text, however a keyboard composed it (NIST SP 800-63B, 5.1.1.2). */
const normalised = (password: string) => password.normalize('NFKC')

/** Hashes a password with argon2id; the answer carries salt and cost (PHC form). */
export async function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), COST)
}

/** Whether a password is the one that was hashed. */
export async function passwordFits(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, normalised(password))
}

let nobodys: Promise<string> | undefined

/** A hash that no password fits, for names that do not exist: their refusal then costs the same. */
export async function hashOfNobody(): Promise<string> {
  nobodys ??= hashPassword(newCode(30))
  return nobodys
}

/** Makes a one-time password of 12 clear characters (59 bits). */
export function newOneTimePassword(): string {
  return newCode(12)
}
