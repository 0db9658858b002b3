/**
 * Lets a page load the scripts that it names for later, by the policy that its headers allow.
 * @returns what makes an address one that may be loaded; it throws where the page didn't name it
 */
export function allowScripts(addresses: readonly string[]): (address: string) => string {
  const { trustedTypes } = window as unknown as {
    trustedTypes?: {
      createPolicy: (name: string, rules: object) => { createScriptURL: (address: string) => string };
    };
  };
  const createScriptURL = (address: string) => {
    if (addresses.indexOf(address) < 0) throw new TypeError(address);
    return address;
  };
  if (!trustedTypes) return createScriptURL;
  const policy = trustedTypes.createPolicy('tumia-scripts', { createScriptURL });
  return (address) => policy.createScriptURL(address);
}

/** Loads and runs a script. @param address that the page allows */
export function loadScript(address: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.onload = resolve;
    script.onerror = reject;
    script.src = address;
    document.head.append(script);
  });
}
