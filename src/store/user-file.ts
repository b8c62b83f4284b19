/** The one file that the person writes. */
export const USER_FILE = 'main.go';

export function isUserFile(name: string): boolean {
  return name === USER_FILE;
}
