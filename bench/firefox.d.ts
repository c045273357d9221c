/** A tab of a driven browser. */
export interface DrivenTab {
  evaluate(expression: string): Promise<string | number>
  press(keys: string): Promise<void>
  close(): Promise<unknown>
}

export const firefoxPath: string
export function launchFirefox(): Promise<{
  open(url: string): Promise<DrivenTab>
  close(): Promise<void>
}>
