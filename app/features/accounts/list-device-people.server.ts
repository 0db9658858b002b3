import { readDeviceSecret } from './device-cookie.server';
import { type DevicePerson, loadDevicePeople } from './device-pins.server';

/** Lists those who can sign in by PIN on the phone that asks, by name; nobody where it is no phone with PINs. */
export async function listDevicePeople(request: Request): Promise<DevicePerson[]> {
  const people = await loadDevicePeople(readDeviceSecret(request));
  return people.map(({ handle, name }) => ({ handle, name }));
}
