import { endpoint } from '#sdk/contract.ts'

/** Where the sample data are: nowhere, on their way in, there, on their way out. */
export type SampleState = 'none' | 'filling' | 'there' | 'leaving'

/** What a workspace has been given so far, for the first steps on the home page. */
export type FirstSteps = {
  readonly sample: SampleState
  /** Whether there is a contact that is no sample. */
  readonly contacts: boolean
  /** Whether somebody else is here. */
  readonly people: boolean
}

export const getFirstSteps = endpoint('GET /first-steps')
export const fillSample = endpoint('POST /sample')
export const removeSample = endpoint('DELETE /sample')
