import { generateSecret, generateURI, verify } from 'otplib'
import QRCode from 'qrcode'

/** Seconds by which the clock of a telephone may differ: the step before and the one after are taken too. */
const TOLERANCE = 30

/** Makes a secret for a time-based code (RFC 6238), with its address and QR code for an authenticator app. */
export async function newSecret(
  accountName: string,
  issuer: string,
): Promise<{ secret: string; uri: string; qrSvg: string }> {
  const secret = generateSecret()
  const uri = generateURI({ issuer, label: accountName, secret })
  return { secret, uri, qrSvg: await QRCode.toString(uri, { type: 'svg', margin: 2 }) }
}

/**
 * The time step of a code if it is right now and later than the last step taken, else undefined: a code that was seen
 * once is worth nothing (RFC 6238 §5.2).
 */
export async function stepOfCode(
  secret: string,
  code: string,
  lastStep: number | null,
  now: Date,
): Promise<number | undefined> {
  const epoch = Math.floor(now.getTime() / 1000)
  const result = await verify({ secret, token: code, epoch, epochTolerance: TOLERANCE })
  if (!result.valid || !('timeStep' in result)) return undefined
  return lastStep === null || result.timeStep > lastStep ? result.timeStep : undefined
}
